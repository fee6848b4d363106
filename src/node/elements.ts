import { reluFigure } from '../components/relu-backward/relu-figure.js';
import {
  reluProperties,
  type ReluAttributes,
} from '../components/relu-backward/relu-attributes.js';
import { explainRelu, readLeniently } from '../components/relu-backward/relu-request.js';
import { Explainer, type CallOptions, type ExplainerOptions } from '../client/explainer.js';
import { ExplainError, type ModelDescription } from '../protocol.js';
import type { GivenModel } from '../client/given-models.js';
import {
  attributeOf,
  commonProperties,
  imageProperties,
  readAttributes,
  type CommonAttributes,
  type Declarations,
  type ImageAttributes,
} from '../components/base/properties.js';
import { explainCodespace } from '../components/codespace-am/codespace-ascent.js';
import { codespaceFigure } from '../components/codespace-am/codespace-figure.js';
import {
  codespaceProperties,
  type CodespaceAttributes,
} from '../components/codespace-am/codespace-attributes.js';
import {
  generatorsOf,
  independentClassifier,
} from '../components/codespace-am/codespace-request.js';
import {
  learnerProperties,
  type LearnerAttributes,
} from '../components/deconv-learner/learner-attributes.js';
import { learnerFigure } from '../components/deconv-learner/learner-figure.js';
import { learn } from '../components/deconv-learner/learner-request.js';
import {
  deconvProperties,
  type DeconvAttributes,
} from '../components/deconv-viewer/deconv-attributes.js';
import { deconvolveShown } from '../components/deconv-viewer/deconv-request.js';
import { deconvFigure } from '../components/deconv-viewer/deconv-figure.js';
import { isMaxPooling } from '../components/deconv-viewer/deconv-text.js';
import { hidesClass } from '../components/figure/concealed.js';
import type { Figure } from '../components/figure/figure.js';
import { sampleTitle } from '../components/figure/sample-title.js';
import { shownModel, shownResult, spokenNames } from '../components/figure/model-names.js';
import { lrpProperties, type LrpAttributes } from '../components/lrp-heatmap/lrp-attributes.js';
import { lrpFigure } from '../components/lrp-heatmap/lrp-figure.js';
import { explainRelevance, sizeOf } from '../components/lrp-heatmap/lrp-request.js';
import {
  occlusionProperties,
  type OcclusionAttributes,
} from '../components/occlusion-grid/occlusion-attributes.js';
import {
  contestProperties,
  type ContestAttributes,
} from '../components/method-contest/contest-attributes.js';
import { contestFigure } from '../components/method-contest/contest-figure.js';
import { holdContest } from '../components/method-contest/contest-request.js';
import { occlusionFigure } from '../components/occlusion-grid/occlusion-figure.js';
import {
  occludedAt,
  readPosition,
  shownPosition,
  sweep,
} from '../components/occlusion-grid/occlusion-request.js';
import { saliencyFigure } from '../components/saliency-map/saliency-figure.js';
import { galleryFigure } from '../components/saliency-map/saliency-gallery-figure.js';
import { Gallery } from '../components/saliency-map/saliency-gallery.js';
import {
  isGallery,
  saliencyProperties,
  type SaliencyAttributes,
} from '../components/saliency-map/saliency-attributes.js';
import { baselineImage, saliencyRequest } from '../components/saliency-map/saliency-request.js';
import type { Explanation } from './explanation.js';
import type { Lender } from './page/scene.js';
import type { ExplainingTag, Widget } from './page/widgets.js';

/** An element's result, and its figure in the language that is current when it is called. */
export interface Explained {
  result: Explanation;
  figure: () => Figure;
}

/** The part of an element that needs no page: its attributes, computation and figure. */
interface StaticElement {
  properties: Declarations;
  /** The inputs of its figure besides the attributes. */
  inputs(written: Record<string, string>): Inputs;
  explain(written: Record<string, string>, around: FromPage, call: CallOptions): Promise<Explained>;
}

/** The files that a figure depends on, as the page names them. */
export interface Inputs {
  models: { name: string; card: string | null }[];
  /** Addresses of images, and samples of the first model. */
  sources: string[];
}

/** What the page says beside the attributes: where the samples come from, and what a slotted image shows. */
interface FromPage {
  samplesOf: Lender | null;
  imageName: string;
}

function element<Attributes extends CommonAttributes>(
  own: Declarations,
  inputs: (attributes: Attributes) => Inputs,
  explain: (attributes: Attributes & FromPage, call: CallOptions) => Promise<Explained>,
): StaticElement {
  const properties = { ...commonProperties, ...own };
  const read = (written: Record<string, string>): Attributes => readAttributes(properties, written);
  return {
    properties,
    inputs: (written) => inputs(read(written)),
    explain: (written, around, call) => explain({ ...read(written), ...around }, call),
  };
}

/** The model that a tag names. */
function nameOf(model: GivenModel): string {
  if (typeof model === 'string' && model.trim() !== '') return model;
  throw new ExplainError(
    'model-missing',
    'The tag names no model.',
    'Set "model" to a built-in name or an address. No script of the page runs here, so a script cannot give it files.',
  );
}

/** A tag gives the address of a card; only scripts give the card itself. */
function addressOf(card: ImageAttributes['card']): string | null {
  return typeof card === 'string' ? card : null;
}

function imageInputs({ model, card, src }: ImageAttributes): Inputs {
  return {
    models: [{ name: nameOf(model), card: addressOf(card) }],
    sources: src?.trim().split(/\s+/) ?? ['sample:0'],
  };
}

/** A baseline may also be an image. */
function saliencyInputs(attributes: SaliencyAttributes): Inputs {
  const { models, sources } = imageInputs(attributes);
  return { models, sources: [...sources, baselineImage(attributes) ?? []].flat() };
}

function codespaceInputs(attributes: CodespaceAttributes): Inputs {
  const { model, card, src } = attributes;
  const others = [...generatorsOf(attributes), independentClassifier(attributes) ?? []].flat();
  return {
    models: [
      { name: nameOf(model), card: addressOf(card) },
      ...others.map((name) => ({ name, card: null })),
    ],
    // Samples come with the classifier.
    sources: (src ?? '').split(/\s+/).filter((source) => source && !source.startsWith('sample:')),
  };
}

const elements: Record<ExplainingTag, StaticElement> = {
  'saliency-map': element<SaliencyAttributes>(
    { ...imageProperties, ...saliencyProperties },
    saliencyInputs,
    async (attributes, call) => {
      const explainer = explainerOf(attributes);
      if (isGallery(attributes)) {
        const gallery = new Gallery(attributes.src ?? '', saliencyRequest(attributes));
        const { result } = await gallery.explain(explainer, call);
        return { result, figure: () => galleryFigure(gallery, attributes) };
      }
      const { description, picture } = await prepared(explainer, attributes, call);
      const result = await explainer.saliencyOf(picture.input, saliencyRequest(attributes), call);
      const state = { attributes, result, description, picture, shown: null };
      return { result, figure: () => saliencyFigure({ ...state, ...namesOf(state) }) };
    },
  ),
  'codespace-am': element<CodespaceAttributes>(
    codespaceProperties,
    codespaceInputs,
    async (attributes, call) => {
      const explainer = explainerOf(attributes);
      const description = await explainer.pictureModel(call);
      const { result, columns } = await explainCodespace(attributes, explainer, description, call);
      const state = { attributes, description, result, columns };
      return { result, figure: () => codespaceFigure({ ...state, ...namesOf(state) }) };
    },
  ),
  'lrp-heatmap': element<LrpAttributes>(
    { ...imageProperties, ...lrpProperties },
    imageInputs,
    async (attributes, call) => {
      const explainer = explainerOf(attributes);
      const size = sizeOf(attributes.inputSize);
      const asked = size ? { ...call, size } : call;
      const { description, picture } = await prepared(explainer, attributes, asked);
      const result = await explainRelevance(attributes, explainer, picture.input, call);
      const state = { attributes, result, description, picture, shown: null, inspected: null };
      return { result, figure: () => lrpFigure({ ...state, ...namesOf(state) }) };
    },
  ),
  'deconv-viewer': element<DeconvAttributes>(
    { ...imageProperties, ...deconvProperties },
    imageInputs,
    async (attributes, call) => {
      const explainer = explainerOf(attributes);
      const description = await explainer.pictureModel(call);
      const source = attributes.src ?? 'sample:0';
      const shown = await deconvolveShown(attributes, source, explainer, call);
      const { picture, result } = shown;
      const { layer, input: image } = result.details;
      const switches = isMaxPooling(description, result)
        ? await explainer.switchesOf({ image, layer }, call)
        : null;
      const state = { attributes, result, description, picture, switches, pointed: null };
      return { result, figure: () => deconvFigure({ ...state, ...namesOf(state) }) };
    },
  ),
  'occlusion-grid': element<OcclusionAttributes>(
    { ...imageProperties, ...occlusionProperties },
    imageInputs,
    async (attributes, call) => {
      const explainer = explainerOf(attributes);
      const { description, picture } = await prepared(explainer, attributes, call);
      const swept = await sweep(explainer, picture.input, attributes, description, call);
      const { result: shown } = swept;
      const position = shownPosition(shown, readPosition(attributes.position));
      const answer = await occludedAt(explainer, shown, position, call);
      const place = { position, around: position, isSettled: true, byKeys: false };
      const state = { attributes, picture, ...place, classOrder: [] };
      const told = (): Figure => {
        const { result, description: described } = namesOf({ result: shown, description });
        const named = { shown: result, answer: shownResult(answer, description) };
        return occlusionFigure({ ...state, ...named, description: described });
      };
      return { result: shown, figure: told };
    },
  ),
  'method-contest': element<ContestAttributes>(
    { ...imageProperties, ...contestProperties },
    imageInputs,
    async (attributes, call) => {
      const explainer = explainerOf(attributes);
      const { description, picture } = await prepared(explainer, attributes, call);
      const shown = await holdContest(explainer, picture.input, attributes, call);
      const state = { attributes, picture, chosen: null };
      const told = (): Figure => {
        const { result, description: described } = namesOf({ result: shown, description });
        return contestFigure({ ...state, shown: result, description: described });
      };
      return { result: shown, figure: told };
    },
  ),
  'relu-backward': element<ReluAttributes>(
    reluProperties,
    () => ({ models: [], sources: [] }),
    async (attributes, call) => {
      const result = await explainRelu(attributes, call);
      const state = { ...readLeniently(attributes), result, readOnly: true };
      return { result, figure: () => reluFigure(state) };
    },
  ),
  'deconv-learner': element<LearnerAttributes>(
    learnerProperties,
    ({ learnFrom, src }) => ({
      models: [{ name: learnFrom === 'photographs' ? 'cifar10-cnn' : 'mnist-cnn', card: null }],
      sources: [src ?? 'sample:0'],
    }),
    async (attributes, call) => {
      const result = await learn(attributes, call);
      return { result, figure: () => learnerFigure({ attributes, result }) };
    },
  ),
};

/** Result and model with the names of the language that is spoken. */
function namesOf<Result extends object | null>({
  result,
  description,
}: {
  result: Result;
  description: ModelDescription;
}) {
  return spokenNames(result, description);
}

function explainerOf({
  model,
  card = null,
  output = null,
  backend = 'auto',
  samplesOf = null,
}: ExplainerOptions): Explainer {
  return new Explainer({ model, card, output, backend, samplesOf });
}

async function prepared(
  explainer: Explainer,
  { src, revealed, imageName }: ImageAttributes & FromPage,
  call: Parameters<Explainer['picture']>[1],
) {
  const description = await explainer.pictureModel(call);
  const source = src ?? 'sample:0';
  const picture = await explainer.picture(source, call);
  const ofSample = hidesClass({ revealed })
    ? ''
    : sampleTitle(source, shownModel(description).samples);
  const title = imageName || ofSample;
  return { description, picture: { ...picture, title } };
}

/** Attributes without an effect on a rendered figure. */
const lively = ['loading', 'backend', 'width', 'height', 'controls', 'toolbar'];

/** The attributes that the element's figure depends on, sorted by name. */
export function relevantAttributes({ tag, attributes }: Widget): [name: string, value: string][] {
  const read = Object.entries(elements[tag].properties).map((entry) => attributeOf(...entry));
  return Object.entries(attributes)
    .filter(([name]) => read.includes(name) && !lively.includes(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The attributes of a widget's element, as a page would set them, but without controls. */
function writtenBy(widget: Widget): Record<string, string> {
  const { backend } = widget.attributes;
  const chosen = backend === undefined || backend === 'webgl' ? 'wasm' : backend;
  return {
    ...Object.fromEntries(relevantAttributes(widget)),
    backend: chosen,
    controls: 'none',
  };
}

/** The inputs of a widget's figure besides its attributes. */
export function inputsOf(widget: Widget): Inputs {
  const inputs = elements[widget.tag].inputs(writtenBy(widget));
  const { lender } = widget;
  if (!lender) return inputs;
  // Its samples are those of the first model.
  return { ...inputs, models: [{ name: lender.model, card: lender.card }, ...inputs.models] };
}

/** Computes a widget's figure; rejects with an `ExplainError`. */
export function explainWidget(widget: Widget, signal: AbortSignal): Promise<Explained> {
  const { lender: samplesOf, imageName } = widget;
  return elements[widget.tag].explain(writtenBy(widget), { samplesOf, imageName }, { signal });
}
