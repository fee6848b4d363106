import { nothing, type TemplateResult } from 'lit';
import { MOST_MASKS, usualMasks } from '../../protocol.js';
import type { PathSetting } from '../../protocol/tables/saliency-methods.js';
import { formatShare } from '../figure/format.js';
import { translate } from '../locale/message.js';
import type { Control, Controls } from '../view/control-row.js';
import { choiceControl, numberControl, sliderControl } from '../view/controls.js';
import { choose } from '../view/reader-choice.js';
import type { SaliencyController } from './saliency-controller.js';
import { masksImages } from './saliency-rows.js';
import { baselineTitle, noiseOf, pathSettings, usesSetting } from './saliency-settings.js';

/** Steps and samples that the engine takes at most. */
const MOST = 1000;

/** What the shown methods are told besides: a control stands there while one of them uses it. */
export function settingControls(controller: SaliencyController): Controls {
  const where =
    (setting: PathSetting, control: (shown: SaliencyController) => TemplateResult) =>
    (): Control => (usesSetting(controller.methods, setting) ? control(controller) : nothing);
  return {
    steps: where('steps', stepsControl),
    baseline: where('baseline', baselineControl),
    samples: where('samples', samplesControl),
    noise: where('noise', noiseControl),
    masks: where('masks', masksControl),
    'noise-seed': where('noiseSeed', seedControl),
  };
}

function stepsControl(controller: SaliencyController): TemplateResult {
  const steps = controller.host.steps ?? pathSettings.steps.usual;
  return numberControl(
    translate`Steps`,
    MOST,
    steps,
    (chosen) => choose(controller, { steps: chosen }),
    1,
  );
}

function samplesControl(controller: SaliencyController): TemplateResult {
  const samples = controller.host.samples ?? pathSettings.samples.usual;
  return numberControl(
    translate`Samples`,
    MOST,
    samples,
    (chosen) => choose(controller, { samples: chosen }),
    1,
  );
}

function seedControl(controller: SaliencyController): TemplateResult {
  const seed = controller.host.noiseSeed ?? pathSettings.noiseSeed.usual;
  return numberControl(translate`Seed`, null, seed, (chosen) =>
    choose(controller, { noiseSeed: chosen }),
  );
}

function noiseControl(controller: SaliencyController): TemplateResult {
  const noise = noiseOf(controller.methods, controller.host);
  return sliderControl(
    translate`Noise`,
    [0, 0.5, 0.01],
    noise,
    (chosen) => choose(controller, { noise: chosen }),
    formatShare(noise),
  );
}

/** Of RISE the usual number, of Score-CAM one for each map, unless chosen. */
function masksControl(controller: SaliencyController): TemplateResult {
  const { host, result, description, methods } = controller;
  const method = methods.find(masksImages)!;
  const usual = method === 'rise' && description ? usualMasks(description.inputShape) : 1;
  const known = host.masks ?? result?.details.masked?.[method]?.of ?? usual;
  return numberControl(
    translate`Masks`,
    MOST_MASKS,
    known,
    (masks) => choose(controller, { masks }),
    1,
  );
}

/** An author's own baseline is one of the choices. */
function baselineControl(controller: SaliencyController): TemplateResult {
  const { host, description } = controller;
  const chosen = host.baseline?.trim() || pathSettings.baseline.usual;
  const known = [...new Set([pathSettings.baseline.usual, 'mean', 'blur', 'noise', chosen])];
  return choiceControl(
    translate`Baseline`,
    known.map((value) => ({ value, label: baselineTitle(value, description) })),
    chosen,
    (baseline) => choose(controller, { baseline }),
  );
}
