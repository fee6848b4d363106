import type { ErrorDetail } from '../../protocol.js';
import type { ExplainEventMap } from '../base/events.js';
import type { DeconvResult } from './deconv-state.js';
import type { EpochStep } from './epochs/epoch-player.js';
import type { FilterMaps } from './filter-reconstructions.js';
import type { TopActivations } from './top-activations.js';
import type { TrainStep } from './training/training-player.js';

/** The events of `<deconv-viewer>`, by name; its docblock says when. */
export interface DeconvViewerEventMap extends ExplainEventMap<DeconvResult> {
  'part-error': CustomEvent<ErrorDetail>;
  'reconstructions-complete': CustomEvent<FilterMaps>;
  'top-complete': CustomEvent<TopActivations>;
  'epoch-step': CustomEvent<EpochStep>;
  'train-step': CustomEvent<TrainStep>;
}
