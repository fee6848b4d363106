import { html, nothing, type TemplateResult } from 'lit';
import { lrpComposites, lrpStarts, type LrpComposite } from '../../protocol.js';
import { boundedComposites } from '../../protocol/tables/lrp-words.build.js';
import { classControl } from '../view/controls.js';
import { checkControl, choiceControl } from '../view/controls.js';
import { say } from '../locale/message.js';
import { pictureControl } from '../view/controls.js';
import type { LrpHeatmap } from './lrp-heatmap.js';
import {
  comparedNames,
  compositesOf,
  contrastChoices,
  contrastOf,
  namedIn,
} from './lrp-request.js';
import { gradientTimesInput, type LrpState } from './lrp-state.js';
import { compositeChoices, mapTitle } from './lrp-text.js';
import { parameterControls } from './parameter-controls.js';
import { readingOf } from './reading.js';
import { ruleTable } from './rule-table.js';

/** The reader's controls: which picture, which class, by which rules; and what is shown besides. */
export function lrpControls(state: LrpState): TemplateResult {
  const { element } = state;
  const composites = compositesOf(comparedNames(element));
  return html`
    <div part="controls" class="controls">
      ${pictureControl(state)} ${classControl(state)}
      ${compositesOf(namedIn(element.compare)).length > 0 ? nothing : compositeControl(state)}
      ${composites.length > 1 ? inspectControl(state, composites) : nothing}
      ${parameterControls(state)}
    </div>
    <div part="controls" class="controls">
      ${element.inputSize ? nothing : gradientControl(element)}
      ${checkControl(say`Layers`, element.layers !== null, (shown) => {
        element.layers = shown ? '' : null;
      })}
      ${checkControl(say`Conservation`, element.conservation, (shown) => {
        element.conservation = shown;
      })}
      ${checkControl(say`Denominators`, element.denominators !== null, (shown) => {
        element.denominators = shown ? '' : null;
      })}
    </div>
    <details part="rules" class="rules" ?open=${element.rules}>
      <summary>${say`Rules, layer by layer`}</summary>
      <div class="controls">${seedControls(state)}</div>
      ${ruleTable(state)}
    </details>
  `;
}

function compositeControl({ element, description }: LrpState): TemplateResult {
  const fits = (name: LrpComposite): boolean =>
    !boundedComposites.includes(name) ||
    name === element.composite ||
    description?.rangeKnown !== false;
  return choiceControl(
    say`Rules`,
    compositeChoices.map(({ title, names }) => ({
      title: title(),
      choices: names.filter(fits).map((name) => ({ value: name, label: mapTitle(name) })),
    })),
    element.composite,
    (chosen) => {
      // Another composite is another start for rules of single layers.
      const composite = lrpComposites.find((name) => name === chosen)!;
      readingOf(element).attempt.make({ composite, layerRules: null });
    },
  );
}

/** Whether gradient x input stands beside; it has no larger pictures. */
function gradientControl(element: LrpHeatmap): TemplateResult {
  const names = namedIn(element.compare);
  return checkControl(say`Gradient × input`, names.includes(gradientTimesInput), (shown) => {
    const others = names.filter((name) => name !== gradientTimesInput);
    const wanted = shown ? [...others, gradientTimesInput] : others;
    element.compare = wanted.join(' ') || null;
  });
}

/** Which of the compared maps the parts below tell about. */
function inspectControl(
  { element, result }: LrpState,
  composites: readonly LrpComposite[],
): TemplateResult {
  const reading = readingOf(element);
  return choiceControl(
    say`Look into`,
    composites.map((name) => ({ value: name, label: mapTitle(name) })),
    result ? reading.inspected(result) : composites[0]!,
    (chosen) => reading.inspect(lrpComposites.find((name) => name === chosen)!),
  );
}

/** What is placed on the class, against what, and what biases do. */
function seedControls({ element, description }: LrpState): TemplateResult {
  const { attempt } = readingOf(element);
  const starts = { logit: say`the score`, one: '1' };
  const against = contrastChoices(description);
  const contrasts = { none: say`nothing`, others: say`all others`, rivals: say`its rivals` };
  return html`
    ${choiceControl(
      say`Start with`,
      lrpStarts.map((value) => ({ value, label: starts[value] })),
      element.start,
      (chosen) => (element.start = lrpStarts.find((name) => name === chosen)!),
    )}
    ${
      against.length === 1
        ? nothing
        : choiceControl(
            say`Against`,
            against.map((value) => ({ value, label: contrasts[value] })),
            contrastOf(element, description),
            (chosen) => (element.contrast = against.find((name) => name === chosen)!),
          )
    }
    ${choiceControl(
      say`Biases`,
      [
        { value: 'include', label: say`take their share` },
        { value: 'ignore', label: say`are left out` },
      ],
      element.bias,
      (chosen) => attempt.make({ bias: chosen === 'ignore' ? 'ignore' : 'include' }),
    )}
    ${
      // A picture of another size needs them.
      element.inputSize
        ? nothing
        : checkControl(
            say`Dense layers as convolutions`,
            element.denseAs === 'conv',
            (convolved) => {
              attempt.make({ denseAs: convolved ? 'conv' : 'dense', place: null });
            },
          )
    }
  `;
}
