import { rankPredictions } from '../../protocol.js';
import { answerLine } from '../view/caption.js';
import type { ExplainScene } from './explain-scene.js';
import type { SceneStage } from './scene-stage.js';

/** What the network answers for the scene's picture, and which class is explained when that is another. */
export function sceneAnswer(
  { target }: Pick<ExplainScene, 'target'>,
  { logits, description }: Pick<SceneStage, 'logits' | 'description'>,
): unknown[] {
  if (!logits || !description) return [];
  const { head, labels } = description;
  const predictions = rankPredictions(head, logits, labels).map((prediction) => ({
    ...prediction,
    logit: logits[prediction.index]!,
  }));
  const chosen = predictions.find(({ index, label }) => {
    return String(index) === target || label.toLowerCase() === target.toLowerCase();
  });
  return answerLine({ predictions, target: chosen ?? predictions[0]! });
}
