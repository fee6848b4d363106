import type { SaliencyMethod } from '../../protocol.js';
import {
  saliencyTable,
  type SaliencyRow,
  type SignWords,
} from '../../protocol/tables/saliency-methods.js';
import type { ColorWords } from '../figure/color-maps.js';
import { capital } from '../figure/format.js';
import { say } from '../locale/message.js';

/** A method's row; the engine refuses a name that it does not know. */
export function rowOf(method: string): SaliencyRow | undefined {
  return Object.entries(saliencyTable).find(([name]) => name === method)?.[1];
}

/** A method that the engine does not know has its name. */
export function methodTitle(method: string): string {
  return rowOf(method)?.title(say) ?? method;
}

/** What is explained. */
export type Subject = 'class' | 'value' | 'neuron';

/** What one map means and what it does not; empty for a method that the engine will refuse. */
export function mapMeaning(
  method: SaliencyMethod,
  subject: Subject,
  up: ColorWords,
  down: ColorWords,
): string {
  const row = rowOf(method);
  if (!row) return '';
  const words = [signWords(up), signWords(down)] as const;
  if (subject === 'neuron') return row.ofNeuron(say, ...words);
  if (subject === 'value' && row.ofValue) return row.ofValue(say, ...words);
  return `${row.meaning(say, ...words)} ${row.limits(say, ...words)}`;
}

function signWords({ pixels, ones }: ColorWords): SignWords {
  return { Pixels: capital(pixels), pixels, ones };
}

/** For several maps side by side, in the words of the colors of positive and of negative values. */
export const scoreComparison = (up: ColorWords, down: ColorWords): string =>
  say`${capital(up.color)} speaks for the score, ${down.color} against it, each map by its own rule. A sharper map is not a truer one.`;
export const neuronComparison = (up: ColorWords, down: ColorWords): string =>
  say`${capital(up.color)} speaks for the neuron, ${down.color} against it, each map by its own rule. A sharper map is not a truer one.`;

/** For several maps of the ReLU family. */
export const reluMeaning = (): string =>
  say`The rules differ in one thing alone: what a ReLU lets pass on the way back.`;

/** For maps drawn as pictures. */
export const pictureMeaning = (): string =>
  say`Mid-grey is 0, and red, green and blue are drawn as the channels that they belong to.`;

/** For maps of the strongest channels. */
export const strongestMeaning = (): string => say`Each pixel shows its strongest colour channel.`;

/** For maps without any signal. */
export const silentMeaning = (): string =>
  say`Nothing comes back: on the way from here to the picture every signal was blocked, or the neuron is silent.`;
