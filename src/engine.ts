/** Explanations without elements, for notebooks, frameworks and tests. Importing it has no effects. */
export {
  createExplainer,
  type CallOptions,
  type Explainer,
  type ExplainerOptions,
} from './client/explainer.js';
export type { ExplainedBy, ExplainMethod, ExplainOptions } from './client/explain.js';
export type { ExplainResult } from './client/result.js';
export { betweenCodes } from './client/between-codes.js';
export type { GivenCard } from './client/builtin-models.js';
export {
  Ascent,
  createAscent,
  type AscentFrame,
  type AscentOptions,
  type AscentRun,
  type GivenAscent,
} from './client/codespace.js';
// The name `OcclusionGrid` is that of the element's class.
export type { OcclusionGrid as OcclusionPositions } from './client/occlusion/plan.js';
export type {
  OccludedAt,
  OcclusionCall,
  OcclusionDetails,
  OcclusionImage,
  OcclusionOptions,
  OcclusionResult,
} from './client/occlusion/occlusion.js';
export type { PerturbOptions, PerturbResult } from './client/perturb.js';
export type { PredictOptions, PredictResult } from './client/predict.js';
export type {
  ContestCall,
  ContestDetails,
  ContestOptions,
  ContestResult,
} from './client/contest/contest.js';
export type {
  ContestEntry,
  ContestMeasure,
  MaxSensitivity,
  Randomization,
  RankAgreement,
} from './client/contest/contest-measures.js';
export type { ContestEstimate } from './client/contest/estimates.js';
export {
  createDeconvLearner,
  type DeconvLearnerOptions,
  type LearnerDataset,
  type LearnerSession,
} from './client/deconv-learner.js';
export { draftCard } from './client/draft-card.js';
export { load, type LoadOptions } from './client/load.js';
export { toNpy, type ArraySource, type NumberArray } from './client/npy.js';
export { toPNG, type PNGOptions, type PNGSource } from './components/toolbar/to-png.js';
export type { DeconvFigureOptions, DeconvnetOptions, SwitchesOptions } from './client/deconvnet.js';
export type { ForwardOptions } from './client/forward.js';
export type { PreparedImage } from './client/image/image-kinds.js';
export type { Images } from './client/inputs.js';
export type { LrpCompositeRules, LrpRuleChoice } from './client/lrp-composite.js';
export type { LrpDetails, LrpImage, LrpOptions, LrpResult } from './client/lrp.js';
export { rankCorrelation } from './client/rank-correlation.js';
export type { Releasable } from './client/releasable.js';
export type {
  AskedMethod,
  FaithfulnessOptions,
  SaliencyDetails,
  SaliencyImage,
  SaliencyOptions,
  SaliencyResult,
  SanityOptions,
} from './client/saliency.js';
export {
  reluBackward,
  type ReluBackwardOptions,
  type ReluBackwardResult,
} from './client/relu-backward.js';
export {
  createTraining,
  type GivenWatch,
  type TrainingOptions,
  type TrainingSession,
  type TrainingStepOptions,
} from './client/training.js';
export type { TargetChoice } from './client/targets.js';
export type { TrainingExamples } from './client/training-digits.js';
export { configure, type Settings } from './client/settings.js';
export type { GivenFiles, GivenModel } from './client/given-models.js';
export type { ImageSource, Picture } from './client/image/image-source.js';
export type { PixelData, Pixels } from './client/image/pixels.js';
export {
  ascentPriors,
  ExplainError,
  forEachHidden,
  heads,
  occludedPicture,
  occluderShapes,
  preprocessingPresetNames,
  lrpComposites,
  contrasts as lrpContrasts,
  lrpRules,
  lrpStarts,
  reluRules,
  saliencyMethods,
  switchModes,
  type Alternation,
  type AscentPrior,
  type AscentStatus,
  type BackendChoice,
  type Box,
  type CardInput,
  type CardLayer,
  type CardSample,
  type CardQuestion,
  type Conservation,
  type Contrast,
  type ContrastChoice,
  type ContrastScores,
  type CodeModelDescription,
  type Curve,
  type Denominators,
  type DeconvFigureRequest,
  type DeconvFigureResponse,
  type DeconvnetRequest,
  type DeconvnetResponse,
  type EncodedImage,
  type ErrorCode,
  type ErrorDetail,
  type FaithfulnessRequest,
  type FaithfulnessResponse,
  type FiltersResponse,
  type ForwardResponse,
  type Head,
  type Infidelity,
  type InputTensor,
  type InspectedLayer,
  type LayerRelevance,
  type LearnerStartResponse,
  type LearnerStepResponse,
  type LrpComposite,
  type LrpCompositeChoice,
  type LrpContrast,
  type LrpEpsilonScale,
  type LrpLayerRule,
  type LrpParameters,
  type LrpRandomized,
  type LrpRequest,
  type LrpRestart,
  type LrpRule,
  type LrpSanity,
  type LrpStart,
  type MethodFinding,
  type ModelCard,
  type ModelDescription,
  type ModelFormat,
  type ModelInspection,
  type Neuron,
  type Occluder,
  type OccluderFill,
  type OccluderShape,
  type OcclusionPass,
  type PerturbationScores,
  type Position,
  type Prediction,
  type RoadCurve,
  type Preprocessing,
  type PreprocessingPreset,
  type Progress,
  type Reconstruction,
  type ReluRule,
  type SaliencyMethod,
  type SaliencySettings,
  type SanityResponse,
  type Shape3,
  type Similarity,
  type Snapshot,
  type SwitchesRequest,
  type SwitchesResponse,
  type SwitchMode,
  type Target,
  type TensorValues,
  type TrainingDigits,
  type TrainingStartResponse,
  type TrainingStepResponse,
  type TrainingWatch,
  type UnansweredField,
  type UnsupportedLayer,
  type ZeroDenominators,
} from './protocol.js';
