import type { LrpRule } from '../../protocol.js';
import { compositeWords, ruleTitles } from '../../protocol/tables/lrp-words.build.js';
import { formatValue, percentText } from '../figure/format.js';
import { translate, translatePhrase } from '../locale/message.js';
import { gradientTimesInput } from './lrp-request.js';

/** Of a composite, or of a map beside them; what the engine does not know, and refuses, has its name. */
export function mapTitle(name: string): string {
  if (name === 'auto') return 'LRP';
  return name === gradientTimesInput ? translate`Gradient × input` : (wordsOf(name)?.title ?? name);
}

/** How a composite distributes the relevance of a neuron; empty for one that the engine will refuse. */
export function compositeMeaning(name: string): string {
  return wordsOf(name)?.meaning ?? '';
}

function wordsOf(name: string): { title: string; meaning: string } | undefined {
  const [, words] = Object.entries(compositeWords).find(([known]) => known === name) ?? [];
  return words && { title: translatePhrase(words.title), meaning: translatePhrase(words.meaning) };
}

/** Of the rule of a layer. */
export function ruleTitle(name: LrpRule): string {
  return translatePhrase(ruleTitles[name]);
}

/** `3.9 (32%)` */
export function formatShareOf(amount: number, whole: number): string {
  const text = formatValue(amount, 3);
  return whole === 0 ? text : `${text} (${formatPercent(amount / whole)})`;
}

/** Of either sign and any size: a layer may lose more than what it has got. */
export function formatPercent(share: number): string {
  const size = Math.abs(100 * share);
  if (size > 0 && size < 0.05) return `<${percentText(0.1)}`;
  return percentText(formatValue(Number((100 * share).toFixed(size < 9.95 ? 1 : 0)), 6));
}

/** As readers would write it: `1e−6`, not `1.0e−6`. */
export function formatParameter(value: number): string {
  return formatValue(value).replace(/\D0e/, 'e');
}
