import type { LayerDescription, ModelDescription } from '../../protocol.js';
import { translate } from '../locale/message.js';

export interface Choice {
  value: string;
  label: string;
  /** Whether the label is a name, such as that of a class, which translators leave alone. */
  isName?: boolean;
  /** Stands beside it, in a list that is searched: the probability of a class. */
  note?: string;
}

export interface ChoiceGroup {
  title: string;
  choices: Choice[];
}

/** Layers that only rearrange what others have computed, or do nothing once trained. */
const passive = /^(Flatten|Reshape|Permute|.*Dropout.*|Softmax|.*Padding2D|.*Cropping2D)$/;

/** In the order of the network; `undefined` in one without any. */
export function firstConvolution({ layers }: ModelDescription): LayerDescription | undefined {
  return layers.find(({ kind }) => kind.includes('Conv'));
}

/**
 * A layer's title for readers.
 *
 * @param otherwise while the model or the layer is not known
 */
export function layerTitle(
  description: ModelDescription | null,
  layer: string,
  otherwise = translate`layer ${layer}`,
): string {
  return description?.layers.find(({ name }) => name === layer)?.title ?? otherwise;
}

/** For a control: first those with a title for readers, then the others by their names. */
export function layerChoices(layers: readonly LayerDescription[]): ChoiceGroup[] {
  const titled = layers.filter(({ name, title, kind }) => title !== name && !passive.test(kind));
  const rest = layers.filter((layer) => !titled.includes(layer) && layer.kind !== 'InputLayer');
  return [
    {
      title: translate`Layers`,
      choices: titled.map(({ name, title }) => ({ value: name, label: title })),
    },
    {
      title: titled.length > 0 ? translate`Others, by name` : translate`Layers, by name`,
      choices: rest.map(({ name }) => ({ value: name, label: name })),
    },
  ].filter(({ choices }) => choices.length > 0);
}
