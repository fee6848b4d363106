import { plainText, type Figure, type Paragraph } from '../../components/figure/figure.js';
import { translate } from '../../components/locale/message.js';
import { version } from '../version.js';
import type { Block } from './blocks.js';
import { legendText } from './legend-bar.js';

/** Tiles up to which each is told of in words. */
const FEW = 9;

/** What a figure says about what is explained, not about this computation. */
export function paragraphsOf({ parts, caption }: Figure): string[] {
  const isTold = ({ style = '', isPassing }: Paragraph): boolean =>
    !isPassing && style !== 'computed' && style !== 'expected';
  const beside = parts.flatMap((part): Paragraph[] => {
    if (part.kind === 'note') return [part.paragraph];
    if (part.kind !== 'panels') return [];
    return part.panels.flatMap((panel) => (panel.kind === 'panel' ? (panel.below ?? []) : []));
  });
  return [...caption.filter(isTold), ...beside].map(textOf).filter(Boolean);
}

function textOf(paragraph: Paragraph): string {
  return singleSpaced(plainText(paragraph));
}

/** As a reader of plain text expects it: no-break spaces are spaces, too. */
function singleSpaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The labels of the first row, where all that have one stand there; else none. */
export function labelsAbove(blocks: readonly Block[]): string[] {
  const [first] = blocks;
  const labels = first?.tiles.map(({ label }) => label) ?? [];
  const isRow = first !== undefined && first.tiles.length <= first.columns;
  const isPlain = first?.tiles.every(({ place }) => place !== 'starting');
  return isRow && isPlain && labels.some(Boolean) ? labels : [];
}

/**
 * What stands where in the picture, and what its colours mean.
 *
 * @param isLabelled labels above the picture tell the one
 */
export function layoutText(blocks: readonly Block[], isLabelled: boolean): string {
  const named = blocks.flatMap(({ tiles }) => tiles).filter(({ label }) => label);
  const titles = blocks.flatMap(({ title }) => title || []);
  if (named.length === 0)
    return titles.length > 1 ? translate`From left to right: ${titles.join('; ')}.` : '';
  const told = named.map(({ label, legend }) => ({ label, colors: legend && legendText(legend) }));
  if (isLabelled) {
    const colored = told.flatMap(({ label, colors }) => (colors ? `${label} ${colors}` : []));
    return colored.length > 0 ? translate`Colors: ${colored.join('; ')}.` : '';
  }
  const parts = told.map(({ label, colors }) => (colors ? `${label} (${colors})` : label));
  const list = parts.join('; ');
  // Grids without a title of their own stand below each other.
  const isRow = blocks.length === 1 && blocks[0]!.tiles.length <= blocks[0]!.columns;
  return isRow ? translate`From left to right: ${list}.` : translate`Row by row: ${list}.`;
}

/** What is written on the pictures that have no labels, block by block. */
export function numbersText(blocks: readonly Block[]): string[] {
  return blocks.flatMap(({ name, numbers, columns, tiles }) => {
    if (numbers.length === 0) return [];
    const list = numbers.map(singleSpaced).join('; ');
    const isRow = tiles.length <= columns;
    const told = isRow ? translate`From left to right: ${list}.` : translate`Row by row: ${list}.`;
    return name ? `${sentence(name)} ${told}` : told;
  });
}

/** The text in place of the picture. */
export function alternativeOf(figure: Figure, blocks: readonly Block[]): string {
  const tiles = blocks.flatMap((block) => block.tiles);
  const answer = figure.caption.find(({ part }) => part === 'answer');
  const announcement = singleSpaced(figure.announcement);
  if (tiles.length > FEW || !answer) return announcement;
  const told = [textOf(answer), ...tiles.map(({ spoken, label }) => spoken || label)];
  return told.filter(Boolean).map(sentence).join(' ');
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Where it was computed: not in the reader's browser. */
export function computedText(backend: string, precision: string): string {
  return translate`Computed beforehand by convlens ${version} (${backend}, ${precision}).`;
}
