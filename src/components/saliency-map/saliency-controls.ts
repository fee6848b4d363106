import { html, nothing, type TemplateResult } from 'lit';
import { isPhotograph } from '../../client/image/photograph.js';
import { saliencyMethods, type LayerDescription, type SaliencyMethod } from '../../protocol.js';
import {
  channelViewOf,
  channelViews,
  imagePlaces,
  percentileOf,
} from '../figure/display-defaults.js';
import { percentileText } from '../figure/format.js';
import type { ChannelView } from '../figure/heatmap.js';
import {
  type Choice,
  lastConvolution,
  layerChoices,
  layerTitle,
  mapLayers,
} from '../figure/layers.js';
import { channelOf, placeOf } from '../figure/neurons.js';
import { translate } from '../locale/message.js';
import { controlRows, type Control } from '../view/control-row.js';
import {
  checkControl,
  choiceControl,
  classControl,
  contrastControl,
  numberControl,
  pictureControl,
  sliderControl,
} from '../view/controls.js';
import { choose, tellReaderChange } from '../view/reader-choice.js';
import type { SaliencyController } from './saliency-controller.js';
import { liesUnder } from './saliency-figure.js';
import { methodTitle, rowOf } from './saliency-rows.js';
import { settingControls } from './saliency-setting-controls.js';
import { chosenNeuron } from './saliency-text.js';

/** The reader's controls: which image, which class or neuron, which method, how it is laid over. */
export function saliencyControls(controller: SaliencyController): TemplateResult | typeof nothing {
  const { host, description, methods } = controller;
  const isOverlaid = methods.some((method) => liesUnder(host, method, description?.inputShape));
  const ofPhotograph = (control: (shown: SaliencyController) => TemplateResult): Control =>
    isPhotograph(description?.inputShape) ? control(controller) : nothing;
  return controlRows(
    host,
    [
      {
        image: () => pictureControl(controller),
        class: () => (host.layer ? nothing : classControl(controller)),
        method: () => (host.compare ? nothing : methodControl(controller)),
        contrast: () => (host.layer ? nothing : contrastControl(controller)),
        layer: () => layerControl(controller),
        unit: () => (host.layer ? unitControls(controller) : nothing),
        freeze: () => (host.layer ? freezeControl(controller) : nothing),
        'cam-layer': () => camLayerControl(controller),
        opacity: () => (isOverlaid ? overlayControl(controller) : nothing),
        channels: () =>
          description?.inputShape[2] === 3 ? ofPhotograph(channelsControl) : nothing,
        clip: () => ofPhotograph(clipControl),
        picture: () => ofPhotograph(placeControl),
      },
    ],
    { adjusted: settingControls(controller) },
  );
}

function methodControl(controller: SaliencyController): TemplateResult {
  const { host, description } = controller;
  const { layer } = host;
  const methods = saliencyMethods.filter(
    (name) => !layer || !description || canExplain(name, layer, description.layers),
  );
  return choiceControl(
    translate`Method`,
    methods.map((name) => ({ value: name, label: methodTitle(name) })),
    host.method,
    (chosen) => {
      const method = saliencyMethods.find((name) => name === chosen);
      if (method) choose(controller, { method });
    },
  );
}

function overlayControl(controller: SaliencyController): TemplateResult {
  const { opacity } = controller.host;
  return sliderControl(translate`Overlay`, [0, 1, 0.01], opacity, (chosen) =>
    choose(controller, { opacity: chosen }),
  );
}

/** Of the magnitudes at which colors may end. */
const percentiles = [95, 99, 99.5, 99.9, 100];

/** What is chosen for every map by itself, where that is one for all of them. */
function byItself(all: readonly string[]): string {
  const different = [...new Set(all)];
  return different.length === 1
    ? translate`automatic: ${different[0]!}`
    : translate`automatic: by method`;
}

/** How the color channels of a photograph become one map. */
function channelsControl(controller: SaliencyController): TemplateResult {
  const { host, description, methods } = controller;
  const shape = description?.inputShape;
  const views = methods.map((method) => viewLabels[channelViewOf('auto', method, shape)]());
  return choiceControl(
    translate`Color channels`,
    [
      { value: 'auto', label: byItself(views) },
      ...channelViews.map((value) => ({ value, label: viewLabels[value]() })),
    ],
    host.channels,
    (chosen) =>
      choose(controller, { channels: channelViews.find((view) => view === chosen) ?? 'auto' }),
  );
}

/** Where the colors of a photograph's maps end. */
function clipControl(controller: SaliencyController): TemplateResult {
  const { host, description, methods } = controller;
  const shape = description?.inputShape;
  const ends = methods.map((method) => endLabel(percentileOf('auto', shape, method)));
  // An author's own percentile is one of the choices.
  const known = [...new Set([...percentiles, percentileOf(host.clip, shape)])].sort(
    (one, other) => one - other,
  );
  return choiceControl(
    translate`Colors end at`,
    [
      { value: 'auto', label: byItself(ends) },
      ...known.map((end) => ({ value: String(end), label: endLabel(end) })),
    ],
    host.clip === 'auto' ? 'auto' : String(percentileOf(host.clip, shape)),
    (chosen) => choose(controller, { clip: chosen === 'auto' ? 'auto' : Number(chosen) }),
  );
}

/** Where a photograph stands beside its maps. */
function placeControl(controller: SaliencyController): TemplateResult {
  return choiceControl(
    translate`Image position`,
    imagePlaces.map((value) => ({ value, label: placeLabels[value]() })),
    controller.host.picture,
    (chosen) =>
      choose(controller, { picture: imagePlaces.find((place) => place === chosen) ?? 'auto' }),
  );
}

const viewLabels: Record<ChannelView, () => string> = {
  sum: () => translate`signed sum`,
  max: () => translate`strongest channel`,
  rgb: () => translate`red, green, blue`,
};

const placeLabels: Record<(typeof imagePlaces)[number], () => string> = {
  auto: () => translate`automatic`,
  beside: () => translate`beside the maps`,
  under: () => translate`under the maps`,
  none: () => translate`not shown`,
};

function endLabel(percentile: number): string {
  return percentile === 100 ? translate`the largest value` : percentileText(percentile);
}

/**
 * Whether a method can explain a neuron of this layer: Grad-CAM and what builds on it need a
 * convolution below.
 */
function canExplain(
  method: SaliencyMethod,
  layer: string,
  layers: readonly LayerDescription[],
): boolean {
  if (!rowOf(method)?.needsConvolution) return true;
  const first = layers.findIndex(({ kind }) => kind.includes('Conv'));
  return first >= 0 && layers.findIndex(({ name }) => name === layer) > first;
}

/** Which layer's neuron is explained, or the class. */
function layerControl(controller: SaliencyController): TemplateResult {
  const { host, description, methods } = controller;
  const layers = (description?.layers ?? []).filter(({ name }) =>
    methods.every((method) => canExplain(method, name, description!.layers)),
  );
  const none = description?.head === 'value' ? translate`none (output)` : translate`none (class)`;
  return choiceControl(
    translate`Layer`,
    description ? [{ value: '', label: none }, ...layerChoices(description, layers)] : [],
    host.layer ?? '',
    // Another layer has other channels.
    (layer) => choose(controller, { unit: null, layer: layer || null }),
  );
}

/** Whose maps are weighed, where a method that is shown weighs any: those before what is explained. */
function camLayerControl(controller: SaliencyController): TemplateResult | typeof nothing {
  const { host, description, methods } = controller;
  if (!methods.some((method) => rowOf(method)?.needsConvolution)) return nothing;
  const layers = description?.layers ?? [];
  const end = layers.findIndex(({ name }) => name === host.layer);
  const below = mapLayers(end < 0 ? layers : layers.slice(0, end + 1));
  const last = description && lastConvolution(description, host.layer);
  const usual = last
    ? translate`last convolution: ${layerTitle(description, last.name)}`
    : translate`last convolution`;
  return choiceControl(
    translate`CAM layer`,
    description ? [{ value: '', label: usual }, ...layerChoices(description, below)] : [],
    host.camLayer ?? '',
    (camLayer) => choose(controller, { camLayer: camLayer || null }),
  );
}

/** Which neuron of the layer: the strongest, or of one channel. */
function unitControls(controller: SaliencyController): TemplateResult {
  const { host, picked, result } = controller;
  const neuron = chosenNeuron({ attributes: host, result });
  const unit = host.unit?.trim() || 'max';
  const isNumber = /^\d+$/.test(unit);
  const isMap = neuron?.layerShape.length !== 1;
  const at = placeOf(picked ?? unit);
  const choices: Choice[] = [
    { value: 'max', label: translate`strongest` },
    { value: 'channel', label: isMap ? translate`in one channel` : translate`by number` },
  ];
  if (at) choices.push({ value: 'here', label: translate`at row ${at.y + 1}, column ${at.x + 1}` });
  else if (!isNumber && unit !== 'max') {
    const [, whole] = /^\*,\*,(.*)$/.exec(unit) ?? [];
    choices.push({ value: 'here', label: whole ? translate`whole channel ${whole}` : unit });
  }
  const isHere = choices.length > 2;
  const channel = channelOf(picked ?? unit) ?? neuron?.position.at(-1) ?? 0;
  const set = (chosen: string): void => {
    const isPicked = controller.picked !== null;
    controller.pick(null);
    // The attribute may say so already, under what the reader had picked.
    if (isPicked && host.unit === chosen) tellReaderChange(host, 'unit', chosen);
    choose(controller, { unit: chosen });
  };
  return html`
    ${choiceControl(
      translate`Unit`,
      choices,
      isHere ? 'here' : isNumber ? 'channel' : 'max',
      (chosen) => {
        if (chosen === 'here') return;
        set(chosen === 'max' ? 'max' : String(channel));
      },
    )}
    ${
      isNumber && !isHere
        ? numberControl(
            isMap ? translate`Channel` : translate`Number`,
            neuron ? neuron.layerShape.at(-1)! - 1 : null,
            Number(unit),
            (number) => set(String(number)),
          )
        : nothing
    }
  `;
}

/** Whether the neuron stays when another image comes. */
function freezeControl(controller: SaliencyController): TemplateResult {
  return checkControl(translate`Freeze`, controller.host.freeze, (freeze) =>
    choose(controller, { freeze }),
  );
}
