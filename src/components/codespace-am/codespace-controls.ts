import { html, nothing, type TemplateResult } from 'lit';
import { builtinModels } from '../../client/builtin-models.js';
import { ascentPriors, type AscentPrior } from '../../protocol.js';
import { hidesClass } from '../figure/concealed.js';
import { offers } from '../figure/controls-list.js';
import type { Choice } from '../figure/layers.js';
import { controlRows, type SplitControl } from '../view/control-row.js';
import { choiceControl, numberControl, sliderControl } from '../view/controls.js';
import { choose, tellReaderChange } from '../view/reader-choice.js';
import { localNumber } from '../figure/format.js';
import { translate } from '../locale/message.js';
import { isGiven } from '../base/scene-values.js';
import type { CodespaceController } from './codespace-controller.js';
import { generatorsOf, generatorTitle, MOST_RUNS, pixelStarts } from './codespace-request.js';

/** The reader's controls: what moves the runs, and what they maximize. */
export function codespaceControls(
  controller: CodespaceController,
): TemplateResult | typeof nothing {
  const { host } = controller;
  return controlRows(host, [
    {
      play: () => transport(controller),
      class: () => classControl(controller),
      generator: () => generatorControl(controller),
      'learning-rate': () =>
        sliderControl(
          translate`Step size ${localNumber((host.learningRate ?? 0.1).toFixed(2))}`,
          [0.01, 0.5, 0.01],
          host.learningRate ?? 0.1,
          (rate) => choose(controller, { learningRate: rate }),
        ),
      prior: () => priorControl(controller),
      lambda: () =>
        sliderControl(
          `λ ${localNumber((host.lambda ?? 0.001).toFixed(3))}`,
          [0, 0.05, 0.001],
          host.lambda ?? 0.001,
          (lambda) => choose(controller, { lambda }),
        ),
      pixels: () => pixelsControl(controller),
      'total-variation': () => (host.pixels ? smoothnessControl(controller) : nothing),
      runs: () =>
        numberControl(
          translate`Runs`,
          MOST_RUNS,
          host.runs,
          (runs) => choose(controller, { runs }),
          1,
        ),
      seed: () =>
        numberControl(translate`Seed`, null, host.seed, (seed) => choose(controller, { seed })),
    },
  ]);
}

/** To play and pause is what most readers do. */
function transport(controller: CodespaceController): SplitControl {
  const { paused, seed, runs } = controller.host;
  const columns = controller.ascents?.columns ?? [];
  // Neither leaves a value behind.
  const act = (name: string, press: () => void) => (): void => {
    press();
    tellReaderChange(controller.host, name, null);
  };
  const ended = columns.length > 0 && columns.every((column) => column.ended);
  const often = html`
    <span class="transport" role="group" aria-label=${translate`Runs`}>
      <button
        part="play"
        type="button"
        ?disabled=${ended}
        @click=${() => choose(controller, { paused: !paused })}
      >
        ${paused ? translate`Play` : translate`Pause`}
      </button>
    </span>
  `;
  const seldom = html`
    <span class="transport" role="group" aria-label=${translate`Runs`}>
      <button
        part="step"
        type="button"
        ?disabled=${ended}
        @click=${act('step', () => void controller.step())}
      >
        ${translate`Step`}
      </button>
      <button part="restart" type="button" @click=${act('restart', () => controller.restart())}>
        ${translate`Restart`}
      </button>
      ${
        offers(controller.host, 'seed')
          ? html`<button
              part="new-seeds"
              type="button"
              @click=${() => choose(controller, { seed: seed + runs, paused: false })}
            >
              ${translate`New seeds`}
            </button>`
          : nothing
      }
    </span>
  `;
  return { often, seldom };
}

/** Left out where a neuron or a value is maximised instead, and where the scene has it. */
function classControl(controller: CodespaceController): TemplateResult | typeof nothing {
  if (hidesClass(controller.host)) return nothing;
  const { host, description } = controller;
  const isChosen = isGiven(host, 'target') || description?.head === 'value';
  if (host.layer || isChosen) return nothing;
  const labels = description?.labels ?? [];
  const labelled = labels.indexOf(host.target.trim());
  return choiceControl(
    translate`Class`,
    labels.map((label, index): Choice => ({ value: String(index), label, isName: true })),
    labelled >= 0 ? String(labelled) : host.target,
    (target) => choose(controller, { target }),
  );
}

/** Left out where the author has others than come with the kit. */
function generatorControl(controller: CodespaceController): TemplateResult | typeof nothing {
  const { host } = controller;
  const names: readonly string[] = builtinModels;
  const chosen = generatorsOf(host);
  if (!chosen.every((name) => names.includes(name))) return nothing;
  const both = 'mnist-gan mnist-dcgan';
  const [gan, dcgan] = [generatorTitle('mnist-gan'), generatorTitle('mnist-dcgan')];
  const choices: Choice[] = [
    { value: 'mnist-gan', label: gan },
    { value: 'mnist-dcgan', label: dcgan },
    { value: both, label: translate`${gan} and ${dcgan}` },
  ];
  // Without one there are only pixels.
  if (host.pixels) choices.push({ value: '', label: translate`none` });
  const value = chosen.length > 1 ? both : (chosen[0] ?? '');
  return choiceControl(translate`Generator`, choices, value, (generator) =>
    choose(controller, { generator }),
  );
}

const priorLabels: Record<AscentPrior, () => string> = {
  l2: () => translate`short codes`,
  'mean-image': () => translate`near the mean image`,
  none: () => translate`none`,
};

function priorControl(controller: CodespaceController): TemplateResult {
  const { host, description } = controller;
  const known = description?.trainingDigits != null;
  return choiceControl(
    translate`Prior`,
    ascentPriors
      .filter((prior) => known || prior !== 'mean-image' || host.prior === prior)
      .map((prior): Choice => ({ value: prior, label: priorLabels[prior]() })),
    host.prior ?? 'l2',
    (chosen) =>
      choose(controller, { prior: ascentPriors.find((prior) => prior === chosen) ?? null }),
  );
}

function pixelsControl(controller: CodespaceController): TemplateResult {
  const { host, description } = controller;
  const known = description?.trainingDigits != null;
  const labels = {
    noise: translate`from noise`,
    'mean-image': translate`from the mean image`,
    sample: translate`from a sample`,
  };
  const starts = pixelStarts.filter((start) => start !== 'mean-image' || known);
  return choiceControl(
    translate`Pixels`,
    [
      ...(host.generator.trim() ? [{ value: '', label: translate`not shown` }] : []),
      ...starts.map((start): Choice => ({ value: start, label: labels[start] })),
    ],
    host.pixels ?? '',
    (chosen) =>
      choose(controller, { pixels: pixelStarts.find((start) => start === chosen) ?? null }),
  );
}

function smoothnessControl(controller: CodespaceController): TemplateResult {
  const { totalVariation } = controller.host;
  return sliderControl(
    translate`Smoothness ${localNumber((totalVariation ?? 0).toFixed(2))}`,
    [0, 1, 0.01],
    totalVariation ?? 0,
    (weight) => choose(controller, { totalVariation: weight }),
  );
}
