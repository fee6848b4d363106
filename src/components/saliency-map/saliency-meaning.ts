import type { SaliencyMethod } from '../../protocol.js';
import { colorWords, type ColorWords } from '../figure/color-maps.js';
import { say } from '../locale/message.js';
import type { SaliencyState } from './saliency-state.js';
import {
  mapMeaning,
  neuronComparison,
  pictureMeaning,
  reluMeaning,
  rowOf,
  scoreComparison,
  silentMeaning,
  strongestMeaning,
  type Subject,
} from './saliency-text.js';

/** What the maps mean and what they do not, in the words of their colours. */
export function meaningOf({
  element,
  methods,
  result,
  description,
}: Pick<SaliencyState, 'element' | 'methods' | 'result' | 'description'>): string {
  const maps = Object.values(result?.details.maps ?? {});
  if (maps.length > 0 && maps.every((map) => map.every((value) => value === 0))) {
    return silentMeaning();
  }
  const ofScore = description?.head === 'value' ? 'value' : 'class';
  const subject = element.layer ? 'neuron' : ofScore;
  const { up, down } = colorWords(element.channels === 'rgb' ? 'rgb' : element.colormap);
  return sentences(methods, subject, element.channels, up, down).join(' ');
}

function sentences(
  methods: SaliencyMethod[],
  subject: Subject,
  channels: string,
  up: ColorWords,
  down: ColorWords,
): string[] {
  const drawn = channels === 'rgb' ? [pictureMeaning()] : [];
  if (channels === 'max') drawn.push(strongestMeaning());
  if (methods.length === 1) return [mapMeaning(methods[0]!, subject, up, down), ...drawn];
  const rows = methods.map(rowOf);
  const comparison = subject === 'neuron' ? neuronComparison : scoreComparison;
  const besides = rows.flatMap((row) => row?.besides?.(say) ?? []);
  const apart = rows.every((row) => row?.onlyRelu) ? [reluMeaning()] : [];
  return [comparison(up, down), ...apart, ...besides, ...drawn];
}
