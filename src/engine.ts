/** The explanations without elements, for notebooks, frameworks and tests. Importing it does nothing. */
export {
  createExplainer,
  type CallOptions,
  type Explainer,
  type ExplainerOptions,
  type ExplainResult,
  type SaliencyDetails,
  type SaliencyOptions,
  type SaliencyResult,
} from './client/explainer.js';
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
  type ForwardResponse,
  type InputTensor,
  type ModelDescription,
  type Prediction,
  type Progress,
  type ReluRule,
  type SaliencyMethod,
  type Shape3,
  type Snapshot,
  type Target,
  type TensorValues,
} from './protocol.js';
