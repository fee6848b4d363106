import type { CardLayer } from '../protocol.js';
import type { InspectedLayer } from '../protocol/inspection.js';

/** What a card may have at most. */
const [MOST_LAYERS, LONGEST_NAME, LONGEST_TITLE] = [5000, 1000, 500];

/** Layers that readers look at: those that compute, and those where branches meet. */
const worthATitle =
  /conv|dense|linear|gemm|matmul|einsum|pool|reducemean|^mean$|^add|^sum$|concat|multiply|^mul$/i;
const folded = /norm|bias/i;

/** Titles for the layers of a network that readers may choose, as a card lists them. */
export function titledLayers(layers: readonly InspectedLayer[]): CardLayer[] {
  const names = layers.map(({ name }) => name);
  return layers
    .filter(({ name, kind, title }) => title !== name || isWorthATitle(kind))
    .filter(({ name }) => name.length > 0 && name.length <= LONGEST_NAME)
    .slice(0, MOST_LAYERS)
    .map(({ name, kind, title }) => ({
      name,
      title: (title === name ? (proposedTitle(name, kind, names) ?? name) : title).slice(
        0,
        LONGEST_TITLE,
      ),
    }));
}

function isWorthATitle(kind: string): boolean {
  return worthATitle.test(kind) && !folded.test(kind.replace(/fused/i, ''));
}

/** What a part of a name means at its end, and the kinds of which that is true. */
const ends: Record<string, { noun: string; kind: RegExp }> = {
  conv: { noun: 'convolution', kind: /conv/i },
  conv2d: { noun: 'convolution', kind: /conv/i },
  depthwise: { noun: 'depthwise convolution', kind: /conv/i },
  expand: { noun: 'expansion', kind: /conv/i },
  project: { noun: 'projection', kind: /conv/i },
  pool: { noun: 'pooling', kind: /pool/i },
  maxpool: { noun: 'max pooling', kind: /maxpool/i },
  avgpool: { noun: 'average pooling', kind: /pool|mean/i },
  add: { noun: 'sum', kind: /add/i },
  concat: { noun: 'concatenation', kind: /concat/i },
  dense: { noun: 'dense layer', kind: /dense|gemm|matmul/i },
  fc: { noun: 'dense layer', kind: /dense|gemm|matmul|linear/i },
};

/** What a part of a name means that others lie in. */
const containers: Record<string, string> = { block: 'block', stage: 'stage', layer: 'stage' };

const ordinals =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');

/**
 * "block 3, second convolution" of `block3_conv2`: what the name says in words, where every part of it
 * is understood and the layer is what it says; `null` of any other.
 */
function proposedTitle(name: string, kind: string, names: readonly string[]): string | null {
  const parts = /^(?<around>.*?)(?<end>[a-z]+(?:2d)?)_?(?<number>\d*)$/i.exec(name)?.groups;
  if (!parts) return null;
  const { around = '', end = '', number = '' } = parts;
  const meaning = Object.hasOwn(ends, end.toLowerCase()) ? ends[end.toLowerCase()] : undefined;
  const places = placesIn(around);
  if (!meaning?.kind.test(kind) || !places) return null;
  const noun = number === '' ? meaning.noun : numbered(meaning.noun, around + end, number, names);
  return noun && [...places, noun].join(', ');
}

/** `block_5_` and `layer1.0.`: in which parts of the network; `null` where that is not certain. */
function placesIn(around: string): string[] | null {
  const places: string[] = [];
  let rest = around;
  while (rest !== '') {
    const found = /^([a-z]+)_?(\d+)(?:\.(\d+))?[._/]/i.exec(rest);
    const word = found?.[1]?.toLowerCase() ?? '';
    if (!found || !Object.hasOwn(containers, word)) return null;
    places.push(`${containers[word]} ${found[2]}`);
    // Lists of modules count from 0.
    if (found[3] !== undefined) places.push(`block ${Number(found[3]) + 1}`);
    rest = rest.slice(found[0].length);
  }
  return places;
}

/** "second convolution", where its fellows are counted from 1 without a gap. */
function numbered(
  noun: string,
  stem: string,
  number: string,
  names: readonly string[],
): string | null {
  const ordinal = ordinals[Number(number) - 1];
  const all = Array.from({ length: Number(number) }, (_, index) => index + 1);
  const isCounted = all.every((each) =>
    [`${stem}${each}`, `${stem}_${each}`].some((fellow) => names.includes(fellow)),
  );
  return ordinal && isCounted ? `${ordinal} ${noun}` : null;
}
