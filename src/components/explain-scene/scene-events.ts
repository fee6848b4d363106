import type { ExplainResult } from '../../client/result.js';
import type { ExplainEventMap } from '../base/events.js';
import type { SceneChange } from './scene-controls.js';

/** The events of `<explain-scene>`, by name: its own, and those of the elements inside. */
export interface ExplainSceneEventMap extends ExplainEventMap<ExplainResult> {
  'scene-change': CustomEvent<SceneChange>;
}
