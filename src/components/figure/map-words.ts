import { listText, formatShare, formatValue } from './format.js';
import { partText } from './places.js';
import { regionTable, type MapRegion, type RegionTable } from './region-table.js';
import { remembered } from './remembered.js';
import type { Ink } from './ink.js';
import { translate } from '../locale/message.js';

/** What is added up: magnitudes of both signs, or values of one sign alone. */
export type Whole = 'magnitude' | 'map' | 'height' | 'relevance' | 'drop' | 'activation';

/** How a map compares with another one beside it. */
export interface Beside {
  title: string;
  /** Of the ranks of all pixels; left out where the caption has it. */
  similarity?: number | undefined;
  /** Of the map's strongest tenth of pixels those that are also among the other's. */
  shared: number | null;
}

/** Parts that hold less than this many times the average do not stand out. */
const DENSER = 1.5;

/** Parts are named until they hold this much together, or until there are this many of them. */
const [ENOUGH, MOST] = [0.5, 3];

/** Of the other sign: less is not worth a word. */
const WORTH = 5e-3;

/**
 * What a map shows, for those who do not see it: which parts of the image hold most of it, where its
 * negative values lie, how much of it lies on the strokes of a drawing. The caption has the finding
 * with rows and columns; nothing of that is repeated.
 *
 * @param values one for each pixel
 * @param ink the strokes of the image, where it has any
 */
export function mapText(
  values: Float32Array,
  [height, width]: readonly [number, number, ...number[]],
  whole: Whole,
  ink: Ink | null = null,
): string {
  return remembered(values, 'words', [whole, height, width, ink?.share], () => {
    const lowest = whole === 'height' ? values.reduce((least, each) => Math.min(least, each)) : 0;
    const heights = lowest === 0 ? values : values.map((value) => value - lowest);
    const table = regionTable(heights, [height, width, 1]);
    if (!Number.isFinite(table.magnitude)) return '';
    if (table.magnitude === 0) return translate`The map is 0 everywhere.`;
    return [strongText(table, whole), negativeText(table, whole), inkText(heights, table, ink)]
      .filter(Boolean)
      .join(' ');
  });
}

/** How a map differs from another one, for those who do not see them beside each other. */
export function besideText({ title, similarity, shared }: Beside): string {
  const told = [
    similarity === undefined
      ? ''
      : translate`Rank correlation with ${title}: ${formatValue(Number(similarity.toFixed(2)))}.`,
    shared === null
      ? ''
      : translate`Of its strongest tenth of pixels ${formatShare(shared)} are also among the strongest tenth of ${title}.`,
  ];
  return told.filter(Boolean).join(' ');
}

/** What is counted as strongest, in shares of all pixels. */
const STRONGEST = 0.1;

/** Of larger maps every so many-th pixel tells where the strongest begin: all of a photograph would hold up the page. */
const SAMPLED = 2 ** 14;

/**
 * How many of a map's strongest tenth of pixels are among another's; `null` where it has none.
 *
 * @param one its values, of either sign
 */
export function sharedStrongest(one: Float32Array, other: Float32Array): number | null {
  const [mine, theirs] = [strongestOf(one), strongestOf(other)];
  let [strong, both] = [0, 0];
  for (let pixel = 0; pixel < mine.length; pixel++) {
    if (!mine[pixel]) continue;
    strong++;
    if (theirs[pixel]) both++;
  }
  return strong === 0 ? null : both / strong;
}

/** 1 for each of the strongest pixels; fewer where all others are alike. */
export function strongestOf(values: Float32Array): Uint8Array {
  return remembered(values, 'strongest', [], () => {
    const step = Math.max(1, Math.floor(values.length / SAMPLED));
    const sizes = Float32Array.from({ length: Math.ceil(values.length / step) }, (_, index) =>
      Math.abs(values[index * step]!),
    ).sort();
    const least = sizes[Math.floor((1 - STRONGEST) * (sizes.length - 1))]!;
    return Uint8Array.from(values, (value) => Number(Math.abs(value) > least));
  });
}

function strongText({ rows, magnitude }: RegionTable, whole: Whole): string {
  const parts = partsOf(rows, (region) => region.magnitude);
  const [most] = parts;
  if (!most || most.amount * parts.length < DENSER * magnitude) {
    return spreadText(whole, formatShare((most?.amount ?? 0) / magnitude));
  }
  const named: string[] = [];
  let sum = 0;
  const several = most.amount < ENOUGH * magnitude;
  for (const { where, amount } of parts) {
    if (sum >= ENOUGH * magnitude || named.length === MOST) break;
    named.push(several ? `${where} (${formatShare(amount / magnitude)})` : where);
    sum += amount;
  }
  return shareText(whole, formatShare(sum / magnitude), listText(named));
}

/** A part of the image, and how much it holds. */
interface Held {
  where: string;
  amount: number;
}

/** Those that hold most come first. */
function partsOf(rows: RegionTable['rows'], amountOf: (region: MapRegion) => number): Held[] {
  const size = [rows.length, rows[0]?.length ?? 0] as const;
  const parts = rows.flatMap((row, down) =>
    row.map((region, across) => ({
      where: partText([down, across], size),
      amount: amountOf(region),
    })),
  );
  return parts.sort((a, b) => b.amount - a.amount);
}

function shareText(whole: Whole, share: string, where: string): string {
  switch (whole) {
    case 'magnitude':
    case 'drop':
      return translate`${share} of the map’s magnitude lies ${where}.`;
    case 'map':
      return translate`${share} of the map lies ${where}.`;
    case 'height':
      return translate`${share} of the map’s height above its lowest value lies ${where}.`;
    case 'relevance':
      return translate`${share} of the relevance, in magnitude, lies ${where}.`;
    case 'activation':
      return translate`${share} of the activation lies ${where}.`;
  }
}

function spreadText(whole: Whole, most: string): string {
  switch (whole) {
    case 'relevance':
      return translate`The relevance is spread over the image: no part holds more than ${most} of it.`;
    case 'activation':
      return translate`The activation is spread over the image: no part holds more than ${most} of it.`;
    default:
      return translate`The map is spread over the image: no part holds more than ${most} of it.`;
  }
}

/** Where the negative values lie; empty where there are next to none. */
function negativeText({ rows, magnitude, total }: RegionTable, whole: Whole): string {
  const negative = (magnitude - total) / 2;
  if (whole === 'height' || negative < WORTH * magnitude) return '';
  const [most] = partsOf(rows, (region) => (region.magnitude - region.sum) / 2);
  const [share, part] = [formatShare(negative / magnitude), formatShare(most!.amount / negative)];
  if (negative > (1 - WORTH) * magnitude) return translate`All of it is negative.`;
  if (whole !== 'drop' && most!.amount > (1 - WORTH) * negative) {
    return translate`${share} of it is negative, and all of that lies ${most!.where}.`;
  }
  return whole === 'drop'
    ? translate`Hiding raises the score for ${share} of it; the largest part of that, ${part}, lies ${most!.where}.`
    : translate`${share} of it is negative; the largest part of that, ${part}, lies ${most!.where}.`;
}

/** How much of a map lies on the strokes of the image. */
function inkText(values: Float32Array, { magnitude }: RegionTable, ink: Ink | null): string {
  if (ink?.pixels.length !== values.length) return '';
  let sum = 0;
  ink.pixels.forEach((isInk, pixel) => (sum += isInk ? Math.abs(values[pixel]!) : 0));
  const [share, area] = [formatShare(sum / magnitude), formatShare(ink.share)];
  return ink.isBright
    ? translate`${share} lies on the bright parts of the image, which cover ${area} of it.`
    : translate`${share} lies on the dark parts of the image, which cover ${area} of it.`;
}
