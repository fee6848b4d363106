/** The explanations without elements, for notebooks, frameworks and tests. Importing it does nothing. */
export {
  createExplainer,
  type CallOptions,
  type Explainer,
  type ExplainerOptions,
  type ExplainResult,
} from './client/explainer.js';
export type {
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
export { configure, type Settings } from './client/settings.js';
export type { ImageSource } from './client/image/picture.js';
export {
  ExplainError,
  reluRules,
  saliencyMethods,
  type BackendChoice,
  type Box,
  type Curve,
  type FaithfulnessRequest,
  type FaithfulnessResponse,
  type ForwardResponse,
  type InputTensor,
  type ModelDescription,
  type Neuron,
  type Prediction,
  type Progress,
  type ReluRule,
  type SaliencyMethod,
  type SaliencySettings,
  type SanityResponse,
  type Shape3,
  type Similarity,
  type Snapshot,
  type Target,
  type TensorValues,
} from './protocol.js';
