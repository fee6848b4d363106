/** Registers every element of the kit; doing so twice is harmless. */
import { build } from './build.js';
import { CodespaceAm } from './components/codespace-am/codespace-am.js';
import { DeconvLearner } from './components/deconv-learner/deconv-learner.js';
import { DeconvViewer } from './components/deconv-viewer/deconv-viewer.js';
import { ExplainScene } from './components/explain-scene/explain-scene.js';
import { ImageInput } from './components/image-input/image-input.js';
import { LrpHeatmap } from './components/lrp-heatmap/lrp-heatmap.js';
import { MethodContest } from './components/method-contest/method-contest.js';
import { OcclusionGrid } from './components/occlusion-grid/occlusion-grid.js';
import { ReluBackward } from './components/relu-backward/relu-backward.js';
import { SaliencyMap } from './components/saliency-map/saliency-map.js';

const elements: Record<string, CustomElementConstructor> = {
  'codespace-am': CodespaceAm,
  'deconv-learner': DeconvLearner,
  'deconv-viewer': DeconvViewer,
  'explain-scene': ExplainScene,
  'image-input': ImageInput,
  'lrp-heatmap': LrpHeatmap,
  'method-contest': MethodContest,
  'occlusion-grid': OcclusionGrid,
  'relu-backward': ReluBackward,
  'saliency-map': SaliencyMap,
};

const REGISTERED = Symbol.for('convlens.registered');

/** The build that has registered elements of these names already; `undefined` before the first. */
function buildOnPage(): unknown {
  const isForeign = ([tag, element]: [string, CustomElementConstructor]): boolean =>
    ![undefined, element].includes(customElements.get(tag));
  const before: unknown = Reflect.get(globalThis, REGISTERED);
  return before ?? (Object.entries(elements).some(isForeign) ? 'another version' : undefined);
}

// In plain Node there is nothing to register with.
if (typeof customElements !== 'undefined') {
  const first = buildOnPage() ?? build;
  Reflect.set(globalThis, REGISTERED, first);
  if (first !== build) {
    console.warn(
      `Two versions of convlens: its elements are of ${String(first)}, configure() of ${build} does not reach them.`,
    );
  }
  for (const [tag, element] of Object.entries(elements)) {
    if (!customElements.get(tag)) customElements.define(tag, element);
  }
}

/**
 * What scripts of a page are given: all but what authors alone use, which would be in the file that every
 * page loads.
 */
export type * from './index.js';
export {
  Ascent,
  ascentPriors,
  betweenCodes,
  CodespaceAm,
  configure,
  createAscent,
  createExplainer,
  createTraining,
  DeconvLearner,
  DeconvViewer,
  ExplainError,
  ExplainScene,
  forEachHidden,
  heads,
  ImageInput,
  lrpComposites,
  lrpContrasts,
  LrpHeatmap,
  lrpRules,
  lrpStarts,
  MethodContest,
  occludedPicture,
  occluderShapes,
  OcclusionGrid,
  preparePrint,
  preprocessingPresetNames,
  registerLanguage,
  ReluBackward,
  reluBackward,
  reluRules,
  saliencyMethods,
  SaliencyMap,
  switchModes,
} from './index.js';
