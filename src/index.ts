/** Classes and types; importing it registers nothing. */
export * from './engine.js';
export { CodespaceAm } from './components/codespace-am/codespace-am.js';
export { DeconvLearner } from './components/deconv-learner/deconv-learner.js';
export { DeconvViewer } from './components/deconv-viewer/deconv-viewer.js';
export { ExplainScene } from './components/explain-scene/explain-scene.js';
export { ImageInput } from './components/image-input/image-input.js';
export { LrpHeatmap } from './components/lrp-heatmap/lrp-heatmap.js';
export { MethodContest } from './components/method-contest/method-contest.js';
export { OcclusionGrid } from './components/occlusion-grid/occlusion-grid.js';
export { ReluBackward } from './components/relu-backward/relu-backward.js';
export { SaliencyMap } from './components/saliency-map/saliency-map.js';
export type { Phrasebook } from './components/locale/message.js';
export { registerLanguage } from './components/locale/phrasebooks.js';
export { preparePrint } from './components/base/print.js';
export type { PrintOptions } from './components/base/print.js';
export type { ChannelView } from './components/figure/heatmap.js';
export type {
  AscentStep,
  CodespaceDetails,
  CodespaceResult,
  GeneratorRuns,
  PixelStart,
} from './components/codespace-am/codespace-attributes.js';
export type { DeconvLearnerResult } from './components/deconv-learner/learner-attributes.js';
export type { Layout } from './components/base/properties.js';
export type { Reveal } from './components/figure/concealed.js';
export type { Keep, KeepSetting, SortOrder } from './components/deconv-viewer/deconv-attributes.js';
export type { DeconvDetails, DeconvResult } from './components/deconv-viewer/deconv-request.js';
export type { ImageChange } from './components/image-input/image-input.js';
export type {
  FilterMaps,
  TopActivation,
  TopActivations,
} from './components/deconv-viewer/deconv-sweeps.js';
export type { SceneChange } from './components/explain-scene/explain-scene.js';
export type {
  ComparedMaps,
  ComparedName,
  LrpHeatmapDetails,
  LrpHeatmapResult,
} from './components/lrp-heatmap/lrp-request.js';
export type { LrpSanityStep } from './components/lrp-heatmap/lrp-extras.js';
export type { SanityStep } from './components/saliency-map/saliency-extras.js';
export type { EpochStep } from './components/training/epoch-player.js';
export type { TrainStep } from './components/training/training-player.js';
export type { AnswerChange } from './components/base/answer-change.js';
export type { ExplainEventMap } from './components/base/events.js';
export type { ReaderChange } from './components/view/reader-choice.js';
export type { CodespaceAmEventMap } from './components/codespace-am/codespace-am.js';
export type { DeconvLearnerEventMap } from './components/deconv-learner/deconv-learner.js';
export type { DeconvViewerEventMap } from './components/deconv-viewer/deconv-viewer.js';
export type { ExplainSceneEventMap } from './components/explain-scene/explain-scene.js';
export type { ImageInputEventMap } from './components/image-input/image-input.js';
export type { LrpHeatmapEventMap } from './components/lrp-heatmap/lrp-heatmap.js';
export type { MethodContestEventMap } from './components/method-contest/method-contest.js';
export type { OcclusionGridEventMap } from './components/occlusion-grid/occlusion-grid.js';
export type { ReluBackwardEventMap, ReluValues } from './components/relu-backward/relu-backward.js';
export type { SaliencyMapEventMap } from './components/saliency-map/saliency-map.js';
