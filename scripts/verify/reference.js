/** Runs in the browser: the kit's own engine beside stored results of PyTorch. */
import { createExplainer } from '../../dist/engine.js';

/**
 * @param {string} model address of a model.json
 * @param {string} name of the reference in test/reference, without ending
 * @returns {Promise<{what: string, all: number, most: number}[]>} how far logits and maps are from
 *   PyTorch's, as shares of the largest value: of all values, and of 99 % of them
 */
export async function compareWithTorch(model, name) {
  const [{ entries }, bytes] = await Promise.all([
    fetch(`/test/reference/${name}.json`).then((answer) => answer.json()),
    fetch(`/test/reference/${name}.bin`).then((answer) => answer.arrayBuffer()),
  ]);
  const explainer = createExplainer({ model });
  const compared = [];
  for (const pixels of entries.filter(({ kind }) => kind === 'pixels')) {
    const { sample, shape } = pixels;
    const data = Float32Array.from(arrayOf(bytes, pixels), (value) => (value - 127) / 128);
    const others = entries.filter((entry) => entry.sample === sample && entry !== pixels);
    for (const entry of others) {
      const found =
        entry.kind === 'logits'
          ? (await explainer.forward({ data, shape: [1, ...shape] })).output.data
          : await mapOf(explainer, { data, shape }, entry);
      const what = `${entry.method ?? 'logits'} of ${sample}`;
      compared.push({ what, ...differences(found, arrayOf(bytes, entry), entry.largest) });
    }
  }
  return compared;
}

/** The rows and columns of a map that the reference has. */
async function mapOf(explainer, image, { method, target, kept }) {
  const { details } = await explainer.saliency({ image, methods: [method], target });
  const [, width, channels] = image.shape;
  return details.maps[method].filter((_, i) => {
    const pixel = Math.floor(i / channels);
    return (pixel % width) % kept === 0 && Math.floor(pixel / width) % kept === 0;
  });
}

function differences(found, expected, largest) {
  if (found.length !== expected.length) {
    throw new Error(`${found.length} values instead of ${expected.length}`);
  }
  const scale = largest ?? expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const shares = expected.map((value, i) => Math.abs(value - found[i]) / scale).sort();
  return { all: shares.at(-1), most: shares[Math.floor(0.99 * shares.length)] };
}

function arrayOf(bytes, { encoding, offset, shape }) {
  const length = shape.reduce((product, size) => product * size, 1);
  const Values = encoding === 'uint8' ? Uint8Array : Float32Array;
  return new Values(bytes, offset, length);
}
