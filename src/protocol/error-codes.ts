/**
 * Every code that an `ExplainError` may have: stable, and listed in docs/errors.md with its cause and its
 * cure. Types alone.
 */

export type ErrorCode =
  | ModelCode
  | ImageCode
  | ReaderCode
  | RequestCode
  | TrainingCode
  | MachineryCode
  | RenderCode
  | CopyCode
  | InspectCode;

/** The model's files. */
type ModelCode =
  | 'model-missing'
  | 'model-unknown'
  | 'model-not-found'
  | 'weights-not-found'
  | 'card-not-found'
  | 'model-not-given'
  | 'teachable-machine-kind'
  | 'model-unreachable'
  | 'weights-unreachable'
  | 'card-unreachable'
  | 'model-stalled'
  | 'weights-too-long'
  | 'model-too-long'
  | 'card-too-long'
  | 'model-on-disk'
  | 'weights-on-disk'
  | 'card-on-disk'
  | 'model-not-packed'
  | 'address-invalid'
  | 'model-not-json'
  | 'card-not-json'
  | 'model-format'
  | 'model-format-unsupported'
  | 'model-format-unknown'
  | 'model-file-invalid'
  | 'conversion-stuck'
  | 'conversion-failed'
  | 'model-invalid'
  | 'model-too-large'
  | 'model-not-finite'
  | 'model-input-shape'
  | 'layer-unsupported'
  | 'output-unknown'
  | 'head-unknown'
  | 'weights-truncated'
  | 'weights-address'
  | 'weights-missing'
  | 'snapshot-unknown'
  | 'epochs-missing'
  | 'card-invalid';

/** The image. */
type ImageCode =
  | 'image-missing'
  | 'image-not-found'
  | 'image-unreachable'
  | 'image-stalled'
  | 'image-blocked'
  | 'image-falsified'
  | 'image-truncated'
  | 'image-on-disk'
  | 'image-cors'
  | 'image-not-decodable'
  | 'image-too-small'
  | 'image-too-large'
  | 'image-transparent'
  | 'image-shape'
  | 'image-channels'
  | 'image-values'
  | 'sample-unknown';

/** What a reader gives. */
type ReaderCode =
  | 'camera-refused'
  | 'camera-missing'
  | 'camera-busy'
  | 'camera-failed'
  | 'clipboard-refused'
  | 'clipboard-empty'
  | 'drop-elsewhere'
  | 'image-unusable'
  | 'input-target-missing';

/** The request. */
type RequestCode =
  | 'option-unknown'
  | 'control-unknown'
  | 'argument-invalid'
  | 'target-count'
  | 'disposed'
  | 'method-unknown'
  | 'target-out-of-range'
  | 'target-unknown'
  | 'layer-unknown'
  | 'unit-unknown'
  | 'layer-without-maps'
  | 'layer-without-filters'
  | 'layer-without-switches'
  | 'relu-values'
  | 'relu-shape'
  | 'setting-out-of-range'
  | 'occlusion-positions'
  | 'cam-layer-unfit'
  | 'generator-unfit'
  | 'code-size'
  | 'code-values'
  | 'code-json'
  | 'scores-shape'
  | 'rule-unknown'
  | 'rule-unfit'
  | 'layer-rules'
  | 'layer-without-rule'
  | 'layer-unreached'
  | 'input-range-missing'
  | 'dense-as-conv-unfit';

/** A training. */
type TrainingCode =
  'training-unsupported' | 'training-lost' | 'training-digits-missing' | 'training-labels';

/** The machinery. */
type MachineryCode =
  | 'worker-blocked'
  | 'worker-failed'
  | 'version-mismatch'
  | 'worker-died'
  | 'timed-out'
  | 'webgl-unavailable'
  | 'wasm-unavailable'
  | 'cpu-unavailable'
  | 'backend-unsupported'
  | 'precision-too-low'
  | 'backend-lost'
  | 'cancelled'
  | 'result-not-finite'
  | 'out-of-memory'
  | 'engine-crashed'
  | 'view-unreachable'
  | 'figure-undrawn'
  | 'part-unreachable'
  | 'engine-failed'
  | 'page-failed';

/** Rendering beforehand. */
type RenderCode =
  | 'render-unclosed'
  | 'render-outside'
  | 'render-network'
  | 'render-not-a-file'
  | 'render-file-too-large'
  | 'render-timeout'
  | 'render-unreadable'
  | 'render-unwritable'
  | 'render-encoding'
  | 'render-too-deep'
  | 'render-not-finite'
  | 'render-failed';

/** Copying the kit, alone or with pages. */
type CopyCode =
  | 'copy-foreign-files'
  | 'copy-unwritable'
  | 'copy-failed'
  | 'offline-unreadable'
  | 'offline-no-pages';

/** Inspecting a model. */
type InspectCode =
  'inspect-no-model' | 'inspect-several-models' | 'inspect-card-exists' | 'inspect-unwritable';
