import { html, nothing, type TemplateResult } from 'lit';
import { builtinModels } from '../../client/builtin-models.js';
import { ascentPriors, type AscentPrior } from '../../protocol.js';
import { choiceControl, numberControl, sliderControl, type Choice } from '../view/controls.js';
import { localNumber } from '../figure/format.js';
import { say } from '../locale/message.js';
import { isGiven } from '../base/scene-values.js';
import { pixelStarts, type CodespaceState } from './codespace-state.js';
import { generatorsOf, generatorTitle, MOST_RUNS } from './settings.js';
import type { Stage } from './stage.js';

/** The reader's controls: what moves the runs, and what they climb to. */
export function codespaceControls(state: CodespaceState, stage: Stage): TemplateResult {
  const { element } = state;
  return html`
    <div part="controls" class="controls">
      ${transport(state, stage)} ${classControl(state)} ${generatorControl(state)}
      ${sliderControl(
        say`Step size ${localNumber((element.learningRate ?? 0.1).toFixed(2))}`,
        [0.01, 0.5, 0.01],
        element.learningRate ?? 0.1,
        (rate) => (element.learningRate = rate),
      )}
      ${priorControl(state)}
      ${sliderControl(
        `λ ${localNumber((element.lambda ?? 0.001).toFixed(3))}`,
        [0, 0.05, 0.001],
        element.lambda ?? 0.001,
        (lambda) => (element.lambda = lambda),
      )}
      ${pixelControls(state)}
      ${numberControl(say`Runs`, MOST_RUNS, element.runs, (runs) => (element.runs = runs), 1)}
      ${numberControl(say`Seed`, null, element.seed, (seed) => (element.seed = seed))}
    </div>
  `;
}

function transport({ element }: CodespaceState, { columns }: Stage): TemplateResult {
  const { paused } = element;
  const ended = columns.length > 0 && columns.every((column) => column.ended);
  return html`
    <span class="transport" role="group" aria-label=${say`Runs`}>
      <button
        part="play"
        type="button"
        ?disabled=${ended}
        @click=${() => (element.paused = !paused)}
      >
        ${paused ? say`Play` : say`Pause`}
      </button>
      <button part="step" type="button" ?disabled=${ended} @click=${() => void element.step()}>
        ${say`Step`}
      </button>
      <button part="restart" type="button" @click=${() => element.restart()}>
        ${say`Restart`}
      </button>
      <button
        part="new-seeds"
        type="button"
        @click=${() => Object.assign(element, { seed: element.seed + element.runs, paused: false })}
      >
        ${say`New seeds`}
      </button>
    </span>
  `;
}

/** Left out where a neuron or a value is maximised instead, and where the scene has it. */
function classControl({ element, description }: CodespaceState): TemplateResult | typeof nothing {
  const isChosen = isGiven(element, 'target') || description?.head === 'value';
  if (element.layer || isChosen) return nothing;
  const labels = description?.labels ?? [];
  const labelled = labels.indexOf(element.target.trim());
  return choiceControl(
    say`Class`,
    labels.map((label, index): Choice => ({ value: String(index), label })),
    labelled >= 0 ? String(labelled) : element.target,
    (target) => (element.target = target),
  );
}

/** Left out where the author has others than come with the kit. */
function generatorControl({ element }: CodespaceState): TemplateResult | typeof nothing {
  const names: readonly string[] = builtinModels;
  const chosen = generatorsOf(element);
  if (!chosen.every((name) => names.includes(name))) return nothing;
  const both = 'mnist-gan mnist-dcgan';
  const [gan, dcgan] = [generatorTitle('mnist-gan'), generatorTitle('mnist-dcgan')];
  const choices: Choice[] = [
    { value: 'mnist-gan', label: gan },
    { value: 'mnist-dcgan', label: dcgan },
    { value: both, label: say`${gan} and ${dcgan}` },
  ];
  // Without one there are only pixels.
  if (element.pixels) choices.push({ value: '', label: say`none` });
  const value = chosen.length > 1 ? both : (chosen[0] ?? '');
  return choiceControl(
    say`Generator`,
    choices,
    value,
    (generator) => (element.generator = generator),
  );
}

const priorLabels: Record<AscentPrior, () => string> = {
  l2: () => say`short codes`,
  'mean-image': () => say`near the mean image`,
  none: () => say`none`,
};

function priorControl({ element, description }: CodespaceState): TemplateResult {
  const known = description?.trainingDigits != null;
  return choiceControl(
    say`Prior`,
    ascentPriors
      .filter((prior) => known || prior !== 'mean-image' || element.prior === prior)
      .map((prior): Choice => ({ value: prior, label: priorLabels[prior]() })),
    element.prior ?? 'l2',
    (chosen) => (element.prior = ascentPriors.find((prior) => prior === chosen) ?? null),
  );
}

function pixelControls({ element, description }: CodespaceState): TemplateResult {
  const known = description?.trainingDigits != null;
  const labels = {
    noise: say`from noise`,
    'mean-image': say`from the mean image`,
    sample: say`from a sample`,
  };
  const starts = pixelStarts.filter((start) => start !== 'mean-image' || known);
  return html`
    ${choiceControl(
      say`Pixels`,
      [
        ...(element.generator.trim() ? [{ value: '', label: say`not shown` }] : []),
        ...starts.map((start): Choice => ({ value: start, label: labels[start] })),
      ],
      element.pixels ?? '',
      (chosen) => (element.pixels = pixelStarts.find((start) => start === chosen) ?? null),
    )}
    ${
      element.pixels
        ? sliderControl(
            say`Smoothness ${localNumber((element.totalVariation ?? 0).toFixed(2))}`,
            [0, 1, 0.01],
            element.totalVariation ?? 0,
            (weight) => (element.totalVariation = weight),
          )
        : nothing
    }
  `;
}
