import { html, nothing, type TemplateResult } from 'lit';
import { switchModes } from '../../protocol.js';
import { type Choice, layerChoices } from '../figure/layers.js';
import { translate } from '../locale/message.js';
import { checkControl, choiceControl, numberControl, pictureControl } from '../view/controls.js';
import { keepChoices, sortOrders, type Keep } from './deconv-attributes.js';
import type { DeconvController } from './deconv-controller.js';
import { filterStrengths, sortOf } from '../figure/feature-maps.js';
import { keptChannel, openingLayer } from './deconv-request.js';
import { switchChoices } from './deconv-text.js';

/** The reader's controls: which picture, which layer, what is kept, how it comes down. */
export function deconvControls(controller: DeconvController): TemplateResult {
  const { host, result, description } = controller;
  return html`
    <div part="controls" class="controls">
      ${pictureControl(controller)} ${layerControl(controller)} ${keepControl(controller)}
      ${filterControl(controller)}
      ${result?.details.poolings.length === 0 ? nothing : switchesControls(controller)}
      ${host.maps === 'none' ? nothing : mapsControls(controller)}
      ${numberControl(
        translate`Top samples`,
        description?.samples.length ?? null,
        host.top,
        (top) => controller.change({ top }),
      )}
    </div>
  `;
}

function mapsControls(controller: DeconvController): TemplateResult {
  const { host, result } = controller;
  const strengths = result && filterStrengths(result.details.activations);
  return html`
    ${choiceControl(
      translate`Sort`,
      [
        { value: 'index', label: translate`by index` },
        { value: 'strength', label: translate`strongest first` },
      ],
      strengths ? sortOf(host.sort, strengths) : host.sort,
      (chosen) => controller.change({ sort: sortOrders.find((order) => order === chosen)! }),
    )}
    ${checkControl(translate`Every reconstruction`, host.reconstructions, (reconstructions) =>
      controller.change({ reconstructions }),
    )}
  `;
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
      const keep = host.keep === 'position' ? 'strongest' : host.keep;
      controller.change({ unit: null, keep, layer });
    },
  );
}

const keepLabels: Record<Keep, () => string> = {
  strongest: () => translate`strongest activation`,
  map: () => translate`one whole map`,
  all: () => translate`all maps`,
  position: () => translate`picked position`,
};

function keepControl(controller: DeconvController): TemplateResult {
  const { host, result } = controller;
  // A place is picked in the picture or in the map.
  const choices = keepChoices.filter((keep) => keep !== 'position' || host.keep === keep);
  return choiceControl(
    translate`Keep`,
    choices.map((keep): Choice => ({ value: keep, label: keepLabels[keep]() })),
    host.keep,
    (chosen) => {
      const keep = keepChoices.find((choice) => choice === chosen);
      const channel = result && keptChannel(result.details);
      if (keep === 'map' && channel !== null) controller.change({ unit: String(channel) });
      if (keep === 'strongest') controller.change({ unit: null });
      if (keep) controller.change({ keep });
    },
  );
}

function filterControl(controller: DeconvController): TemplateResult | typeof nothing {
  const { host, result } = controller;
  if (host.keep === 'all' || !result) return nothing;
  const { details } = result;
  return numberControl(
    translate`Filter`,
    details.activations.shape[2] - 1,
    keptChannel(details) ?? 0,
    (filter) => keepFilter(controller, filter),
  );
}

function switchesControls(controller: DeconvController): TemplateResult {
  const { host } = controller;
  return html`
    ${choiceControl(
      translate`Switches`,
      switchModes.map((mode): Choice => ({ value: mode, label: switchChoices[mode]() })),
      host.switches,
      (chosen) => controller.change({ switches: switchModes.find((mode) => mode === chosen)! }),
    )}
    ${checkControl(translate`Compare`, host.compare, (compare) => controller.change({ compare }))}
  `;
}

/** The reader's choice of a filter: whole maps stay whole, otherwise its strongest activation. */
export function keepFilter(controller: DeconvController, filter: number): void {
  const keep = controller.host.keep === 'map' ? 'map' : 'strongest';
  controller.change({ keep, unit: String(filter) });
}
