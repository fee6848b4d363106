import { say } from '../../components/language.js';
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
  return childElements(caption).filter(isTold).map(textOf).filter(Boolean);
}

/** What the element says when it has been computed. */
export function announcementOf(root: TreeNode): string {
  const live = findAll(root, (element) => attribute(element, 'aria-live') === 'polite').at(-1);
  return live ? textOf(live) : '';
}

/** What stands where in the picture, and what its colours mean. */
export function layoutText(blocks: readonly Block[]): string {
  const tiles = blocks.flatMap((block) => block.tiles);
  const named = tiles.filter(({ label }) => label);
  const titles = blocks.flatMap(({ title }) => title || []);
  if (named.length === 0) return titles.length > 0 ? sentence(titles.join('; ')) : '';
  const parts = named.map(({ label, bar }) => (bar?.text ? `${label} (${bar.text})` : label));
  const list = parts.join('; ');
  const isRow = blocks.every(({ columns, tiles: row }) => row.length <= columns);
  return isRow ? say`From left to right: ${list}.` : say`Row by row: ${list}.`;
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

/** Where it was computed: not in the reader's browser. */
export function computedText(backend: string, precision: string): string {
  return say`Computed beforehand by convlens ${version} (${backend}, ${precision}).`;
}
