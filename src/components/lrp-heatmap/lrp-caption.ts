import { html, nothing, type TemplateResult } from 'lit';
import type { LrpComposite } from '../../protocol.js';
import { inColors } from '../color-words.js';
import { formatValue } from '../format.js';
import { layerTitle } from '../layers.js';
import { answerText, computedText } from '../result-text.js';
import { balanceText } from './balance.js';
import { pixelsOf } from './drawn-relevance.js';
import { differenceOf } from './explain-relevance.js';
import { comparedNames, compositesOf } from './lrp-request.js';
import { shownMaps, type LrpHeatmapResult, type LrpState } from './lrp-state.js';
import {
  colorMeaning,
  comparisonMeaning,
  limitMeaning,
  mapTitles,
  sharing,
  silentMeaning,
} from './lrp-text.js';
import { formatPercent } from './losses.js';
import { zerosText } from './zeros.js';

/** As long as most are, to keep their room. */
const typicalBalance =
  'Of the relevance at the pixels 10.1 speaks for it, around row 10 and column 10; next to nothing speaks against it.';

/** What the network answers, how the relevance lies, what it means and does not, where it was computed. */
export function lrpCaption(state: LrpState): TemplateResult {
  const { result } = state;
  const zeros = result ? zerosText(state, result) : '';
  return html`
    <figcaption part="caption">
      <p part="answer" class="answer" dir="auto">${result ? answerText(result) : html`&nbsp;`}</p>
      ${result?.details.restart ? restartParagraph(state, result) : nothing}
      <p part="balance" class=${result ? '' : 'expected'} dir="auto">
        ${result ? balance(state, result) : typicalBalance}
      </p>
      ${result?.details.gradientTimesInput ? factParagraph(result) : nothing}
      ${zeros ? html`<p part="zeros" dir="auto">${zeros}</p>` : nothing}
      <p part="meaning" dir="auto">${meaningOf(state)}</p>
      <p class="computed" dir="auto">
        ${result ? computedText(result) : html`&nbsp;`} ${result?.details.notes.join(' ')}
      </p>
    </figcaption>
  `;
}

/** Of the first map that is shown; named where it is one of several. */
export function balance(state: LrpState, result: LrpHeatmapResult): string {
  const name = result.method as LrpComposite;
  const { compared, gradientTimesInput } = shownMaps(state) ?? result.details;
  const text = balanceText(pixelsOf((compared[name] ?? result).map, result.shape), result.shape);
  const isOnly = Object.keys(compared).length === 1 && !gradientTimesInput;
  return isOnly ? text : `${mapTitles[name]}: ${text}`;
}

function meaningOf({ element, result }: LrpState): string {
  if (result?.map.every((value) => value === 0)) return silentMeaning;
  const composites = compositesOf(comparedNames(element));
  const [only] = composites;
  // A name that the engine does not know has no words, and will be refused.
  const how = composites.length === 1 ? (sharing[only!] as string | undefined) : comparisonMeaning;
  const own = element.layerRules ? 'Some layers have rules of their own.' : '';
  const seed = element.start === 'one' ? 'a relevance of 1' : 'the score';
  const against: Record<string, string> = {
    others: `${seed}, less the mean of all others,`,
    rivals: `${seed}, less that of its rivals,`,
  };
  const what = colorMeaning
    .replace('{target}', result?.target.label ?? 'the class')
    .replace('{seed}', against[element.contrast] ?? seed);
  return [inColors(what, element.colormap), how, own, limitMeaning].filter(Boolean).join(' ');
}

function restartParagraph(
  { element, description }: LrpState,
  { details }: LrpHeatmapResult,
): TemplateResult {
  const { kept, total } = details.restart!;
  const { layer, unit } = details.request.restart!;
  const share = total === 0 ? '' : `, ${formatPercent(kept / total)} of what arrives there`;
  const back = (): void => {
    element.layer = element.unit = null;
  };
  return html`
    <p part="restart" dir="auto">
      Only what passes through ${unitText(unit)} of the ${layerTitle(description, layer, layer)}:
      ${formatValue(kept, 3)} of ${formatValue(total, 3)}${share}.
      ${
        element.controls === 'none'
          ? nothing
          : html`<button part="back" type="button" @click=${back}>Back to all of it</button>`
      }
    </p>
  `;
}

/** Of a unit as the engine is asked for it. */
export function unitText(unit: string): string {
  const [x, y, channel] = unit.split(',');
  if (y === undefined) return x === '*' ? 'all units' : `unit ${x}`;
  const isPlace = x !== '*' || y !== '*';
  const place = isPlace ? `x ${x}, y ${y}` : '';
  if (channel === '*') return isPlace ? place : 'all channels';
  return isPlace ? `channel ${channel} at ${place}` : `channel ${channel}`;
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
  const title = mapTitles[result.method as LrpComposite];
  const text = `${title} and gradient × input differ by at most ${formatValue(difference)} where values go up to ${formatValue(largest)}`;
  const why =
    request.bias === 'ignore'
      ? 'without the biases in its denominators LRP-0 shares out what they have given, and the gradient does not'
      : 'they were not asked the same';
  const what =
    difference <= EQUAL * largest
      ? `${text}: they are the same map.`
      : `${text}: they are not the same map; ${why}.`;
  return html`<p part="fact" dir="auto">${what}</p>`;
}
