import { html, nothing, type TemplateResult } from 'lit';
import type { OcclusionResult } from '../../client/occlusion.js';
import { formatShare } from '../format.js';
import { answerText, computedText } from '../result-text.js';
import { inColors } from '../color-words.js';
import { extremesSentence } from './extremes-text.js';
import type { OcclusionState } from './occlusion-state.js';
import { isFinished, type Stage } from './stage.js';
import { winnersOf } from './class-colors.js';

const meaning =
  'In the map {up} means that the {score} fell when the pixel was hidden, {down} that it rose: what the network cannot do without, as far as this occluder tells. A picture with a patch on it is none that the network was trained on, so another fill may give another map; and parts that can stand in for each other hide one another’s importance.';

/** What the network answers, where hiding matters, what the map means, where it was computed. */
export function occlusionCaption(state: OcclusionState, stage: Stage): TemplateResult {
  const { element, description } = state;
  const { shown, extremes } = stage;
  const score = shown?.details.score ?? 'probability';
  return html`
    <figcaption part="caption">
      <p part="answer" class="answer" dir="auto">${shown ? answerText(shown) : html`&nbsp;`}</p>
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
        ${inColors(meaning.replace('{score}', score), element.colormap)}
        ${shown ? gapsText(shown) : nothing}
      </p>
      <p class="computed swept" dir="auto">${shown ? sweepText(shown) : html`&nbsp;`}</p>
    </figcaption>
  `;
}

/** `18 of 121 positions change the answer: to 5 (17), 2 (1).` */
function changesText(result: OcclusionResult, labels: readonly string[]): string {
  const others = winnersOf(result, labels, new Map<number, number>()).slice(1);
  const changed = others.reduce((sum, { cells }) => sum + cells, 0);
  const named = others.slice(0, 4).map(({ label, cells }) => `${label} (${cells})`);
  const rest = others.length > 4 ? ' and others' : '';
  const all = `of ${result.details.done} positions`;
  if (changed === 0) return `None ${all} changes the answer.`;
  return `${changed} ${all} ${changed === 1 ? 'changes' : 'change'} the answer: to ${named.join(', ')}${rest}.`;
}

/** What the map does not tell: pixels that no occluder has hidden. */
function gapsText(result: OcclusionResult): string {
  const { counts } = result.details;
  const open = counts.reduce((sum, count) => sum + (count === 0 ? 1 : 0), 0);
  if (open === 0 || !isFinished(result)) return '';
  const { occluder, stride } = result.details;
  const isSparse = stride[0] > occluder.height || stride[1] > occluder.width;
  const reason = isSparse
    ? 'the stride is longer than the occluder, which Captum refuses'
    : 'the circles leave corners';
  return `${formatShare(open / counts.length)} of the pixels were never hidden (hatched): ${reason}. The map says nothing there.`;
}

function sweepText(result: OcclusionResult): string {
  const { timings, details } = result;
  const { done, known, pass, work, notes } = details;
  if (!isFinished(result)) return `${done} of ${known.length} positions so far.`;
  const time = computedText({ ...result, timings: { occlusion: timings['occlusion'] ?? 0 } });
  const incremental =
    pass === 'incremental'
      ? `Only what the occluder can reach is computed again: ${formatShare(work)} of the multiplications; the numbers are the same.`
      : '';
  return [`${known.length} positions.`, time, incremental, ...notes].filter(Boolean).join(' ');
}
