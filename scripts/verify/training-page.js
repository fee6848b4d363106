/** What runs in the browser: the kit's own training, from its built file. */
import { createTraining } from '../../dist/engine.js';

const BATCH = 100;

/**
 * @param {object} training snapshot, seed and backend of `createTraining`
 * @param {number[]} stops after how many steps to look, ascending
 * @param {number[]} shape of the test images, `[images, height, width, channels]`
 */
export async function measureTraining(training, stops, shape) {
  const session = createTraining({ model: '/models/mnist-cnn/model.json', ...training });
  const [pixels, labels] = await Promise.all(['pixels', 'labels'].map(testData));
  const report = async (step, sentence) => {
    const { loss, accuracy } = await measure(session, pixels, labels, shape);
    console.log(
      `${step} steps: ${sentence}test loss ${loss.toFixed(3)}, test accuracy ${(100 * accuracy).toFixed(2)} %`,
    );
  };
  await report(0, '');
  let done = 0;
  for (const stop of stops) {
    const start = performance.now();
    const steps = stop - done;
    const seen = [];
    while (done < stop) {
      const some = Math.min(stop - done, 50);
      seen.push(await session.step(some));
      done += some;
    }
    const each = (performance.now() - start) / steps;
    const losses = seen.flatMap((part) => part.losses);
    const accuracies = seen.flatMap((part) => part.accuracies);
    const last = (values) => values.slice(-10).reduce((sum, value) => sum + value, 0) / 10;
    const percent = (100 * last(accuracies)).toFixed(1);
    const batches = `last ten batches loss ${last(losses).toFixed(3)}, accuracy ${percent} %`;
    await report(stop, `${batches}; ${each.toFixed(1)} ms a step on ${seen[0].compute.backend}; `);
  }
  await session.end();
}

async function measure(session, pixels, labels, [images, ...shape]) {
  const size = shape.reduce((product, length) => product * length, 1);
  let loss = 0;
  let right = 0;
  for (let first = 0; first < images; first += BATCH) {
    const data = Float32Array.from(
      pixels.subarray(first * size, (first + BATCH) * size),
      (value) => value / 255,
    );
    const watch = { images: { data, shape: [data.length / size, ...shape] } };
    const { logits } = (await session.step(0, { watch })).watched;
    const classes = logits.shape[1];
    for (let row = 0; row < logits.shape[0]; row++) {
      const scores = logits.data.subarray(row * classes, (row + 1) * classes);
      const largest = Math.max(...scores);
      const label = labels[first + row];
      if (scores.indexOf(largest) === label) right++;
      const total = scores.reduce((sum, score) => sum + Math.exp(score - largest), 0);
      loss += Math.log(total) - (scores[label] - largest);
    }
  }
  return { loss: loss / images, accuracy: right / images };
}

async function testData(name) {
  return new Uint8Array(await (await fetch(`/build/verify/mnist-${name}.bin`)).arrayBuffer());
}
