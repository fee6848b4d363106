import { html, nothing, type TemplateResult } from 'lit';
import { occluderShapes, type OccluderShape } from '../../protocol.js';
import type { Choice } from '../figure/layers.js';
import { translate } from '../locale/message.js';
import { choiceControl, classControl, numberControl, pictureControl } from '../view/controls.js';
import type { OcclusionController } from './occlusion-controller.js';

/** The reader's controls: which image and class, what hides, what colors the grid. */
export function occlusionControls(controller: OcclusionController): TemplateResult {
  const { host, description } = controller;
  return html`
    <div part="controls" class="controls">
      ${pictureControl(controller)} ${classControl(controller)} ${sizeControls(controller)}
      ${fillControl(controller)}
      ${choiceControl(
        translate`Shape`,
        occluderShapes.map((shape): Choice => ({ value: shape, label: shapeLabels[shape]() })),
        host.shape ?? 'square',
        (chosen) => controller.change({ shape: occluderShapes.find((shape) => shape === chosen)! }),
      )}
      ${description?.head === 'value' ? nothing : scoreControls(controller)}
    </div>
  `;
}

/** What is measured and what colors the cells; a value leaves no choice. */
function scoreControls(controller: OcclusionController): TemplateResult {
  const { score, cells } = controller.host;
  return html`
    ${choiceControl(
      translate`Measure`,
      [
        { value: 'probability', label: translate`probability` },
        { value: 'logit', label: translate`logit` },
      ],
      score ?? 'probability',
      (chosen) => controller.change({ score: chosen === 'logit' ? 'logit' : 'probability' }),
    )}
    ${choiceControl(
      translate`Cells`,
      [
        { value: 'score', label: score === 'logit' ? translate`logit` : translate`probability` },
        { value: 'class', label: translate`winning class` },
      ],
      cells ?? 'score',
      (chosen) => controller.change({ cells: chosen === 'class' ? 'class' : 'score' }),
    )}
  `;
}

function sizeControls(controller: OcclusionController): TemplateResult | typeof nothing {
  const { host, shown, description } = controller;
  if (!shown || !description) return nothing;
  const [height, width] = description.inputShape;
  const { occluder, stride } = shown.details;
  const most = Math.min(height, width);
  const sideOf = (text: string | null, known: number): number => Number(text ?? known) || known;
  return html`
    ${numberControl(
      translate`Occluder`,
      most,
      sideOf(host.occluder, Math.min(occluder.height, occluder.width)),
      (side) => controller.change({ occluder: String(side) }),
      1,
    )}
    ${numberControl(
      translate`Stride`,
      most,
      sideOf(host.stride, Math.min(...stride)),
      (pixels) => controller.change({ stride: String(pixels) }),
      1,
    )}
  `;
}

const shapeLabels: Record<OccluderShape, () => string> = {
  square: () => translate`square`,
  circle: () => translate`circle`,
};

const fills: Record<string, () => string> = {
  black: () => translate`black`,
  grey: () => translate`grey`,
  white: () => translate`white`,
  mean: () => translate`mean colour`,
  blur: () => translate`blurred picture`,
  noise: () => translate`noise`,
};

function fillControl(controller: OcclusionController): TemplateResult {
  const { host, description } = controller;
  const given = String(host.fill ?? 0).trim();
  const zeroIsBlack = description?.preprocessing.black.every((value) => value === 0);
  const chosen = zeroIsBlack && given === '0' ? 'black' : given;
  const choices = Object.entries(fills).map(([value, label]): Choice => ({
    value,
    label: label(),
  }));
  if (!zeroIsBlack) choices.unshift({ value: '0', label: translate`0 of the model` });
  // Another of the author's.
  if (!choices.some(({ value }) => value === chosen)) {
    choices.unshift({ value: chosen, label: chosen });
  }
  return choiceControl(translate`Fill`, choices, chosen, (fill) => controller.change({ fill }));
}
