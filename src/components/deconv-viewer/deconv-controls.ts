import { nothing, type TemplateResult } from 'lit';
import { switchModes } from '../../protocol.js';
import { type Choice, layerChoices } from '../figure/layers.js';
import { translate } from '../locale/message.js';
import { offers } from '../figure/controls-list.js';
import { controlRows } from '../view/control-row.js';
import { checkControl, choiceControl, numberControl, pictureControl } from '../view/controls.js';
import { choose } from '../view/reader-choice.js';
import { keepChoices, sortOrders, type Keep, type KeepSetting } from './deconv-attributes.js';
import type { DeconvController } from './deconv-controller.js';
import { filterStrengths, sortOf } from '../figure/feature-maps.js';
import { hasGrid } from './deconv-parts.js';
import { keptChannel, keptChoice, openingLayer } from './deconv-request.js';
import { switchChoices } from './deconv-text.js';

/** The reader's controls: which image, which layer, what is kept, how it comes down. */
export function deconvControls(controller: DeconvController): TemplateResult | typeof nothing {
  const { host, result, parts } = controller;
  const hasPooling = result?.details.poolings.length !== 0;
  const hasMaps = result ? hasGrid(host, result) : host.maps !== 'none';
  const hasEpochs = host.epochs !== null;
  return controlRows(host, [
    {
      image: () => pictureControl(controller),
      layer: () => layerControl(controller),
      keep: () => keepControl(controller),
      filter: () => filterControl(controller),
      switches: () => (hasPooling ? switchesControl(controller) : nothing),
      compare: () => (hasPooling && !hasEpochs ? compareControl(controller) : nothing),
      sort: () => (hasMaps ? sortControl(controller) : nothing),
      reconstructions: () => (hasMaps ? reconstructionsControl(controller) : nothing),
      top: () => (hasEpochs ? nothing : topControl(controller)),
      'epoch-choices': () => (hasEpochs ? (parts?.epochs.choices() ?? nothing) : nothing),
    },
  ]);
}

function topControl(controller: DeconvController): TemplateResult {
  const { host, description } = controller;
  return numberControl(
    translate`Top samples`,
    description?.samples.length ?? null,
    host.top,
    (top) => choose(controller, { top }),
  );
}

function sortControl(controller: DeconvController): TemplateResult {
  const { host, result } = controller;
  const strengths = result && filterStrengths(result.details.activations);
  return choiceControl(
    translate`Sort`,
    [
      { value: 'strength', label: translate`strongest first` },
      { value: 'index', label: translate`by index` },
    ],
    strengths ? sortOf(host.sort, strengths) : host.sort,
    (chosen) => choose(controller, { sort: sortOrders.find((order) => order === chosen)! }),
  );
}

function reconstructionsControl(controller: DeconvController): TemplateResult {
  const { reconstructions: isOn } = controller.host;
  return checkControl(translate`Reconstruct every filter`, isOn, (reconstructions) =>
    choose(controller, { reconstructions }),
  );
}

/** Layers before the maps are flattened. */
function layerControl(controller: DeconvController): TemplateResult {
  const { host, description, result } = controller;
  const layers = description?.layers ?? [];
  const end = layers.findIndex(({ kind }) => /^(Flatten|Dense|Global.*)$/.test(kind));
  return choiceControl(
    translate`Layer`,
    description ? layerChoices(description, end < 0 ? layers : layers.slice(0, end)) : [],
    host.layer || (description && (result?.details.layer ?? openingLayer(host, description))) || '',
    (layer) => {
      // Another layer has other filters and places.
      const keep = host.keep === 'position' ? 'auto' : host.keep;
      choose(controller, { unit: null, keep, layer });
    },
  );
}

const keepLabels: Record<Keep, () => string> = {
  strongest: () => translate`strongest activation`,
  map: () => translate`whole feature map`,
  all: () => translate`all feature maps`,
  position: () => translate`picked position`,
};

function keepControl(controller: DeconvController): TemplateResult {
  const { host, result } = controller;
  const shown = result?.details.keep ?? keptChoice(host, false);
  // A place is picked in the image or in the map.
  const choices = keepChoices.filter((keep) => keep !== 'position' || shown === keep);
  return choiceControl(
    translate`Keep`,
    choices.map((keep): Choice => ({ value: keep, label: keepLabels[keep]() })),
    shown,
    (chosen) => {
      const keep = keepChoices.find((choice) => choice === chosen);
      const channel = result && keptChannel(result.details);
      if (keep === 'map' && channel !== null) choose(controller, { unit: String(channel) });
      if (keep === 'strongest') choose(controller, { unit: null });
      if (keep) choose(controller, { keep });
    },
  );
}

function filterControl(controller: DeconvController): TemplateResult | typeof nothing {
  const { result } = controller;
  if (!result || result.details.keep === 'all') return nothing;
  const { details } = result;
  return numberControl(
    translate`Filter`,
    details.activations.shape[2] - 1,
    keptChannel(details) ?? 0,
    (filter) => keepFilter(controller, filter),
  );
}

function switchesControl(controller: DeconvController): TemplateResult {
  return choiceControl(
    translate`Switches`,
    switchModes.map((mode): Choice => ({ value: mode, label: switchChoices[mode]() })),
    controller.host.switches,
    (chosen) => choose(controller, { switches: switchModes.find((mode) => mode === chosen)! }),
  );
}

function compareControl(controller: DeconvController): TemplateResult {
  return checkControl(translate`Compare`, controller.host.compare, (compare) =>
    choose(controller, { compare }),
  );
}

/** Whether a filter may be chosen: that of all maps at once, or of a place, is another choice of what is kept. */
export function canKeep({ host }: DeconvController): boolean {
  return offers(host, 'filter') && (offers(host, 'keep') || !/^(all|position)$/.test(host.keep));
}

/** The reader's choice of a filter: its whole map, or its strongest activation where one was kept. */
export function keepFilter(controller: DeconvController, filter: number): void {
  const before = controller.host.keep;
  const keep: KeepSetting = before === 'auto' || before === 'strongest' ? before : 'map';
  choose(controller, { keep, unit: String(filter) });
}
