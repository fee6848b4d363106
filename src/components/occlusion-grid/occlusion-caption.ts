import { html, nothing, type TemplateResult } from 'lit';
import type { OcclusionResult } from '../../client/occlusion/occlusion.js';
import { formatShare } from '../figure/format.js';
import { answerLine, noteLines } from '../view/caption.js';
import { computedText } from '../figure/sentences.js';
import { colorWords } from '../figure/color-maps.js';
import { headNote } from '../view/caption.js';
import { isValue } from '../figure/sentences.js';
import { say } from '../locale/message.js';
import { extremesSentence } from './extremes-text.js';
import type { OcclusionState } from './occlusion-state.js';
import { isFinished, type Stage } from './stage.js';
import { winnersOf } from './class-colors.js';

/** What the network answers, where hiding matters, what the map means, where it was computed. */
export function occlusionCaption(state: OcclusionState, stage: Stage): TemplateResult {
  const { element, description } = state;
  const { shown, extremes } = stage;
  return html`
    <figcaption part="caption">
      <p part="answer" class="answer" dir="auto">${shown ? answerLine(shown) : html`&nbsp;`}</p>
      ${headNote(description)}
      <p part="extremes" class=${shown && isFinished(shown) ? '' : 'unsettled'} dir="auto">
        ${
          shown && extremes
            ? [
                extremesSentence(stage, shown, extremes),
                ' ',
                changesText(shown, description?.labels ?? []),
              ]
            : html`&nbsp;`
        }
      </p>
      <p dir="auto">
        ${meaningOf(measureOf(state), element.colormap)} ${shown ? gapsText(shown) : nothing}
      </p>
      <p class="computed swept" dir="auto">${shown ? sweepText(shown) : html`&nbsp;`}</p>
      ${noteLines(shown?.details.notes)}
    </figcaption>
  `;
}

function meaningOf(measure: 'probability' | 'logit' | 'value', colorMap: string): string {
  const { up, down } = colorWords(colorMap);
  if (measure === 'value') {
    return say`In the map ${up.color} means that the output fell when the pixel was hidden, ${down.color} that it rose, as far as this occluder tells. Occluded images are out of distribution, so another fill may change the map; redundant regions mask each other.`;
  }
  return measure === 'logit'
    ? say`In the map ${up.color} means that the logit fell when the pixel was hidden, ${down.color} that it rose: what the network cannot do without, as far as this occluder tells. A picture with a patch on it is none that the network was trained on, so another fill may give another map; and parts that can stand in for each other hide one another’s importance.`
    : say`In the map ${up.color} means that the probability fell when the pixel was hidden, ${down.color} that it rose: what the network cannot do without, as far as this occluder tells. A picture with a patch on it is none that the network was trained on, so another fill may give another map; and parts that can stand in for each other hide one another’s importance.`;
}

/** What the sweep measures, or will. */
function measureOf({ element, description }: OcclusionState): 'probability' | 'logit' | 'value' {
  if (description?.head === 'value') return 'value';
  return element.score === 'logit' ? 'logit' : 'probability';
}

/** `18 of 121 positions change the answer: to 5 (17), 2 (1).` */
function changesText(result: OcclusionResult, labels: readonly string[]): string {
  if (isValue(result.target)) return '';
  const others = winnersOf(result, labels, new Map<number, number>()).slice(1);
  const changed = others.reduce((sum, { cells }) => sum + cells, 0);
  const named = others.slice(0, 4).map(({ label, cells }) => `${label} (${cells})`);
  const [list, all] = [named.join(', '), result.details.done];
  if (changed === 0) return say`None of ${all} positions changes the answer.`;
  if (changed === 1) return say`1 of ${all} positions changes the answer: to ${list}.`;
  return others.length > 4
    ? say`${changed} of ${all} positions change the answer: to ${list} and others.`
    : say`${changed} of ${all} positions change the answer: to ${list}.`;
}

/** What the map does not tell: pixels that no occluder has hidden. */
function gapsText(result: OcclusionResult): string {
  const { counts } = result.details;
  const open = counts.reduce((sum, count) => sum + (count === 0 ? 1 : 0), 0);
  if (open === 0 || !isFinished(result)) return '';
  const { occluder, stride } = result.details;
  const isSparse = stride[0] > occluder.height || stride[1] > occluder.width;
  const share = formatShare(open / counts.length);
  return isSparse
    ? say`${share} of the pixels were never hidden (hatched): the stride is longer than the occluder, which Captum refuses. The map says nothing there.`
    : say`${share} of the pixels were never hidden (hatched): the circles leave corners. The map says nothing there.`;
}

function sweepText(result: OcclusionResult): string {
  const { timings, details } = result;
  const { done, known, pass, work } = details;
  if (!isFinished(result)) return say`${done} of ${known.length} positions so far.`;
  const time = computedText({ ...result, timings: { occlusion: timings['occlusion'] ?? 0 } });
  const incremental =
    pass === 'incremental'
      ? say`Only what the occluder can reach is computed again: ${formatShare(work)} of the multiplications; the numbers are the same.`
      : '';
  return [say`${known.length} positions.`, time, incremental].filter(Boolean).join(' ');
}
