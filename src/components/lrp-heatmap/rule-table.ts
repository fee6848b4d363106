import { html, nothing, type TemplateResult } from 'lit';
import type { LayerRelevance, LrpRule } from '../../protocol.js';
import { say } from '../locale/message.js';
import { layerTitle } from '../figure/layers.js';
import { formatParameter } from './format-parameter.js';
import { inspectedResult } from './inspected.js';
import { knownLayerRules, withLayerRule } from './layer-rules.js';
import type { LrpState } from './lrp-state.js';
import { ruleTitle } from './lrp-text.js';
import { readingOf } from './reading.js';

/** Every layer with its rule, from the class scores down; readers choose among those that it may have. */
export function ruleTable(state: LrpState): TemplateResult {
  const { element, result } = state;
  const layers = result ? [...inspectedResult(state, result).details.layers].reverse() : [];
  return html`
    <div class="rule-box">
      <table class="rule-table">
        <caption class="unseen">
          ${say`Rules from the class scores down to the picture`}
        </caption>
        <thead>
          <tr>
            <th scope="col">${say`layer`}</th>
            <th scope="col">${say`rule`}</th>
            <th scope="col"><span class="unseen">${say`number`}</span></th>
          </tr>
        </thead>
        <tbody>
          ${layers.map((layer) => row(state, layer))}
        </tbody>
      </table>
    </div>
    ${
      element.layerRules
        ? html`<button part="back" type="button" @click=${() => (element.layerRules = null)}>
            ${say`Back to the composite`}
          </button>`
        : nothing
    }
  `;
}

function row(state: LrpState, layer: LayerRelevance): TemplateResult {
  const { element, description } = state;
  const own = knownLayerRules(element.layerRules)[layer.name];
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
    const layerRules = withLayerRule(element.layerRules, layer.name, chosen);
    readingOf(element).attempt.make({ layerRules });
  };
  return html`
    <tr>
      <th scope="row">${title}</th>
      <td>
        ${
          choices.length > 1
            ? html`<select aria-label=${say`Rule of the ${title}`} @change=${choose}>
                ${choices.map((choice) => option(choice, rule))}
              </select>`
            : html`<span class="computed">${ruleTitle(rule)}</span>`
        }
      </td>
      <td class="computed">${told(layer)} ${own ? say`(chosen)` : nothing}</td>
    </tr>
  `;
}

function option(choice: LrpRule, rule: LrpRule): TemplateResult {
  const title = ruleTitle(choice);
  return html`<option value=${choice} .selected=${choice === rule}>${title}</option>`;
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
