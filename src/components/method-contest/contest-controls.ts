import { html, nothing, type TemplateResult } from 'lit';
import { contestMeasures, type ContestMeasure } from '../../client/contest/contest-measures.js';
import { translate } from '../locale/message.js';
import { tellNow } from '../view/announcer.js';
import { controlRows } from '../view/control-row.js';
import { classControl, pictureControl } from '../view/controls.js';
import { tellReaderChange } from '../view/reader-choice.js';
import type { ContestController } from './contest-controller.js';
import { measureButton, measureTitle } from './contest-text.js';

/** The reader's controls: which image and class, and measures that take longer. */
export function contestControls(controller: ContestController): TemplateResult | typeof nothing {
  return controlRows(controller.host, [
    { image: () => pictureControl(controller), class: () => classControl(controller) },
    { measures: () => measureControls(controller) },
  ]);
}

/** Those that are not in the table, with what they take; while one is computed, what ends it. */
function measureControls(controller: ContestController): TemplateResult | typeof nothing {
  const { host, rows, result, status } = controller;
  if (!rows || !result || status !== 'ready') return nothing;
  const { measuring } = rows;
  const words = measuring ? translate`Measuring: ${measureTitle(measuring)}` : '';
  tellNow(host, 'part', words);
  if (measuring) {
    return html`<span class="measuring">${words}</span>
      <button part="stop" type="button" @click=${rows.stop}>${translate`Stop`}</button>`;
  }
  const { measures, estimates } = result.details;
  const others = contestMeasures.filter((measure) => !measures.includes(measure));
  if (others.length === 0) return nothing;
  const ask = (measure: ContestMeasure) => (): void => {
    tellReaderChange(host, 'measures', [...measures, measure].join(' '));
    void rows.measure(measure);
  };
  return html`<span>${translate`Measure also:`}</span> ${others.map(
      (measure) =>
        html`<button part="measure" type="button" @click=${ask(measure)}>
          ${measureButton(measure, estimates[measure])}
        </button>`,
    )}`;
}
