import { html, nothing, type TemplateResult } from 'lit';
import { switchModes } from '../../protocol.js';
import { checkControl, choiceControl, numberControl, type Choice } from '../view/controls.js';
import { layerChoices } from '../figure/layers.js';
import { say } from '../locale/message.js';
import { pictureControl } from '../view/controls.js';
import { keepFilter } from './filter-cell.js';
import {
  keepChoices,
  keptChannel,
  layerOf,
  sortOrders,
  type DeconvState,
  type Keep,
} from './deconv-state.js';
import { switchChoices } from './deconv-text.js';

/** The reader's controls: which picture, which layer, what is kept, how it comes down. */
export function deconvControls(state: DeconvState): TemplateResult {
  const { element, result, description } = state;
  return html`
    <div part="controls" class="controls">
      ${pictureControl(state)} ${layerControl(state)} ${keepControl(state)} ${filterControl(state)}
      ${result?.details.poolings.length === 0 ? nothing : switchesControls(state)}
      ${element.maps === 'none' ? nothing : mapsControls(state)}
      ${numberControl(say`Top samples`, description?.samples.length ?? null, element.top, (top) => {
        element.top = top;
      })}
    </div>
  `;
}

function mapsControls({ element }: DeconvState): TemplateResult {
  return html`
    ${choiceControl(
      say`Sort`,
      [
        { value: 'index', label: say`by index` },
        { value: 'strength', label: say`strongest first` },
      ],
      element.sort,
      (chosen) => (element.sort = sortOrders.find((order) => order === chosen)!),
    )}
    ${checkControl(say`Every reconstruction`, element.reconstructions, (shown) => {
      element.reconstructions = shown;
    })}
  `;
}

/** Layers before the maps are flattened. */
function layerControl(state: DeconvState): TemplateResult {
  const { element, description } = state;
  const layers = description?.layers ?? [];
  const end = layers.findIndex(({ kind }) => /^(Flatten|Dense|Global.*)$/.test(kind));
  return choiceControl(
    say`Layer`,
    layerChoices(end < 0 ? layers : layers.slice(0, end)),
    layerOf(state) ?? '',
    (layer) => {
      // Another layer has other filters and places.
      element.unit = null;
      if (element.keep === 'position') element.keep = 'strongest';
      element.layer = layer;
    },
  );
}

const keepLabels: Record<Keep, () => string> = {
  strongest: () => say`strongest activation`,
  map: () => say`one whole map`,
  all: () => say`all maps`,
  position: () => say`picked position`,
};

function keepControl({ element, result }: DeconvState): TemplateResult {
  // A place is picked in the picture or in the map.
  const choices = keepChoices.filter((keep) => keep !== 'position' || element.keep === keep);
  return choiceControl(
    say`Keep`,
    choices.map((keep): Choice => ({ value: keep, label: keepLabels[keep]() })),
    element.keep,
    (chosen) => {
      const keep = keepChoices.find((choice) => choice === chosen);
      const channel = result && keptChannel(result.details);
      if (keep === 'map' && channel !== null) element.unit = String(channel);
      if (keep === 'strongest') element.unit = null;
      if (keep) element.keep = keep;
    },
  );
}

function filterControl(state: DeconvState): TemplateResult | typeof nothing {
  const { element, result } = state;
  if (element.keep === 'all' || !result) return nothing;
  const { details } = result;
  return numberControl(
    say`Filter`,
    details.activations.shape[2] - 1,
    keptChannel(details) ?? 0,
    (filter) => keepFilter(state, filter),
  );
}

function switchesControls({ element }: DeconvState): TemplateResult {
  return html`
    ${choiceControl(
      say`Switches`,
      switchModes.map((mode): Choice => ({ value: mode, label: switchChoices[mode]() })),
      element.switches,
      (chosen) => (element.switches = switchModes.find((mode) => mode === chosen)!),
    )}
    ${checkControl(say`Compare`, element.compare, (compare) => (element.compare = compare))}
  `;
}
