import { html, nothing, type TemplateResult } from 'lit';
import type { LrpComposite } from '../../protocol.js';
import { colorWords } from '../figure/color-maps.js';
import { formatValue } from '../figure/format.js';
import { headNote } from '../view/caption.js';
import { targetName } from '../figure/sentences.js';
import { say } from '../locale/message.js';
import { layerTitle } from '../figure/layers.js';
import { answerLine, computedLine, inRoomOf, noteLines } from '../view/caption.js';
import { balanceText, longestBalance } from './balance.js';
import { pixelsOf } from './drawn-relevance.js';
import { differenceOf } from './explain-relevance.js';
import { comparedNames, compositesOf, contrastOf } from './lrp-request.js';
import { shownMaps, type LrpHeatmapResult, type LrpState } from './lrp-state.js';
import {
  colorMeaning,
  comparisonMeaning,
  compositeMeaning,
  limitMeaning,
  mapTitle,
  silentMeaning,
} from './lrp-text.js';
import { formatPercent } from './losses.js';
import { zerosText } from './zeros.js';

/** What the network answers, how the relevance lies, what it means and does not, where it was computed. */
export function lrpCaption(state: LrpState): TemplateResult {
  const { result } = state;
  const zeros = result ? zerosText(state, result) : '';
  return html`
    <figcaption part="caption">
      <p part="answer" class="answer" dir="auto">${result ? answerLine(result) : html`&nbsp;`}</p>
      ${headNote(state.description)}
      ${result?.details.restart ? restartParagraph(state, result) : nothing}
      <p part="balance" dir="auto">
        ${inRoomOf(longestBalance(), result ? balance(state, result) : '')}
      </p>
      ${result?.details.gradientTimesInput ? factParagraph(result) : nothing}
      ${zeros ? html`<p part="zeros" dir="auto">${zeros}</p>` : nothing}
      <p part="meaning" dir="auto">${meaningOf(state)}</p>
      ${computedLine(result)} ${noteLines(result?.details.notes)}
    </figcaption>
  `;
}

/** Of the first map that is shown; named where it is one of several. */
export function balance(state: LrpState, result: LrpHeatmapResult): string {
  const name = result.method as LrpComposite;
  const { compared, gradientTimesInput } = shownMaps(state) ?? result.details;
  const text = balanceText(pixelsOf((compared[name] ?? result).map, result.shape), result.shape);
  const isOnly = Object.keys(compared).length === 1 && !gradientTimesInput;
  return isOnly ? text : `${mapTitle(name)}: ${text}`;
}

function nameOf({ result, description }: LrpState): string {
  if (result) return targetName(result.target);
  return description?.head === 'value' ? say`the output` : say`the class`;
}

function meaningOf(state: LrpState): string {
  const { element, result } = state;
  if (result?.map.every((value) => value === 0)) return silentMeaning();
  const composites = compositesOf(comparedNames(element));
  const [only] = composites;
  const known = only ? compositeMeaning(only) : '';
  const { start, colormap, layerRules } = element;
  return [
    colorMeaning(colorWords(colormap), nameOf(state), {
      start,
      contrast: contrastOf(element, state.description),
    }),
    composites.length === 1 ? known : comparisonMeaning(),
    layerRules ? say`Some layers have rules of their own.` : '',
    limitMeaning(),
  ]
    .filter(Boolean)
    .join(' ');
}

function restartParagraph(
  { element, description }: LrpState,
  { details }: LrpHeatmapResult,
): TemplateResult {
  const { kept, total } = details.restart!;
  const { layer, unit } = details.request.restart!;
  const [part, title] = [unitText(unit), layerTitle(description, layer, layer)];
  const [some, all] = [formatValue(kept, 3), formatValue(total, 3)];
  const back = (): void => {
    element.layer = element.unit = null;
  };
  return html`
    <p part="restart" dir="auto">
      ${
        total === 0
          ? say`Only what passes through ${part} of the ${title}: ${some} of ${all}.`
          : say`Only what passes through ${part} of the ${title}: ${some} of ${all}, ${formatPercent(kept / total)} of what arrives there.`
      }
      ${
        element.controls === 'none'
          ? nothing
          : html`<button part="back" type="button" @click=${back}>
              ${say`Back to all of it`}
            </button>`
      }
    </p>
  `;
}

/** Of a unit as the engine is asked for it. */
export function unitText(unit: string): string {
  const [x = '', y, channel = ''] = unit.split(',');
  if (y === undefined) return x === '*' ? say`all units` : say`unit ${x}`;
  if (x === '*' && y === '*') return channel === '*' ? say`all channels` : say`channel ${channel}`;
  return channel === '*' ? say`x ${x}, y ${y}` : say`channel ${channel} at x ${x}, y ${y}`;
}

/** Maps that agree to this share of their largest value are the same but for rounding. */
const EQUAL = 1e-4;

const bare = new Set<LrpComposite>(['lrp-0', 'lrp-transpose']);

/** Whether LRP-0 and gradient x input agree here, with the number that says so. */
function factParagraph({ details }: LrpHeatmapResult): TemplateResult | typeof nothing {
  const { compared, gradientTimesInput, request } = details;
  const result = Object.values(compared).find(({ method }) => bare.has(method as LrpComposite));
  if (!result) return nothing;
  const { difference, largest } = differenceOf(result.map, gradientTimesInput!);
  const title = mapTitle(result.method);
  const [most, values] = [formatValue(difference), formatValue(largest)];
  const apart =
    request.bias === 'ignore'
      ? say`${title} and gradient × input differ by at most ${most} where values go up to ${values}: they are not the same map; without the biases in its denominators LRP-0 shares out what they have given, and the gradient does not.`
      : say`${title} and gradient × input differ by at most ${most} where values go up to ${values}: they are not the same map; they were not asked the same.`;
  const what =
    difference <= EQUAL * largest
      ? say`${title} and gradient × input differ by at most ${most} where values go up to ${values}: they are the same map.`
      : apart;
  return html`<p part="fact" dir="auto">${what}</p>`;
}
