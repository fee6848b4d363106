import { gateInk, type Gate } from '../figure/gates.js';
import { translate } from '../locale/message.js';

/** Where the four stages of the way stand, from the image to the neuron. */
const columns = [40, 147, 253, 360] as const;
/** Above, the way forward; below, the way back. */
const lanes = { input: 62, signal: 152 } as const;
/** Half the side of a box. */
const HALF = 25;

/** How many things appear one after the other; the last is the map of the image. */
export const SKETCH_STEPS = 15;

/**
 * The whole way that the grids are one step of, after figure 1 a of Springenberg et al. 2015: an image
 * goes forward through the layers to one neuron, whose signal comes back to the image. Each thing has
 * the class of the moment at which it appears.
 */
export function reluSketch(): string {
  const [image, lower, upper, neuron] = columns;
  const { input, signal } = lanes;
  const forward = [
    at(0, picture(image, input, digit, 'currentcolor') + word(image, 20, translate`Image`)),
    at(1, arrow(image, lower, input, 'input')),
    at(2, maps(lower, input, 'input') + symbol(lower, 20, 'f', 'l')),
    at(3, arrow(lower, upper, input, 'input') + relu(input)),
    at(4, maps(upper, input, 'input') + symbol(upper, 20, 'f', 'l+1')),
    at(5, arrow(upper, neuron, input, 'input')),
    at(6, unit(neuron, input, 'input') + word(neuron, 20, translate`One neuron`)),
  ];
  const back = [
    at(7, line(`M${neuron} ${input + HALF + 4}V${signal - HALF - 6}m-4-6 4 6 4-6`, 'signal')),
    at(8, unit(neuron, signal, 'signal') + word(neuron, 200, translate`Signal`)),
    at(9, arrow(neuron, upper, signal, 'signal')),
    at(10, maps(upper, signal, 'signal') + symbol(upper, 200, 'R', 'l+1')),
    at(11, arrow(upper, lower, signal, 'signal') + relu(signal)),
    at(12, maps(lower, signal, 'signal') + symbol(lower, 200, 'R', 'l')),
    at(13, arrow(lower, image, signal, 'signal')),
    at(14, picture(image, signal, edges, gateInk('signal')) + word(image, 200, translate`Map`)),
  ];
  const shown = `<rect x="103" y="2" width="194" height="207" fill="none" stroke="currentcolor" stroke-dasharray="3 4"/>${word(200, 111, translate`shown in numbers`, 13)}`;
  const told = translate`An image goes forward through the layers to one neuron. The signal of the neuron goes back through the same layers to the image. The grids show one ReLU on this way.`;
  return `<svg viewBox="0 0 400 212" role="img" aria-label="${escaped(told)}" fill="currentcolor" font-size="14" text-anchor="middle">${shown}${[...forward, ...back].join('')}</svg>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

const at = (moment: number, content: string): string => `<g class="at-${moment}">${content}</g>`;

function word(x: number, y: number, text: string, size = 14): string {
  return `<text x="${x}" y="${y}" font-size="${size}">${escaped(text)}</text>`;
}

function symbol(x: number, y: number, name: string, above: string): string {
  return `<text x="${x}" y="${y}" font-style="italic">${name}<tspan dy="-5" font-size="10">${above}</tspan></text>`;
}

function line(path: string, gate: Gate): string {
  return `<path d="${path}" fill="none" stroke="${gateInk(gate)}" stroke-width="1.5"/>`;
}

/** From one stage to the next, or to the one before. */
function arrow(from: number, to: number, y: number, gate: Gate): string {
  const way = Math.sign(to - from);
  const [start, end] = [from + way * (HALF + 6), to - way * (HALF + 9)];
  return line(`M${start} ${y}H${end}m${-6 * way}-4 ${6 * way} 4 ${-6 * way} 4`, gate);
}

function relu(y: number): string {
  const [, lower, upper] = columns;
  return word((lower + upper) / 2, y - 8, 'ReLU', 13);
}

/** Feature maps behind each other. */
function maps(x: number, y: number, gate: Gate): string {
  const side = 2 * HALF - 10;
  const map = (shift: number): string =>
    `<rect x="${x - HALF + shift}" y="${y - HALF + 10 - shift}" width="${side}" height="${side}" fill="${gateInk(gate)}" fill-opacity=".14" stroke="${gateInk(gate)}"/>`;
  return map(10) + map(5) + map(0);
}

/** One neuron of a map. */
function unit(x: number, y: number, gate: Gate): string {
  const cell = (2 * HALF) / 3;
  const inner = [1, 2]
    .map((index) => {
      const [across, down] = [x - HALF + index * cell, y - HALF + index * cell];
      return `M${across.toFixed(1)} ${y - HALF}v${2 * HALF}M${x - HALF} ${down.toFixed(1)}h${2 * HALF}`;
    })
    .join('');
  const chosen = `<rect x="${(x - HALF + cell).toFixed(1)}" y="${(y - HALF + cell).toFixed(1)}" width="${cell.toFixed(1)}" height="${cell.toFixed(1)}" fill="${gateInk(gate)}"/>`;
  return `${chosen}<path d="M${x - HALF} ${y - HALF}h${2 * HALF}v${2 * HALF}h${-2 * HALF}z${inner}" fill="none" stroke="${gateInk(gate)}"/>`;
}

/** Rows of five pixels: a seven, and what a map keeps of it. */
const digit = ['.....', '.###.', '...#.', '..#..', '..#..'];
const edges = ['.###.', '.#.##', '..#.#', '.#.#.', '.#.#.'];

function picture(x: number, y: number, rows: readonly string[], color: string): string {
  const cell = (2 * HALF) / 5;
  const pixels = rows.flatMap((row, top) =>
    [...row].flatMap((pixel, left) =>
      pixel === '#'
        ? `<rect x="${x - HALF + left * cell}" y="${y - HALF + top * cell}" width="${cell}" height="${cell}"/>`
        : [],
    ),
  );
  return `<g fill="${color}">${pixels.join('')}</g><rect x="${x - HALF}" y="${y - HALF}" width="${2 * HALF}" height="${2 * HALF}" fill="none" stroke="currentcolor"/>`;
}
