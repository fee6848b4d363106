import {
  ExplainError,
  type DeconvFigureRequest,
  type DeconvFigureResponse,
  type DeconvnetRequest,
  type DeconvnetResponse,
  type FiltersResponse,
  type SwitchesRequest,
  type SwitchesResponse,
  type SwitchMode,
} from '../protocol.js';
import { middleConvolution } from '../protocol/convolutions.js';
import type { CallOptions, Explainer } from './explainer.js';
import type { ImageSource } from './image/image-source.js';
import { inputOf } from './inputs.js';
import { engineClient } from './queued-client.js';
import type { TargetChoice } from './targets.js';

/** What a layer's neurons or maps have found in an image. */
export interface DeconvnetOptions extends Omit<DeconvnetRequest, 'image' | 'layer' | 'units'> {
  /** `sample:0` unless given. */
  image?: ImageSource;
  /** A layer with maps; a convolution in the middle of the network unless given. */
  layer?: string;
  /** `max` unless given, or several: one reconstruction for each. */
  unit?: string | readonly string[];
  /**
   * The older name of `unit`, for several.
   *
   * @deprecated since 1.0
   */
  units?: readonly string[];
}

/** A layer's figure; `unit` is `max`, `switches` `recorded` and `target` `top` unless given. */
export interface DeconvFigureOptions extends Partial<
  Omit<DeconvFigureRequest, 'image' | 'switches' | 'target'>
> {
  /** `sample:0` unless given. */
  image?: ImageSource;
  /** Where poolings return their values; a list for several reconstructions. `recorded` unless given. */
  switches?: SwitchMode | readonly SwitchMode[];
  /** What guided backpropagation explains where `unit` is `all`; `top` unless given. */
  target?: TargetChoice;
}

/** Which image and max pooling. */
export interface SwitchesOptions extends Omit<SwitchesRequest, 'image'> {
  /** `sample:0` unless given. */
  image?: ImageSource;
}

export async function deconvnet(
  explainer: Explainer,
  { image = 'sample:0', layer, unit, units = ['max'], ...options }: DeconvnetOptions = {},
  call: CallOptions = {},
): Promise<DeconvnetResponse> {
  const deconvnet = {
    ...options,
    image: await inputOf(explainer, image, call),
    layer: layer ?? (await openingLayer(explainer, call)),
    units: typeof unit === 'string' ? [unit] : (unit ?? units),
  };
  return engineClient.request('deconvnet', { ...explainer.place, deconvnet }, call);
}

export async function deconvFigureOf(
  explainer: Explainer,
  options: DeconvFigureOptions = {},
  call: CallOptions = {},
): Promise<DeconvFigureResponse> {
  const { image = 'sample:0', layer, switches = 'recorded', target = 'top', ...rest } = options;
  const deconvFigure = {
    unit: 'max',
    kernel: false,
    ...rest,
    image: await inputOf(explainer, image, call),
    layer: layer ?? (await openingLayer(explainer, call)),
    switches: typeof switches === 'string' ? [switches] : switches,
    target: String(target),
  };
  return engineClient.request('deconvFigure', { ...explainer.place, deconvFigure }, call);
}

export async function switchesOf(
  explainer: Explainer,
  { image = 'sample:0', layer }: SwitchesOptions,
  call: CallOptions = {},
): Promise<SwitchesResponse> {
  const switches = { image: await inputOf(explainer, image, call), layer };
  return engineClient.request('switches', { ...explainer.place, switches }, call);
}

export async function filters(
  explainer: Explainer,
  layer: string,
  call: CallOptions = {},
): Promise<FiltersResponse> {
  return engineClient.request('filters', { ...explainer.place, layer }, call);
}

/** The layer that `<deconv-viewer>` shows where none is named. */
async function openingLayer(explainer: Explainer, call: CallOptions): Promise<string> {
  const description = await explainer.pictureModel(call);
  const layer = middleConvolution(description);
  if (layer) return layer.name;
  throw new ExplainError(
    'layer-without-maps',
    `The model "${description.title}" has no convolution whose maps could be shown.`,
    'Name a layer with height, width and channels by "layer".',
  );
}
