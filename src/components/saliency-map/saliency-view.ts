import { announcing } from '../view/announcer.js';
import { html, nothing, type TemplateResult } from 'lit';
import { isPassing } from '../../client/image/passing.js';
import type { RawMap } from '../toolbar/figure-facts.js';
import type { View } from '../base/view-loader.js';
import { warn } from '../base/author-check.js';
import { announced } from '../figure/concealed.js';
import { offers } from '../figure/controls-list.js';
import type { Panel } from '../figure/figure.js';
import { spokenNames } from '../figure/model-names.js';
import { hasPlaces, placeOf, unitAt } from '../figure/neurons.js';
import { drawnCaption } from '../view/caption.js';
import { controlStyles } from '../view/controls.styles.js';
import { figureStyles } from '../view/figure.styles.js';
import { legendStyles } from '../view/legend.js';
import { inputToggle, shownPicture } from '../view/model-input.js';
import { neuronPicker, pickerStyles } from '../view/neuron-picker.js';
import { drawnPanels, type PanelExtras } from '../view/panel-grid.js';
import { partFailure } from '../view/figure-frame.js';
import { tellReaderChange } from '../view/reader-choice.js';
import { isShownElsewhere, modelTitle } from '../view/scene-models.js';
import type { SaliencyController } from './saliency-controller.js';
import { saliencyControls } from './saliency-controls.js';
import { liesUnder, saliencyFigure, type SaliencyState } from './saliency-figure.js';
import { saliencyMapStyles } from './saliency-map.styles.js';
import { shownMethods } from './saliency-attributes.js';
import { methodTitle } from './saliency-rows.js';
import { unusedSettings } from './saliency-settings.js';
import { chosenNeuron, saliencyAnnouncement } from './saliency-text.js';

export { explainImage } from './saliency-job.js';

/** What a `<saliency-map>` looks like. */
export const saliencyView: View<SaliencyController> = {
  styles: [figureStyles, controlStyles, legendStyles, pickerStyles, saliencyMapStyles],
  figure: (controller) => html`
    ${tellUnused(controller.host)} ${modelTitle(controller.host)}
    ${controller.extras?.renderGallery() ?? singleFigure(controller)}
    ${saliencyControls(controller)}
  `,
  title: ({ host }) => shownMethods(host).map(methodTitle).join(', '),
  maps: savedMaps,
  picked: ({ picked }) => (picked ? { unit: picked } : {}),
  kept: ({ extras }) => extras?.kept ?? {},
  restore({ host, extras, result }, name, text) {
    const hasExtras = host.sanity || host.perturbation;
    return result && extras ? extras.restore(name, text) : !hasExtras;
  },
  announcement: announcing((controller) =>
    isPassing(controller.host.image)
      ? ''
      : (controller.extras?.gallery?.announcement ??
        announced(controller.host, stateOf(controller).result, () =>
          saliencyAnnouncement(stateOf(controller)),
        )),
  ),
};

/** Tells the author of settings that no shown method uses. */
function tellUnused(host: SaliencyController['host']): typeof nothing {
  const unused = unusedSettings(host, (name) => host.hasAttribute(name));
  if (unused.length > 0) warn(({ tellUnusedSettings }) => tellUnusedSettings(host, unused));
  return nothing;
}

function stateOf(controller: SaliencyController): SaliencyState {
  const { host, extras } = controller;
  const picture = shownPicture(controller);
  const shown = extras?.shown ?? null;
  const { result, description } = spokenNames(
    controller.part ?? controller.result,
    controller.description,
  );
  const state = { attributes: host, result, description, picture, shown };
  return { ...state, isShownElsewhere: isShownElsewhere(host) };
}

/** One picture with its maps. */
function singleFigure(controller: SaliencyController): TemplateResult {
  const { host, extras, partFailure: failure } = controller;
  const { parts, caption } = saliencyFigure(stateOf(controller));
  return html`
    ${parts.map((part) =>
      part.kind === 'panels'
        ? drawnPanels(host, part, (panel) => extrasOf(panel, controller))
        : nothing,
    )}
    ${failure ? partFailure(failure) : extras?.render()} ${drawnCaption(host, caption)}
  `;
}

/** The picker lies over the picture, or over the maps that lie on it; one of them takes the keyboard. */
function extrasOf({ key }: Panel, controller: SaliencyController): PanelExtras {
  const { host, extras } = controller;
  // A line that comes and goes at every move of a hand would lay the page out anew.
  const progress = isPassing(host.image) ? undefined : controller.progressShown;
  const methods = shownMethods(host);
  if (key === 'picture') return { over: picker(controller, true), below: inputToggle(controller) };
  const method = methods.find((name) => name === key);
  if (!method) return {};
  const { picture, description } = controller;
  const isUnder = picture !== null && liesUnder(host, method, description?.inputShape);
  const over = isUnder
    ? picker(controller, host.picture === 'under' && method === methods[0])
    : nothing;
  return { over, below: extras?.below(method), progress };
}

/** The surface on which another neuron of the layer is picked. */
function picker(
  controller: SaliencyController,
  focusable: boolean,
): TemplateResult | typeof nothing {
  const { host, description, picked } = controller;
  const neuron = chosenNeuron({ attributes: host, result: controller.result });
  if (!neuron || !description || !hasPlaces(neuron) || !offers(host, 'unit')) return nothing;
  const [y, x, channel] = neuron.position;
  return neuronPicker({
    neuron,
    place: placeOf(picked) ?? (channel === undefined ? null : { x: x!, y: y! }),
    focusable,
    onPick: (place) => {
      const unit = unitAt(place, host.unit);
      controller.pick(unit);
      tellReaderChange(host, 'unit', unit);
    },
  });
}

/**
 * The raw map of every method. Of a gallery those of all pictures, one after the other:
 * `[pictures, height, width, channels]`, a picture that could not be explained being all NaN.
 */
function savedMaps({ extras, result }: SaliencyController): RawMap[] {
  if (!result) return [];
  const { maps, shapes } = result.details;
  const pictures = extras?.gallery?.results;
  return Object.entries(maps).map(([name, data]) => {
    const shape = shapes[name] ?? result.shape;
    if (!pictures) return { name, data, shape };
    const all = new Float32Array(pictures.length * data.length).fill(NaN);
    pictures.forEach((one, index) => {
      const map = one?.details.maps[name];
      if (map?.length === data.length) all.set(map, index * data.length);
    });
    return { name, data: all, shape: [pictures.length, ...shape] };
  });
}
