import type { LayerDescription, ModelDescription } from '../../protocol.js';
import { hasMaps, isConvolution } from '../../protocol/convolutions.js';
import { translate } from '../locale/message.js';
import { groupLayers, MOST } from './layer-groups.js';
import { shortNames } from './layer-names.js';
import { isolatedNumber } from './format.js';
import { shownModel } from './model-names.js';
import { remembered } from './remembered.js';

export interface Choice {
  value: string;
  label: string;
  /** What the label leaves out, where it is short for something. */
  title?: string;
  /** Whether the label is a name, such as that of a class, which translators leave alone. */
  isName?: boolean;
  /** Of the label, where it is not the figure's. */
  lang?: string | null;
  /** What finds it in a search besides its label: the card's own name of a class. */
  alias?: string;
  /** Stands beside it, in a list that is searched: the probability of a class. */
  note?: string;
}

export interface ChoiceGroup {
  title: string;
  choices: Choice[];
}

/** Layers that only rearrange what others have computed, or do nothing once trained. */
const passive = /^(Flatten|Reshape|Permute|.*Dropout.*|Softmax|.*Padding2D|.*Cropping2D)$/;

/** The convolution whose maps Grad-CAM weighs unless told, of those before a layer where one is named. */
export function lastConvolution(
  { layers }: ModelDescription,
  before: string | null = null,
): LayerDescription | undefined {
  const end = layers.findIndex(({ name }) => name === before);
  const below = end < 0 ? layers : layers.slice(0, end + 1);
  return below.findLast((layer) => isConvolution(layer) && hasMaps(layer));
}

/** The layers that can be shown as maps. */
export function mapLayers(layers: readonly LayerDescription[]): LayerDescription[] {
  return layers.filter((layer) => hasMaps(layer) && !passive.test(layer.kind));
}

/** What readers call a layer: its title by the card, else its name without what all names share. */
export function layerTitle(
  description: ModelDescription | null,
  layer: string,
  otherwise = translate`layer ${layer}`,
): string {
  const shown = shownModel(description);
  return (shown && titlesOf(shown.layers).get(layer)) ?? otherwise;
}

/** A layer in a sentence: `the second convolution`, `“block 2, expansion”`, `conv2d_17`. */
export function layerPhrase(description: ModelDescription | null, layer: string): string {
  const known = shownModel(description)?.layers.find(({ name }) => name === layer);
  const title = layerTitle(description, layer, layer);
  if (!known || known.title === layer) return title;
  return /[,\d]/.test(title) ? translate`“${title}”` : translate`the ${title}`;
}

/** By the full name. */
function titlesOf(layers: readonly LayerDescription[]): ReadonlyMap<string, string> {
  return remembered(layers, 'titles', [], () => {
    const short = shortNames(layers.map(({ name }) => name));
    return new Map(
      layers.map(({ name, title }, index) => [name, title === name ? short[index]! : title]),
    );
  });
}

/** `conv1 · 112 × 112 × 64`: maps by width, height and channels, what has no places by its length. */
function shapeText({ shape }: LayerDescription): string {
  const [height, width, ...channels] = shape;
  return isolatedNumber((shape.length === 3 ? [width, height, ...channels] : shape).join(' × '));
}

/**
 * For a control: first those with a title for readers, where they are few, then the others by the
 * blocks that their names tell; each with the shape of its output.
 *
 * @param description the model's
 * @param wanted those of its layers that can be chosen
 */
export function layerChoices(
  description: ModelDescription,
  wanted: readonly LayerDescription[] = description.layers,
): ChoiceGroup[] {
  const { layers } = shownModel(description);
  const names = new Set(wanted.map(({ name }) => name));
  return remembered(layers, 'choices', [[...names]], () =>
    grouped(
      titlesOf(layers),
      layers.filter(({ name }) => names.has(name)),
    ),
  );
}

function grouped(
  titles: ReadonlyMap<string, string>,
  wanted: readonly LayerDescription[],
): ChoiceGroup[] {
  const known = wanted.filter(({ kind }) => kind !== 'InputLayer');
  const titled = known.filter(({ name, title, kind }) => title !== name && !passive.test(kind));
  const few = titled.length <= MOST ? titled : [];
  const rest = known.filter((layer) => !few.includes(layer));
  const choice = (layer: LayerDescription): Choice => {
    const label = titles.get(layer.name)!;
    return {
      value: layer.name,
      label: `${label} · ${shapeText(layer)}`,
      ...(label === layer.name ? {} : { title: layer.name }),
      isName: layer.title === layer.name,
    };
  };
  const byName = few.length > 0 ? translate`Other layers, by name` : translate`Layers, by name`;
  const blocks =
    rest.length <= MOST
      ? [{ title: byName, layers: rest }]
      : groupLayers(
          rest,
          rest.map(({ name }) => titles.get(name)!),
        );
  return [{ title: translate`Layers`, layers: few }, ...blocks].flatMap(({ title, layers }) =>
    layers.length > 0 ? [{ title, choices: layers.map(choice) }] : [],
  );
}
