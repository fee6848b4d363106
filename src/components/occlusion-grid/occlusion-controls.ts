import { html, nothing, type TemplateResult } from 'lit';
import { occluderShapes, type OccluderShape } from '../../protocol.js';
import { choiceControl, numberControl, type Choice } from '../view/controls.js';
import { say } from '../locale/message.js';
import { pictureControl } from '../view/controls.js';
import { classControl } from '../view/controls.js';
import type { OcclusionGrid } from './occlusion-grid.js';
import type { OcclusionState } from './occlusion-state.js';
import type { Stage } from './stage.js';

/** The reader's controls: which picture and class, what hides, what colours the grid. */
export function occlusionControls(state: OcclusionState, stage: Stage): TemplateResult {
  const { element } = state;
  return html`
    <div part="controls" class="controls">
      ${pictureControl(state)} ${classControl(state)} ${sizeControls(state, stage)}
      ${fillControl(state)}
      ${choiceControl(
        say`Shape`,
        occluderShapes.map((shape): Choice => ({ value: shape, label: shapeLabels[shape]() })),
        element.shape ?? 'square',
        (chosen) => (element.shape = occluderShapes.find((shape) => shape === chosen)!),
      )}
      ${state.description?.head === 'value' ? nothing : scoreControls(element)}
    </div>
  `;
}

/** What is measured and what colours the cells; a value leaves no choice. */
function scoreControls(element: OcclusionGrid): TemplateResult {
  return html`
    ${choiceControl(
      say`Measure`,
      [
        { value: 'probability', label: say`probability` },
        { value: 'logit', label: say`logit` },
      ],
      element.score ?? 'probability',
      (chosen) => (element.score = chosen === 'logit' ? 'logit' : 'probability'),
    )}
    ${choiceControl(
      say`Cells`,
      [
        { value: 'score', label: element.score === 'logit' ? say`logit` : say`probability` },
        { value: 'class', label: say`winning class` },
      ],
      element.cells ?? 'score',
      (chosen) => (element.cells = chosen === 'class' ? 'class' : 'score'),
    )}
  `;
}

function sizeControls(
  { element, description }: OcclusionState,
  { shown }: Stage,
): TemplateResult | typeof nothing {
  if (!shown || !description) return nothing;
  const [height, width] = description.inputShape;
  const { occluder, stride } = shown.details;
  const most = Math.min(height, width);
  const sideOf = (text: string | null, known: number): number => Number(text ?? known) || known;
  return html`
    ${numberControl(
      say`Occluder`,
      most,
      sideOf(element.occluder, Math.min(occluder.height, occluder.width)),
      (side) => (element.occluder = String(side)),
      1,
    )}
    ${numberControl(
      say`Stride`,
      most,
      sideOf(element.stride, Math.min(...stride)),
      (pixels) => (element.stride = String(pixels)),
      1,
    )}
  `;
}

const shapeLabels: Record<OccluderShape, () => string> = {
  square: () => say`square`,
  circle: () => say`circle`,
};

const fills: Record<string, () => string> = {
  black: () => say`black`,
  grey: () => say`grey`,
  white: () => say`white`,
  mean: () => say`mean colour`,
  blur: () => say`blurred picture`,
  noise: () => say`noise`,
};

function fillControl({ element, description }: OcclusionState): TemplateResult {
  const given = String(element.fill ?? 0).trim();
  const zeroIsBlack = description?.range[0] === 0;
  const chosen = zeroIsBlack && given === '0' ? 'black' : given;
  const choices = Object.entries(fills).map(([value, label]): Choice => ({
    value,
    label: label(),
  }));
  if (!zeroIsBlack) choices.unshift({ value: '0', label: say`0 of the model` });
  // Another of the author's.
  if (!choices.some(({ value }) => value === chosen)) {
    choices.unshift({ value: chosen, label: chosen });
  }
  return choiceControl(say`Fill`, choices, chosen, (fill) => (element.fill = fill));
}
