import { nothing, type TemplateResult } from 'lit';
import { occluderShapes, type ModelDescription, type OccluderShape } from '../../protocol.js';
import type { Choice } from '../figure/layers.js';
import { translate } from '../locale/message.js';
import { controlRows } from '../view/control-row.js';
import {
  choiceControl,
  classControl,
  contrastControl,
  numberControl,
  pictureControl,
} from '../view/controls.js';
import { choose } from '../view/reader-choice.js';
import type { OcclusionController } from './occlusion-controller.js';

/** The reader's controls: which image and class, what hides, what colors the grid. */
export function occlusionControls(
  controller: OcclusionController,
): TemplateResult | typeof nothing {
  // A value leaves no choice of what is measured, and has no class that wins.
  const isValue = controller.description?.head === 'value';
  return controlRows(controller.host, [
    {
      image: () => pictureControl(controller),
      class: () => classControl(controller),
      fill: () => fillControl(controller),
      occluder: () => occluderControl(controller),
      stride: () => strideControl(controller),
      shape: () => shapeControl(controller),
      contrast: () => contrastControl(controller),
      score: () => (isValue ? nothing : scoreControl(controller)),
      cells: () => (isValue ? nothing : cellsControl(controller)),
    },
  ]);
}

function shapeControl(controller: OcclusionController): TemplateResult {
  return choiceControl(
    translate`Shape`,
    occluderShapes.map((shape): Choice => ({ value: shape, label: shapeLabels[shape]() })),
    controller.host.shape ?? 'square',
    (chosen) => choose(controller, { shape: occluderShapes.find((shape) => shape === chosen)! }),
  );
}

/** What is measured. */
function scoreControl(controller: OcclusionController): TemplateResult {
  return choiceControl(
    translate`Measure`,
    [
      { value: 'probability', label: translate`probability` },
      { value: 'logit', label: translate`logit` },
    ],
    controller.host.score ?? 'probability',
    (chosen) => choose(controller, { score: chosen === 'logit' ? 'logit' : 'probability' }),
  );
}

/** What colors the cells. */
function cellsControl(controller: OcclusionController): TemplateResult {
  const { score, cells } = controller.host;
  return choiceControl(
    translate`Cells`,
    [
      { value: 'score', label: score === 'logit' ? translate`logit` : translate`probability` },
      { value: 'class', label: translate`winning class` },
    ],
    cells ?? 'score',
    (chosen) => choose(controller, { cells: chosen === 'class' ? 'class' : 'score' }),
  );
}

/** What an attribute says, or what it was computed with. */
function sideOf(text: string | null, known: number): number {
  return Number(text ?? known) || known;
}

function occluderControl(controller: OcclusionController): TemplateResult | typeof nothing {
  const { host, shown, description } = controller;
  if (!shown || !description) return nothing;
  const { height, width } = shown.details.occluder;
  return numberControl(
    translate`Occluder`,
    shorterSide(description),
    sideOf(host.occluder, Math.min(height, width)),
    (side) => choose(controller, { occluder: String(side) }),
    1,
  );
}

function strideControl(controller: OcclusionController): TemplateResult | typeof nothing {
  const { host, shown, description } = controller;
  if (!shown || !description) return nothing;
  return numberControl(
    translate`Stride`,
    shorterSide(description),
    sideOf(host.stride, Math.min(...shown.details.stride)),
    (pixels) => choose(controller, { stride: String(pixels) }),
    1,
  );
}

function shorterSide({ inputShape: [height, width] }: ModelDescription): number {
  return Math.min(height, width);
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
  return choiceControl(translate`Fill`, choices, chosen, (fill) => choose(controller, { fill }));
}
