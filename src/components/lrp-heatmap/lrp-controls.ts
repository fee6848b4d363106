import { html, nothing, type TemplateResult } from 'lit';
import {
  lrpComposites,
  lrpStarts,
  type LayerRelevance,
  type LrpComposite,
  type LrpCompositeChoice,
} from '../../protocol.js';
import {
  boundedComposites,
  mixedNames,
  oneRuleNames,
} from '../../protocol/tables/lrp-words.build.js';
import { layerTitle, type ChoiceGroup } from '../figure/layers.js';
import { translate } from '../locale/message.js';
import { controlRows, type Controls } from '../view/control-row.js';
import {
  checkControl,
  choiceControl,
  classControl,
  contrastControl,
  pictureControl,
} from '../view/controls.js';
import { folded } from '../view/folded.js';
import { choose, tellReaderChange } from '../view/reader-choice.js';
import type { LrpController } from './lrp-controller.js';
import {
  compositesOf,
  gradientTimesInput,
  inspectedName,
  inspectedResult,
  knownNames,
  knownLayerRules,
  namedIn,
  withLayerRule,
  type LrpHeatmapResult,
} from './lrp-request.js';
import { parameterControls } from './lrp-sliders.js';
import { formatParameter, mapTitle, ruleTitle } from './lrp-text.js';

/** The reader's controls: which picture, which class, by which rules; and what is shown besides. */
export function lrpControls(controller: LrpController): TemplateResult | typeof nothing {
  const { host } = controller;
  const composites = compositesOf(knownNames(host, controller.result));
  const isCompared = compositesOf(namedIn(host.compare)).length > 0;
  const first = {
    image: () => pictureControl(controller),
    class: () => classControl(controller),
    composite: () => (isCompared ? nothing : compositeControl(controller)),
    contrast: () => contrastControl(controller),
    inspect: () => (composites.length > 1 ? inspectControl(controller, composites) : nothing),
    ...parameterControls(controller),
  };
  const second = {
    gradient: () => (host.inputSize ? nothing : gradientControl(controller)),
    layers: () =>
      checkControl(translate`Layers`, host.layers !== null, (shown) =>
        choose(controller, { layers: shown ? '' : null }),
      ),
    conservation: () =>
      checkControl(translate`Conservation`, host.conservation, (conservation) =>
        choose(controller, { conservation }),
      ),
    denominators: () =>
      checkControl(translate`Denominators`, host.denominators !== null, (shown) =>
        choose(controller, { denominators: shown ? '' : null }),
      ),
  };
  return controlRows(host, [first, second], {
    below: {
      name: 'rules',
      controls: seedControls(controller),
      draw: (seeds) => rulesBelow(controller, seeds),
    },
    // The table that the author has opened.
    asked: host.rules ? ['rules'] : [],
  });
}

/** The rule of each layer, below what is placed on the class. */
function rulesBelow(controller: LrpController, seeds: readonly unknown[]): TemplateResult {
  const { host } = controller;
  return folded(
    {
      host,
      key: 'rules',
      summary: translate`Rules, layer by layer`,
      open: host.rules,
      always: html`<div class="controls">${seeds}</div>`,
      part: 'rules',
      style: 'rules',
    },
    () => ruleTable(controller),
  );
}

function compositeControl({
  host,
  description,
  result,
  revertible,
}: LrpController): TemplateResult {
  const fits = (name: LrpComposite): boolean =>
    !boundedComposites.includes(name) ||
    name === host.composite ||
    description?.rangeKnown !== false;
  const group = (title: string, names: readonly LrpComposite[]): ChoiceGroup => ({
    title,
    choices: names.filter(fits).map((name) => ({ value: name, label: mapTitle(name) })),
  });
  return choiceControl(
    translate`Rules`,
    [
      { title: translate`Default`, choices: [{ value: 'auto', label: automaticTitle(result) }] },
      group(translate`Composites`, mixedNames),
      group(translate`One rule for all layers`, oneRuleNames),
    ],
    host.composite,
    (chosen) => {
      // Another composite is another start for rules of single layers.
      const composite = lrpComposites.find((name) => name === chosen) ?? 'auto';
      revertible!.make({ composite, layerRules: null });
    },
  );
}

/** What suits the network, by its name where it is known. */
function automaticTitle(result: LrpHeatmapResult | null): string {
  if (!result?.details.automatic) return translate`Automatic`;
  return translate`Automatic: ${mapTitle(result.method)}`;
}

/** Whether gradient x input stands beside; it has no larger pictures. */
function gradientControl(controller: LrpController): TemplateResult {
  const names = namedIn(controller.host.compare);
  return checkControl(translate`Gradient × input`, names.includes(gradientTimesInput), (shown) => {
    const others = names.filter((name) => name !== gradientTimesInput);
    const wanted = shown ? [...others, gradientTimesInput] : others;
    choose(controller, { compare: wanted.join(' ') || null });
  });
}

/** Which of the compared maps the parts below tell about. */
function inspectControl(
  controller: LrpController,
  composites: readonly LrpCompositeChoice[],
): TemplateResult {
  const { result, inspected } = controller;
  return choiceControl(
    translate`Look into`,
    composites.map((name) => ({ value: name, label: mapTitle(name) })),
    result ? inspectedName(result, inspected) : composites[0]!,
    (chosen) => {
      controller.inspect(lrpComposites.find((name) => name === chosen)!);
      tellReaderChange(controller.host, 'inspected', chosen);
    },
  );
}

/** What is placed on the class, and what biases do. */
function seedControls(controller: LrpController): Controls {
  const { host } = controller;
  return {
    start: () => startControl(controller),
    bias: () => biasControl(controller),
    // An image of another size needs them.
    'dense-as': () => (host.inputSize ? nothing : denseControl(controller)),
  };
}

function startControl(controller: LrpController): TemplateResult {
  const starts = { logit: translate`the score`, one: '1' };
  return choiceControl(
    translate`Start with`,
    lrpStarts.map((value) => ({ value, label: starts[value] })),
    controller.host.start,
    (chosen) => choose(controller, { start: lrpStarts.find((name) => name === chosen)! }),
  );
}

function biasControl({ host, revertible }: LrpController): TemplateResult {
  return choiceControl(
    translate`Biases`,
    [
      { value: 'include', label: translate`take their share` },
      { value: 'ignore', label: translate`are left out` },
    ],
    host.bias,
    (chosen) => revertible!.make({ bias: chosen === 'ignore' ? 'ignore' : 'include' }),
  );
}

function denseControl({ host, revertible }: LrpController): TemplateResult {
  const isOn = host.denseAs === 'conv';
  return checkControl(translate`Dense layers as convolutions`, isOn, (convolved) =>
    revertible!.make({ denseAs: convolved ? 'conv' : 'dense', place: null }),
  );
}

/** Every layer with its rule, from the class scores down; readers choose among those that it may have. */
function ruleTable(controller: LrpController): TemplateResult {
  const { layerRules } = controller.host;
  const back = (): void => choose(controller, { layerRules: null });
  const layers = [...(inspectedResult(controller)?.details.layers ?? [])].reverse();
  return html`
    <div class="rule-box">
      <table class="rule-table">
        <caption class="unseen">
          ${translate`Rules from the class scores down to the picture`}
        </caption>
        <thead>
          <tr>
            <th scope="col">${translate`layer`}</th>
            <th scope="col">${translate`rule`}</th>
            <th scope="col"><span class="unseen">${translate`number`}</span></th>
          </tr>
        </thead>
        <tbody>
          ${layers.map((layer) => row(controller, layer))}
        </tbody>
      </table>
    </div>
    ${
      layerRules
        ? html`<button part="back" type="button" @click=${back}>
            ${translate`Back to the composite`}
          </button>`
        : nothing
    }
  `;
}

function row(controller: LrpController, layer: LayerRelevance): TemplateResult {
  const { host, description, revertible } = controller;
  const own = knownLayerRules(host.layerRules)[layer.name];
  // What was chosen a moment ago is still being computed.
  const rule = own?.rule ?? layer.rule;
  const title = layerTitle(description, layer.name, layer.name);
  const choices = layer.choices.filter(
    (choice) => choice !== 'z-box' || choice === rule || description?.rangeKnown !== false,
  );
  const choose = (event: Event): void => {
    if (!(event.target instanceof HTMLSelectElement)) return;
    const { value } = event.target;
    const chosen = choices.find((choice) => choice === value)!;
    revertible!.make({ layerRules: withLayerRule(host.layerRules, layer.name, chosen) });
  };
  return html`
    <tr>
      <th scope="row" title=${title === layer.name ? nothing : layer.name}>${title}</th>
      <td>
        ${
          choices.length > 1
            ? html`<select aria-label=${translate`Rule of the ${title}`} @change=${choose}>
                ${choices.map(
                  (choice) =>
                    html`<option value=${choice} .selected=${choice === rule}>
                      ${ruleTitle(choice)}
                    </option>`,
                )}
              </select>`
            : html`<span class="computed">${ruleTitle(rule)}</span>`
        }
      </td>
      <td class="computed">${told(layer)} ${own ? translate`(chosen)` : nothing}</td>
    </tr>
  `;
}

/** `ε 0.25` */
function told({ parameters }: LayerRelevance): string {
  const symbols = { epsilon: 'ε', gamma: 'γ', alpha: 'α', beta: 'β' } as const;
  return (Object.keys(symbols) as (keyof typeof symbols)[])
    .flatMap((name) => {
      const value = parameters[name];
      return value === undefined ? [] : [`${symbols[name]} ${formatParameter(value)}`];
    })
    .join(', ');
}
