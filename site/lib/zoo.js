import { readFileSync } from 'node:fs';
import path from 'node:path';
import { measured, readModels, weightsOf } from '../../scripts/docs/model-tables.js';
import { root } from '../../scripts/docs/pages.js';

/** The markup of a live figure of a network, with its image for readers without scripts. */
function figureOf({ name, card }) {
  if (!card.labels) return `<codespace-am generator="${name}" target="8" runs="4"></codespace-am>`;
  // A network without samples of its own explains a digit.
  const { src, large = src, title } = card.samples?.[SAMPLE] ?? digit;
  const file = card.samples ? `models/${name}/${large}` : src;
  const shown = card.samples ? `src="sample:${SAMPLE}" controls="image class"` : `src="${file}"`;
  const { width, height } = sizeOfImage(path.join(root, file));
  return `<saliency-map model="${name}" compare="guided-backprop grad-cam" ${shown}><img src="${file}" width="${width}" height="${height}" alt="${title}" loading="lazy" /></saliency-map>`;
}

const SAMPLE = 3;
const digit = { src: 'models/mnist-cnn/samples/3.png', title: 'a handwritten 3' };

/**
 * The networks of models/, as their files describe them: smaller ones first, generators last.
 *
 * @param {import("markdown-it").MarkdownIt} markdown
 */
export function readZoo(markdown) {
  return readModels().map((model) => {
    const { name, card, bytes } = model;
    const { samples = [], layers, input, output, labels } = card;
    return {
      name,
      title: card.title,
      description: card.description,
      facts: [
        ['Input', sizeOf(input.shape)],
        ['Output', labels ? `${labels.length.toLocaleString('en')} classes` : sizeOf(output.shape)],
        ['Weights', weightsOf(card)],
        ['Layers', String(layers.length)],
        ['Measured', markdown.render(measured(card), { link: (href) => href })],
        ['Download', `${(bytes / 1e6).toFixed(bytes < 1e6 ? 2 : 1)} MB`],
        ['License', card.licence],
        ...(card.training?.data ? [['Trained on', card.training.data]] : []),
        ...(card.training?.command ? [['Made by', `<code>${card.training.command}</code>`]] : []),
      ],
      figure: figureOf(model),
      labels: labels?.length <= 100 ? labels.join(', ') : undefined,
      layers: layers.map((layer) => ({ name: layer.name, title: layer.title })),
      samples: samples.map(({ src, large = src, label, title, credit }) => ({
        src: `models/${name}/${large}`,
        ...sizeOfImage(path.join(root, 'models', name, large)),
        label,
        title,
        credit,
      })),
    };
  });
}

const sizeOf = (shape) => (shape.length === 1 ? `${shape[0]} numbers` : shape.join(' × '));

/** Width and height, so that the page does not move when the image arrives: of a PNG or a JPEG. */
function sizeOfImage(file) {
  const bytes = readFileSync(file);
  if (bytes.toString('latin1', 1, 4) === 'PNG') {
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  }
  for (let at = 2; at < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    const isFrame = bytes[at + 1] >= 0xc0 && bytes[at + 1] <= 0xc3;
    if (isFrame) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
  }
  throw new Error(`${file} is neither a PNG nor a JPEG.`);
}
