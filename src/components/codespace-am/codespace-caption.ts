import { html, nothing, type TemplateResult } from 'lit';
import { headNote } from '../view/caption.js';
import { say } from '../locale/message.js';
import { computedLine, inRoomOf, noteLines } from '../view/caption.js';
import type { CodespaceState, PixelStart } from './codespace-state.js';
import {
  judgeText,
  longestJudgement,
  longestOutcome,
  objectiveText,
  outcomeText,
} from './codespace-text.js';
import { judgeOf } from './judge.js';
import { titlesOf } from './settings.js';
import type { Stage } from './stage.js';

const ofClass = (): string =>
  say`A picture is where its run has come to among all that the generator can draw: an answer of the network and the generator together. The generator has learned digits and nothing else, so digits are what it shows; a high probability does not prove that one is typical, nor that the network is sure of digits alone.`;
const ofNeuron = (): string =>
  say`A picture is where its run has come to among all that the generator can draw: an answer of the network and the generator together. The generator has learned digits and nothing else, so digits are what it shows, or bent parts of them; what else the neuron would answer to, they do not tell.`;

/** What the climb over pixels shows, by what they began with. */
const pixelMeanings: Record<PixelStart, () => string> = {
  noise: () =>
    say`Over pixels, without a generator, the same climb makes the network as sure of pictures that to us are noise: it is fooled.`,
  'mean-image': () =>
    say`Over pixels, without a generator, the same climb makes the network as sure of pictures that to us are still the blurred mean that they began with: it is fooled.`,
  sample: () =>
    say`Over pixels, without a generator, the same climb makes the network as sure of pictures that to us are still what they began with, under some noise: it is fooled.`,
};

const hint = (): string => say`Pick a run to see its code, a second to walk from one to the other.`;

/** How the runs went, what the pictures mean and what not, where they were computed. */
export function codespaceCaption(
  { element, description, result }: CodespaceState,
  stage: Stage,
): TemplateResult {
  const { columns } = stage;
  const titles = titlesOf(element);
  const outcomes = columns.flatMap((column) =>
    column.shown ? [outcomeText(element, column, column.shown)] : [],
  );
  const frame = columns[0]?.shown;
  const hasGenerator = columns.some(({ generator }) => generator !== null);
  return html`
    <figcaption part="caption">
      <p part="answer" class="answer" dir="auto">
        ${inRoomOf(titles.map((title) => longestOutcome(element, title)).join(' '), outcomes.join(' '))}
      </p>
      ${headNote(description)}
      ${judgeOf(element) === null ? nothing : html`<p part="judge" dir="auto">${inRoomOf(longestJudgement(element, titles), judgeText(columns) ?? '')}</p>`}
      ${failedNotice(stage)}
      <p dir="auto">
        ${frame ? say`Maximised is ${objectiveText(element, frame)}.` : nothing}
        ${hasGenerator || columns.length === 0 ? (element.layer || description?.head === 'value' ? ofNeuron() : ofClass()) : nothing}
        ${element.pixels && !element.layer ? (pixelMeanings[element.pixels] ?? pixelMeanings.noise)() : nothing}
      </p>
      <p class="computed" dir="auto">
        ${hasGenerator && element.controls !== 'none' ? hint() : nothing}
      </p>
      ${computedLine(result)} ${noteLines(result?.details.notes)}
    </figcaption>
  `;
}

function failedNotice({ columns }: Stage): TemplateResult | typeof nothing {
  const failed = columns
    .flatMap(({ shown }) => shown?.runs ?? [])
    .filter(({ status }) => status === 'failed').length;
  if (failed === 0) return nothing;
  return html`<p part="notice" class="notice" dir="auto">
    ${
      failed === 1
        ? say`1 run met no finite numbers, also by small steps, and ended there: its picture says nothing. A smaller step size may help.`
        : say`${failed} runs met no finite numbers, also by small steps, and ended there: its picture says nothing. A smaller step size may help.`
    }
  </p>`;
}
