import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Blocks of each stage, with their channels; maps become half as wide from stage to stage. */
const stages = [
  { blocks: 5, channels: 16 },
  { blocks: 5, channels: 24 },
  { blocks: 5, channels: 32 },
  { blocks: 5, channels: 48 },
];
const SIZE = 32;
const CLASSES = 1000;
const SEED = 21;

/**
 * A residual network in the layout of a Keras export, named as Keras names ResNet50, with 1,000
 * classes, about 150 layers, small maps and seeded random weights: what menus and tables are tried on.
 *
 * @returns its files by their names: model.json, weights.bin, card.json
 */
export function largeNetwork() {
  const layers = [];
  const weights = [];
  const add = (className, name, inputs, config = {}) => {
    const inbound = inputs.length > 0 ? [inputs.map((input) => [input, 0, 0, {}])] : [];
    layers.push({
      class_name: className,
      config: { name, ...config },
      name,
      inbound_nodes: inbound,
    });
    return name;
  };
  const weigh = (name, values, shape) => weights.push({ name, shape, ...values });
  const convolution = (name, input, from, to, size, stride = 1) => {
    weigh(`${name}/kernel`, { scale: Math.sqrt(2 / (size * size * from)) }, [size, size, from, to]);
    weigh(`${name}/bias`, { scale: 0.05 }, [to]);
    return add('Conv2D', name, [input], {
      filters: to,
      kernel_size: [size, size],
      strides: [stride, stride],
      padding: 'same',
      activation: 'linear',
      use_bias: true,
    });
  };
  const norm = (name, input, channels) => {
    weigh(`${name}/gamma`, { mean: 1, scale: 0.1 }, [channels]);
    weigh(`${name}/beta`, { scale: 0.1 }, [channels]);
    weigh(`${name}/moving_mean`, { scale: 0.1 }, [channels]);
    weigh(`${name}/moving_variance`, { mean: 1, scale: 0 }, [channels]);
    return add('BatchNormalization', name, [input], { axis: 3, epsilon: 1e-3 });
  };
  const relu = (name, input) => add('Activation', name, [input], { activation: 'relu' });

  const input = add('InputLayer', 'input_1', [], { batch_input_shape: [null, SIZE, SIZE, 3] });
  let [last, from] = [
    convolution('conv1_conv', input, 3, stages[0].channels, 3),
    stages[0].channels,
  ];
  last = relu('conv1_relu', norm('conv1_bn', last, from));
  stages.forEach(({ blocks, channels }, stage) => {
    for (let block = 1; block <= blocks; block++) {
      const name = `conv${stage + 2}_block${block}`;
      const stride = stage > 0 && block === 1 ? 2 : 1;
      let main = convolution(`${name}_1_conv`, last, from, channels, 3, stride);
      main = relu(`${name}_1_relu`, norm(`${name}_1_bn`, main, channels));
      main = convolution(`${name}_2_conv`, main, channels, channels, 3);
      main = norm(`${name}_2_bn`, main, channels);
      const beside =
        from === channels && stride === 1
          ? last
          : norm(
              `${name}_0_bn`,
              convolution(`${name}_0_conv`, last, from, channels, 1, stride),
              channels,
            );
      last = relu(`${name}_out`, add('Add', `${name}_add`, [beside, main]));
      from = channels;
    }
  });
  last = add('GlobalAveragePooling2D', 'avg_pool', [last]);
  weigh('predictions/kernel', { scale: 1 }, [from, CLASSES]);
  weigh('predictions/bias', { scale: 0.1 }, [CLASSES]);
  last = add('Dense', 'predictions', [last], {
    units: CLASSES,
    activation: 'softmax',
    use_bias: true,
  });
  const specs = weights.map(({ name, shape }) => ({ name, shape, dtype: 'float32' }));
  const model = {
    format: 'layers-model',
    generatedBy: 'convlens bench',
    modelTopology: {
      keras_version: '2.11.0',
      model_config: {
        class_name: 'Functional',
        config: {
          name: 'large',
          layers,
          input_layers: [[input, 0, 0]],
          output_layers: [[last, 0, 0]],
        },
      },
    },
    weightsManifest: [{ paths: ['weights.bin'], weights: specs }],
  };
  const random = normalNumbers(SEED);
  const values = weights.flatMap(({ shape, mean = 0, scale }) =>
    Array.from({ length: shape.reduce((size, side) => size * side, 1) }, () =>
      scale === 0 ? mean : mean + scale * random(),
    ),
  );
  return {
    'model.json': JSON.stringify(model),
    'weights.bin': Buffer.from(Float32Array.from(values).buffer),
    'card.json': JSON.stringify(card()),
  };
}

/** @param {string} samples where the pictures of cifar10-cnn lie, from the card */
function card(samples = '/models/cifar10-cnn/samples') {
  const labels = Array.from({ length: CLASSES }, (_, index) => `class ${index}, of a thousand`);
  return {
    title: 'A large network',
    input: { shape: [SIZE, SIZE, 3], range: [-1, 1] },
    labels,
    samples: ['airplane', 'ship', 'horse'].map((name, index) => ({
      src: `${samples}/${name}.png`,
      title: name,
      label: labels[index],
    })),
  };
}

/** Writes the files into a folder, and makes that. */
export async function writeLargeNetwork(folder) {
  await mkdir(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(largeNetwork())) {
    await writeFile(path.join(folder, name), bytes);
  }
}

/** Normally distributed numbers, the same for the same seed (mulberry32, Box and Muller). */
function normalNumbers(seed) {
  let state = seed;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}
