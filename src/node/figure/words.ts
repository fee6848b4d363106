import { say } from '../../components/locale/message.js';
import { version } from '../version.js';
import type { Block } from './blocks.js';
import {
  attribute,
  byTag,
  childElements,
  find,
  findAll,
  hasClass,
  textOf,
  type TreeElement,
  type TreeNode,
} from './tree.js';

/** Tiles up to which each is told of in words. */
const FEW = 9;

/** The paragraphs of a figure's caption that are about what is explained, not about this computation. */
export function captionOf(root: TreeNode): string[] {
  const caption = find(root, byTag('figcaption'));
  if (!caption) return [];
  const isTold = (paragraph: TreeElement): boolean =>
    !hasClass(paragraph, 'computed') && !hasClass(paragraph, 'expected');
  const beside = findAll(root, (part) => hasClass(part, 'origin') || hasClass(part, 'places'));
  return [...childElements(caption).filter(isTold), ...beside].map(textOf).filter(Boolean);
}

/** What the element says when it has been computed. */
function announcementOf(root: TreeNode): string {
  const live = findAll(root, (element) => attribute(element, 'aria-live') === 'polite').at(-1);
  return live ? textOf(live) : '';
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
    return titles.length > 1 ? say`From left to right: ${titles.join('; ')}.` : '';
  const colored = named.flatMap(({ label, bar }) => (bar?.text ? `${label} ${bar.text}` : []));
  if (isLabelled) {
    return colored.length > 0 ? say`Colours: ${colored.join('; ')}.` : '';
  }
  const parts = named.map(({ label, bar }) => (bar?.text ? `${label} (${bar.text})` : label));
  const list = parts.join('; ');
  // Grids without a title of their own stand below each other.
  const isRow = blocks.length === 1 && blocks[0]!.tiles.length <= blocks[0]!.columns;
  return isRow ? say`From left to right: ${list}.` : say`Row by row: ${list}.`;
}

/** What is written on the pictures that have no labels, block by block. */
export function numbersText(blocks: readonly Block[]): string[] {
  return blocks.flatMap(({ name, numbers, columns, tiles }) => {
    if (!numbers.some(Boolean)) return [];
    const list = numbers.join('; ');
    const isRow = tiles.length <= columns;
    const told = isRow ? say`From left to right: ${list}.` : say`Row by row: ${list}.`;
    return name ? `${sentence(name)} ${told}` : told;
  });
}

/** The text in place of the picture. */
export function alternativeOf(root: TreeNode, blocks: readonly Block[]): string {
  const tiles = blocks.flatMap((block) => block.tiles);
  const announcement = announcementOf(root);
  const answer = find(root, (element) => attribute(element, 'part') === 'answer');
  if (tiles.length > FEW || !answer) return announcement;
  const told = [textOf(answer), ...tiles.map(({ spoken, label }) => spoken || label)];
  return told.filter(Boolean).map(sentence).join(' ');
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** What tables of numbers do not show by hatching. */
export function bracketsText(): string {
  return say`In brackets where a condition fails: the input, or the signal, is not positive.`;
}

/** Where it was computed: not in the reader's browser. */
export function computedText(backend: string, precision: string): string {
  return say`Computed beforehand by convlens ${version} (${backend}, ${precision}).`;
}
