import { html, nothing, type TemplateResult } from 'lit';
import { translate } from '../locale/message.js';
import { localNumber } from '../figure/format.js';
import { controlRows, type SplitControl } from '../view/control-row.js';
import { choiceControl, numberControl, sliderControl } from '../view/controls.js';
import { choose, tellReaderChange } from '../view/reader-choice.js';
import type { LearnerController } from './learner-controller.js';
import { statusText } from './learner-text.js';

/** The reader's controls: what moves the learning, and what is learned. */
export function learnerControls(controller: LearnerController): TemplateResult | typeof nothing {
  const { host } = controller;
  return controlRows(host, [
    {
      play: () => transport(controller),
      lambda: () =>
        sliderControl(`λ ${localNumber(host.lambda)}`, [0.5, 20, 0.5], host.lambda, (lambda) =>
          choose(controller, { lambda }),
        ),
    },
    {
      'filter-size': () =>
        sliderControl(
          translate`Filter size ${host.filterSize} × ${host.filterSize} (restarts)`,
          [3, 13, 1],
          host.filterSize,
          (filterSize) => choose(controller, { filterSize }),
        ),
      filters: () =>
        sliderControl(
          translate`Filters ${host.filters} (restarts)`,
          [4, 32, 1],
          host.filters,
          (filters) => choose(controller, { filters }),
        ),
    },
    {
      'learn-from': () =>
        choiceControl(
          translate`Learn from`,
          [
            { value: 'mnist-digits', label: translate`digits` },
            { value: 'photographs', label: translate`photographs` },
          ],
          host.learnFrom,
          (chosen) =>
            choose(controller, {
              learnFrom: chosen === 'photographs' ? 'photographs' : 'mnist-digits',
              // The image before was one of the other kind.
              image: null,
              src: null,
            }),
        ),
      seed: () =>
        numberControl(translate`Seed`, null, host.seed, (seed) => choose(controller, { seed })),
    },
  ]);
}

/** To play and pause is what most readers do. */
function transport(controller: LearnerController): SplitControl {
  const { host, learning, result } = controller;
  const ended = result !== null && result.step >= host.steps;
  const isPlaying = learning?.isPlaying ?? false;
  const press = (): void => {
    if (isPlaying) host.paused = true;
    else learning?.play();
    host.requestUpdate();
    tellReaderChange(host, 'paused', host.paused);
  };
  // Neither leaves a value behind.
  const act = (name: string, work: () => void) => (): void => {
    work();
    tellReaderChange(host, name, null);
  };
  const often = html`
    <span class="transport" role="group" aria-label=${translate`Learning`}>
      <button part="play" type="button" ?disabled=${ended} @click=${press}>
        ${isPlaying ? translate`Pause` : translate`Play`}
      </button>
      <span part="status" class="learner-status" dir="auto"
        >${statusText(result?.step ?? 0, host.steps)}</span
      >
    </span>
  `;
  const seldom = html`
    <span class="transport" role="group" aria-label=${translate`Learning`}>
      <button
        part="step"
        type="button"
        ?disabled=${ended}
        @click=${act('step', () => controller.step())}
      >
        ${translate`Step`}
      </button>
      <button part="reset" type="button" @click=${act('reset', () => controller.reset())}>
        ${translate`Reset`}
      </button>
    </span>
  `;
  return { often, seldom };
}
