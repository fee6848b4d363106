import type { Conservation, LayerRelevance } from '../../protocol.js';
import { formatValue, percentText } from '../figure/format.js';
import { translate } from '../locale/message.js';

/** From this share of the score on the map is called the score, shared out. */
const WHOLE = 0.5;
/** What differs less from all of it is not worth a sentence. */
const WORTH = 0.01;
/** Relevance of either sign that has grown by this factor leaves few digits of float32 to the map. */
const GROWN = 1e4;

/** Where the relevance went, and of how much; a map's details have all of it. */
export interface Shared {
  start: number;
  conservation: Conservation;
  layers: readonly Pick<LayerRelevance, 'name' | 'pooled'>[];
  /** At the pixels. */
  pixels: Float32Array;
}

/** `whole`: the score arrives; `part`: more than half of it; `rest`: less, with the sign of the score or not. */
export type ShareKind = 'whole' | 'part' | 'rest';

export function shareKind({
  start,
  conservation,
}: Pick<Shared, 'start' | 'conservation'>): ShareKind {
  if (start === 0) return 'whole';
  const share = conservation.passedOn / start;
  if (Math.abs(share - 1) < WORTH) return 'whole';
  return share >= WHOLE && share < 2 - WHOLE ? 'part' : 'rest';
}

/** `Only 0.02% of the score reaches the pixels; biases absorb >99.9%: …`; empty where all of it does. */
export function shareText(
  shared: Pick<Shared, 'start' | 'conservation'>,
  isScore: boolean,
): string {
  const kind = shareKind(shared);
  const { start, conservation } = shared;
  if (kind === 'whole') return '';
  const share = conservation.passedOn / start;
  const arrived = shareOf(share);
  const where = absorbed(conservation, start);
  if (kind === 'part' || share > 1) {
    return isScore
      ? translate`${arrived} of the score reaches the pixels; ${where}.`
      : translate`${arrived} of the relevance reaches the pixels; ${where}.`;
  }
  if (share < 0) {
    return isScore
      ? translate`The relevance at the pixels sums to ${arrived} of the score, with the opposite sign; ${where}.`
      : translate`The relevance at the pixels sums to ${arrived} of what was distributed, with the opposite sign; ${where}.`;
  }
  return isScore
    ? translate`Only ${arrived} of the score reaches the pixels; ${where}. The map shows only that share.`
    : translate`Only ${arrived} of the relevance reaches the pixels; ${where}. The map shows only that share.`;
}

/** The largest of what has taken a share, and another one of some size. */
function absorbed(conservation: Conservation, start: number): string {
  const takers = {
    absorbedByBias: (share: string) => translate`biases absorb ${share}`,
    absorbedByEpsilon: (share: string) => translate`ε absorbs ${share}`,
    lostToZeros: (share: string) => translate`${share} is lost at denominators of 0`,
    lostToPadding: (share: string) => translate`padding absorbs ${share}`,
    leftOut: (share: string) => translate`${share} is left out`,
  };
  const shares = (Object.keys(takers) as (keyof typeof takers)[])
    .map((name) => ({ name, share: conservation[name] / start }))
    .filter(({ share }) => Math.abs(share) >= WORTH)
    .sort((a, b) => Math.abs(b.share) - Math.abs(a.share));
  const [first, ...others] = shares;
  if (!first) return translate`the rest is lost in small amounts`;
  return [first, ...others]
    .slice(0, 2)
    .map(({ name, share }) => takers[name](shareOf(share)))
    .join(', ');
}

/** `0.02 %`, `>99.9 %`, of either sign and any size. */
function shareOf(share: number): string {
  const percents = 100 * share;
  if (percents > 99.9 && percents < 100) return `>${percentText(99.9)}`;
  return percentText(formatValue(percents, Math.abs(percents) < 99 ? 2 : 3));
}

/** How much the magnitudes grow at most on the way down, and in which layer they grow most; `null` where that is little. */
export function growthOf({
  start,
  layers,
  pixels,
}: Omit<Shared, 'conservation'>): { factor: number; layer: string } | null {
  let [factor, steepest, layer] = [1, 0, ''];
  // With a contrast what is placed on the classes nearly cancels.
  let top = Math.abs(start);
  let above = 0;
  // The first is the one nearest to the picture. What a layer's output has got, the layer above gave.
  let giver = '';
  for (const { name, pooled } of [...[...layers].reverse(), { name: '', pooled: pixels }]) {
    const magnitude = pooled.reduce((sum, value) => sum + Math.abs(value), 0);
    top = Math.max(top, giver ? 0 : magnitude);
    if (top > 0) factor = Math.max(factor, magnitude / top);
    if (above > 0 && giver && magnitude / above > steepest) {
      steepest = magnitude / above;
      layer = giver;
    }
    above = magnitude;
    giver = name;
  }
  return factor >= GROWN ? { factor, layer } : null;
}
