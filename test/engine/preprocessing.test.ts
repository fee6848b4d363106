import { expect } from '@esm-bundle/chai';
import { createExplainer, type InputTensor, type ModelDescription } from '../../dist/engine.js';
import { framingOf, markAsCut } from '../../dist/client/image/framing.js';
import { pixelsOfTensor } from '../../dist/client/image/tensor-colors.js';
import { toTensor } from '../../dist/client/image/tensor-pixels.js';
import { occlusionRequest } from '../../dist/components/occlusion-grid/occlusion-request.js';
import * as tf from '../bundles/tfjs-layers.js';
import { backward, forward, seedForClass } from '../oracle/float64.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import { build, conv, dense, flatten, mulberry32, randomArray } from '../oracle/net.js';
import { codeOf, errorOf } from '../support/errors.js';
import { largest, largestDifference } from '../support/reference.js';

/** Results of torchvision and keras.applications (training/preprocessing_reference.py). */
interface Reference {
  pixels: number[];
  presets: Record<string, number[]>;
}
interface TorchReference extends Reference {
  crop: { size: [number, number]; values: number[] };
}
interface KerasReference extends Reference {
  size: [number, number];
  squeeze: number[];
  pad: number[];
}

async function load<Kind extends Reference>(name: string): Promise<Kind> {
  const response = await fetch(`/test/reference/preprocessing/${name}.json`);
  return response.json() as Promise<Kind>;
}

const caffe = { low: [-103.939, -116.779, -123.68], high: [151.061, 138.221, 131.32] };

/** The address of a card with this input. */
const cardOf = (input: object, rest: object = {}): string =>
  URL.createObjectURL(new Blob([JSON.stringify({ input, ...rest })]));

/** A network of random weights with three channels, by a card with this input. */
const net = build([6, 6, 3], 4, [conv(3, 4, { activation: 'relu' }), flatten(), dense(3)]);
const explainerOf = (input: object, rest?: object) => {
  const { url } = toUrl(toKeras(net));
  return createExplainer({ model: url, card: cardOf(input, rest), backend: 'wasm' });
};
const described = (input: object): Promise<ModelDescription> => explainerOf(input).pictureModel();

/** Built in, for images of 32 x 32 pixels. */
const photographs = (input: object) =>
  createExplainer({ model: 'cifar10-allcnn', card: cardOf(input), backend: 'wasm' });

/** Red rises to the right, green downward; blue is 128. */
function ramps([width, height]: readonly [number, number]): ImageData {
  const image = new ImageData(width, height);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    const color = [(255 * (x + 0.5)) / width, (255 * (y + 0.5)) / height, 128, 255];
    image.data.set(color.map(Math.round), 4 * pixel);
  }
  return image;
}

describe('presets', () => {
  for (const name of ['torchvision', 'keras']) {
    it(`compute what ${name} computes, and are drawn as the pixels that went in`, async () => {
      const { pixels, presets } = await load(name);
      const rgba = Array.from({ length: 6 }, (_, pixel) => [
        ...pixels.slice(3 * pixel, 3 * pixel + 3),
        255,
      ]).flat();
      for (const [preset, expected] of Object.entries(presets)) {
        const model = { ...(await described({ preset })), inputShape: [2, 3, 3] as const };
        const input = toTensor(
          { data: Uint8ClampedArray.from(rgba) },
          { ...model, inputShape: [...model.inputShape] },
        );
        const scale = Math.max(...expected.map(Math.abs));
        const difference = largestDifference(input.data, Float32Array.from(expected));
        expect(difference, preset).to.be.below(2e-6 * scale);
        expect([...pixelsOfTensor(input, model).data], preset).to.deep.equal(rgba);
      }
    });
  }

  it('are described by channel, with the widest range of all', async () => {
    const { preprocessing, range, rangeKnown, background } = await described({
      preset: 'imagenet-keras-caffe',
    });
    expect(preprocessing).to.deep.include({
      preset: 'imagenet-keras-caffe',
      channels: 'bgr',
      black: caffe.low,
      resize: 'crop',
      crop: null,
    });
    expect(range).to.deep.equal([-123.68, 151.061]);
    expect([rangeKnown, background]).to.deep.equal([true, caffe.low]);
  });

  it('give way to fields beside them', async () => {
    const { preprocessing } = await described({
      preset: 'imagenet-torch',
      std: 0.5,
      channels: 'bgr',
    });
    expect(preprocessing.black).to.deep.equal([-0.97, -0.912, -0.812]);
    expect(preprocessing.channels).to.equal('bgr');
    const { range, preprocessing: own } = await described({
      preset: 'imagenet-torch',
      range: [0, 255],
    });
    expect([range, own.black]).to.deep.equal([
      [0, 255],
      [0, 0, 0],
    ]);
    // The pixels' own unit, as written in many a training script.
    const { preprocessing: bytes } = await described({ scale: 255, mean: 127.5, std: 127.5 });
    expect([bytes.black, bytes.white]).to.deep.equal([
      [-1, -1, -1],
      [1, 1, 1],
    ]);
  });

  it('of two conflicting numbers, and numbers of no use, nothing is guessed', async () => {
    const faults: [input: object, says: RegExp][] = [
      [{ preset: 'imagenet' }, /input\.preset is "imagenet".*imagenet-torch/s],
      [{ std: 0 }, /input\.std is 0/],
      [{ std: [1, 1, 0] }, /input\.std\[2\] is 0/],
      [{ std: 1e-300 }, /input is such that black becomes .* and white 9/],
      [{ mean: [1, 2] }, /input\.mean is for 2 channels.*of 3 numbers/s],
      [{ mean: [1, 2], std: [1, 2, 3] }, /input\.mean is a list of 2/],
      [{ mean: ['a'] }, /input\.mean\[0\] is "a"/],
      [{ scale: -1 }, /input\.scale is -1/],
      [{ range: [0, 1], mean: 0.5 }, /input\.range is \[0, 1\].*left out/s],
      [{ channels: 'grb' }, /input\.channels is "grb"/],
      [{ resize: 'stretch' }, /input\.resize is "stretch"/],
      [{ crop: { resize: 224, size: 256 } }, /input\.crop\.size is 256/],
      [{ crop: { resize: 256, size: 224 }, resize: 'pad' }, /input\.crop is given/],
    ];
    for (const [input, says] of faults) {
      const { code, message, hint } = await errorOf(explainerOf(input).describe());
      expect(code, JSON.stringify(input)).to.equal('card-invalid');
      expect(`${message} ${hint}`).to.match(says);
    }
    for (const input of [{ preset: 'imagenet-torch' }, { channels: 'bgr' }]) {
      const grey = createExplainer({ model: 'mnist-cnn', card: cardOf(input), backend: 'wasm' });
      expect(await codeOf(grey.describe())).to.equal('card-invalid');
    }
  });
});

describe('how an image is cut', () => {
  /** The mean and the largest difference of two inputs, in levels of color. */
  const levels = (a: Float32Array, b: readonly number[], unit: number) => {
    const differences = Array.from(a, (value, index) => Math.abs(value - b[index]!) / unit);
    const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
    return { mean, most: Math.max(...differences) };
  };

  it('a centre crop shows what torchvision shows', async () => {
    const { crop } = await load<TorchReference>('torchvision');
    const explainer = photographs({ preset: 'imagenet-torch', crop: { resize: 40, size: 32 } });
    const { input, view } = await explainer.picture(ramps(crop.size));
    // In levels of 255: a pixel of the image has 4, and parts are cut out in whole pixels.
    const { mean, most } = levels(input.data, crop.values, 1 / 0.225 / 255);
    expect([mean < 2, most < 5], `${mean} ${most}`).to.deep.equal([true, true]);
    expect([view.width, view.height]).to.deep.equal([35, 35]);
    const largestPart = await photographs({ preset: 'imagenet-torch' }).picture(ramps(crop.size));
    expect(levels(largestPart.input.data, crop.values, 1 / 0.225 / 255).most).to.be.above(8);
  });

  it('squeezing and padding show what Keras shows', async () => {
    const { size, squeeze, pad } = await load<KerasReference>('keras');
    for (const [resize, expected] of Object.entries({ squeeze, pad })) {
      const { input, view } = await photographs({ preset: 'zero-to-255', resize }).picture(
        ramps(size),
      );
      // Keras pads before it resizes, which blurs the edges of the image. A pixel of the input has 11 levels.
      const isInside = (_: number, index: number): boolean => {
        const row = Math.floor(index / 96);
        return resize === 'squeeze' || row < 3 || (row > 5 && row < 26) || row > 28;
      };
      const { mean, most } = levels(input.data.filter(isInside), expected.filter(isInside), 1);
      expect([mean < 1.5, most < 10], `${resize} ${mean} ${most}`).to.deep.equal([true, true]);
      expect(view.width).to.equal(view.height);
    }
  });

  it('margins have the background', async () => {
    const background = [0.5, 0.25, 1];
    const explainer = photographs({ range: [0, 1], resize: 'pad', background });
    const { input } = await explainer.picture(ramps([64, 16]));
    const first = [...input.data.subarray(0, 3)];
    expect(first).to.deep.equal(background);
    const filled = (row: number): boolean => input.data[3 * 32 * row + 2] !== 1;
    expect([11, 12, 19, 20].map(filled)).to.deep.equal([false, true, true, false]);
  });

  it('an input of another size gets the same share, and no more than there is', () => {
    const preprocessing = { resize: 'crop', crop: { resize: 256, size: 224 } } as const;
    const frame = (inputShape: number[], size: { width: number; height: number }) => {
      const model = { inputShape, preprocessing } as unknown as ModelDescription;
      return framingOf(size, model).cut;
    };
    const square = { left: 81.25, top: 31.25, width: 437.5, height: 437.5 };
    expect(frame([224, 224, 3], { width: 600, height: 500 })).to.deep.equal(square);
    expect(frame([96, 96, 3], { width: 600, height: 500 })).to.deep.equal(square);
    // An upright image for a wide input: torchvision would fill in black.
    expect(frame([100, 400, 3], { width: 400, height: 800 }).width).to.equal(400);
  });

  it('of what a reader has cut nothing is cut again', async () => {
    const explainer = photographs({ range: [0, 255], crop: { resize: 64, size: 32 } });
    const [whole, part] = [ramps([32, 32]), markAsCut(ramps([32, 32]))];
    const { input: cut } = await explainer.picture(whole);
    const { input: kept } = await explainer.picture(part);
    expect([...kept.data]).to.deep.equal(
      Array.from({ length: 32 * 32 * 3 }, (_, at) => part.data[4 * Math.floor(at / 3) + (at % 3)]),
    );
    expect(cut.data[0]).to.be.closeTo(68, 3);
  });
});

describe('methods that depend on the range', () => {
  const image: InputTensor = {
    data: randomArray(108, mulberry32(5), -100, 120),
    shape: [6, 6, 3],
  };
  const input = { preset: 'imagenet-keras-caffe' };

  it('z-box takes the bounds of each channel', async () => {
    const explainer = explainerOf(input);
    const composite = 'epsilon-gamma-box';
    const own = await explainer.lrp({ image, composite });
    const told = await explainer.lrp({ image, composite, ...caffe });
    expect(largestDifference(own.map, told.map)).to.be.below(1e-6 * largest(told.map));
    const hull = await explainer.lrp({ image, composite, low: -123.68, high: 151.061 });
    expect(largestDifference(own.map, hull.map)).to.be.above(1e-3 * largest(told.map));
  });

  it('noise lies between black and white of each channel', async () => {
    const explainer = explainerOf(input);
    const { details } = await explainer.occlusionOf(image, { fill: 'noise', occluder: 2 });
    const { data, shape } = details.covered;
    expect(shape).to.deep.equal([6, 6, 3]);
    for (let channel = 0; channel < 3; channel++) {
      const values = data.filter((_, index) => index % 3 === channel);
      const [low, high] = [caffe.low[channel]!, caffe.high[channel]!];
      expect(Math.min(...values)).to.be.within(low, low + 40);
      expect(Math.max(...values)).to.be.within(high - 40, high);
    }
  });

  it('a fill by color has the order and the numbers of the channels', async () => {
    const description = await described(input);
    const fillOf = (fill: string) => {
      const attributes = { target: 'top', occluder: null, stride: null, shape: null, score: null };
      const request = occlusionRequest({ ...attributes, fill } as never, description);
      return (request.fill as number[]).map((value) => Number(value.toFixed(3)));
    };
    expect(fillOf('black')).to.deep.equal(caffe.low);
    expect(fillOf('white')).to.deep.equal(caffe.high);
    expect(fillOf('#ff0000')).to.deep.equal([-103.939, -116.779, 131.32]);
    expect(fillOf('transparent')).to.deep.equal(caffe.low);
  });

  it('the noise of SmoothGrad is a share of the range of each channel', async () => {
    const [samples, noise, size] = [5, 0.2, 108];
    const std = [0.5, 2, 0.01];
    const spans = std.map((value) => 1 / value);
    const picture = { data: randomArray(size, mulberry32(6)), shape: image.shape };
    const explainer = explainerOf({ mean: [0.5, 0.1, 0.3], std });
    const { map } = await explainer.saliency({
      image: picture,
      methods: ['smoothgrad'],
      target: 0,
      samples,
      noise,
      noiseSeed: 3,
    });
    const normal = tf.tidy(
      () => tf.randomNormal([samples * size], 0, 1, 'float32', 7).dataSync() as Float32Array,
    );
    const expected = new Float64Array(size);
    for (let copy = 0; copy < samples; copy++) {
      const data = picture.data.map(
        (value, at) => value + noise * spans[at % 3]! * normal[copy * size + at]!,
      );
      const gradient = backward(net, forward(net, data), seedForClass(net, 0), 'gradient');
      gradient.forEach((value, at) => (expected[at]! += value / samples));
    }
    const wanted = Float32Array.from(expected);
    expect(largestDifference(map, wanted)).to.be.below(1e-4 * largest(wanted));
  });
});

describe('models that take no picture', () => {
  it('a generator is described: its code, its pictures, its card', async () => {
    const explainer = createExplainer({ model: 'mnist-gan', backend: 'wasm' });
    const told = await explainer.describe();
    expect(told).to.deep.include({
      inputShape: [100],
      outputShape: [28, 28, 1],
      outputRange: [0, 1],
      head: null,
      labels: [],
      samples: [],
    });
    expect(told.card.trainedOn).to.match(/^MNIST/);
    expect(told.layers.map(({ title }) => title)).to.include('pixels');
    expect(await codeOf(explainer.pictureModel())).to.equal('model-input-shape');
    expect(await codeOf(explainer.saliency())).to.equal('model-input-shape');
  });

  it('a network for pictures is described as ever', async () => {
    const explainer = createExplainer({ model: 'mnist-cnn', backend: 'wasm' });
    expect(await explainer.describe()).to.deep.equal(await explainer.pictureModel());
  });
});
