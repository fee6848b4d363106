import type { LayerDescription } from '../../protocol.js';
import { translate } from '../locale/message.js';
import { piecesOf } from './layer-names.js';

/** What is read of a layer to find its block. */
export type GroupedLayer = Pick<LayerDescription, 'name' | 'kind' | 'shape'>;

/** Layers in a group at most, and at least where a block has them. */
export const MOST = 16;
const LEAST = 3;

/** Layers that belong together, with what says so. */
export interface LayerGroup<Layer> {
  title: string;
  layers: Layer[];
}

/** A layer on its way into a group. */
interface Placed<Layer> {
  layer: Layer;
  /** Of its short name, those that may tell a block. */
  pieces: readonly string[];
  size: string;
}

/** A block with the beginning of its names, or layers of none. */
interface Segment<Layer> {
  block: string | null;
  placed: Placed<Layer>[];
}

/** The sizes of layers without places. */
const VECTOR = '';

/**
 * Layers by the blocks that their names tell, in the order of the network: runs that begin alike, of
 * at most about 16. Those whose names tell none, such as `conv2d_17`, by the size of their maps.
 *
 * @param labels their short names
 */
export function groupLayers<Layer extends GroupedLayer>(
  layers: readonly Layer[],
  labels: readonly string[],
): LayerGroup<Layer>[] {
  const sizes = sizesOf(layers);
  const placed = layers.map((layer, index) => ({
    layer,
    pieces: blockPieces(labels[index]!, layer.kind),
    size: sizes[index]!,
  }));
  return joined(segmentsOf(placed, 0)).flatMap(({ block, placed: own }) =>
    block === null ? bySize(own) : parts(block, own),
  );
}

/** Named by a tool after its kind, as `conv2d_17` is, a layer tells nothing by the end of its name. */
function blockPieces(label: string, kind: string): string[] {
  const [last] = /[^/.:]*$/.exec(label)!;
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z\d]/g, '');
  const isNumbered = plain(last.replace(/_\d+$/, '')) === plain(kind);
  const pieces = piecesOf(label);
  return isNumbered ? pieces.slice(0, pieces.length - piecesOf(last).length) : pieces;
}

/** Without the separators behind it. */
const bare = (piece: string): string => piece.replace(/[/.:_-]+$/, '');

function keyAt({ pieces }: Placed<unknown>, depth: number): string | null {
  const piece = pieces[depth];
  return piece === undefined ? null : bare(piece);
}

/** The pieces that all begin with, whatever separates them. */
function commonStart(placed: readonly Placed<unknown>[]): readonly string[] {
  const [first, ...others] = placed.map(({ pieces }) => pieces);
  const end = first!.findIndex((piece, index) =>
    others.some((other) => other[index] === undefined || bare(other[index]) !== bare(piece)),
  );
  return end < 0 ? first! : first!.slice(0, end);
}

/** Runs that go on alike at a depth of their names; those that are too long by what comes next. */
function segmentsOf<Layer>(placed: readonly Placed<Layer>[], depth: number): Segment<Layer>[] {
  const runs = bridged(runsOf(placed, (each) => keyAt(each, depth)));
  const counts = new Map<string | null, number>();
  for (const { key } of runs) counts.set(key, (counts.get(key) ?? 0) + 1);
  return runs.flatMap(({ key, items }): Segment<Layer>[] => {
    // What comes again and again, as `dw` and `pw` do, is a role in each block, and names none.
    if (key === null || items.length < LEAST || counts.get(key)! > 1) {
      return [{ block: null, placed: items }];
    }
    if (items.length > MOST) return segmentsOf(items, depth + 1);
    const named = items.filter((each) => keyAt(each, depth) === key);
    return [{ block: blockName(commonStart(named), depth), placed: items }];
  });
}

/** `block_1` of `block_1_`; `features.2` of `features.2.block.`, whose scope ends there. */
function blockName(start: readonly string[], depth: number): string {
  const end = start.findIndex((piece, index) => index >= depth && !/[_-]$/.test(piece));
  return bare(start.slice(0, end < 0 ? start.length : end + 1).join(''));
}

/** What follows each other with the same key. */
interface Run<Item> {
  key: string | null;
  items: Item[];
}

function runsOf<Item>(items: readonly Item[], keyOf: (item: Item) => string | null): Run<Item>[] {
  const runs: Run<Item>[] = [];
  for (const item of items) {
    const key = keyOf(item);
    const last = runs.at(-1);
    if (last?.key === key) last.items.push(item);
    else runs.push({ key, items: [item] });
  }
  return runs;
}

/** Layers of a block with one or two others between, such as a shortcut's convolution, stay together. */
function bridged<Item>(runs: readonly Run<Item>[]): Run<Item>[] {
  const joined: Run<Item>[] = [];
  for (let index = 0; index < runs.length; index++) {
    const run = { ...runs[index]!, items: [...runs[index]!.items] };
    joined.push(run);
    for (let end = bridgeEnd(runs, index, run); end > index; end = bridgeEnd(runs, index, run)) {
      for (const { items } of runs.slice(index + 1, end + 1)) run.items.push(...items);
      index = end;
    }
  }
  return joined;
}

/** The run that goes on with one; `from` where there is none. */
function bridgeEnd<Item>(runs: readonly Run<Item>[], from: number, run: Run<Item>): number {
  let [between, named] = [0, 0];
  for (let end = from + 1; end < runs.length && between < LEAST && run.key !== null; end++) {
    const { key, items } = runs[end]!;
    // Of two short runs with others between, neither tells a block.
    const isShort = named > 0 && Math.max(run.items.length, items.length) < LEAST;
    if (key === run.key) return isShort ? from : end;
    between += items.length;
    if (key !== null) named += items.length;
  }
  return from;
}

/** Layers of no block are together; one or two after a block belong to it, and one before the first. */
function joined<Layer>(segments: readonly Segment<Layer>[]): Segment<Layer>[] {
  const merged: Segment<Layer>[] = [];
  for (const { block, placed } of segments) {
    const last = merged.at(-1);
    if (last?.block === null && block === null) last.placed.push(...placed);
    else merged.push({ block, placed: [...placed] });
  }
  const [first, second] = merged;
  if (second && first!.block === null && first!.placed.length === 1) {
    second.placed.unshift(...merged.shift()!.placed);
  }
  return merged.filter(({ block, placed }, index) => {
    const before = merged[index - 1];
    if (!before || before.block === null || block !== null || placed.length >= LEAST) return true;
    if (placed.some(({ size }) => size === VECTOR)) return true;
    before.placed.push(...placed);
    return false;
  });
}

/** `28 × 28`; what has no places, or a border of zeros, has the size of the maps before it, unless none come after. */
function sizesOf(layers: readonly GroupedLayer[]): string[] {
  const own = layers.map(({ kind, shape: [height = 1, width = 1, channels] }) => {
    // The border that the next layer eats.
    if (/Pad/.test(kind)) return null;
    return channels !== undefined && height * width > 1 ? `${width} × ${height}` : VECTOR;
  });
  const end = own.findLastIndex((size) => size !== VECTOR);
  let before = own.find((size) => size) ?? VECTOR;
  return own.map((size, index) => {
    if (size) before = size;
    return size === null || index < end ? before : size;
  });
}

/** Layers of no block, by the size of their maps; few of a size stay with those before them. */
function bySize<Layer extends GroupedLayer>(placed: readonly Placed<Layer>[]): LayerGroup<Layer>[] {
  const groups: Run<Placed<Layer>>[] = [];
  for (const { key, items } of runsOf(placed, ({ size }) => size)) {
    const last = groups.at(-1);
    const isFew = items.length < LEAST || (last && last.items.length < LEAST);
    if (last && isFew && last.key !== VECTOR && key !== VECTOR) last.items.push(...items);
    else groups.push({ key, items: [...items] });
  }
  return groups.flatMap(({ items }) => parts(sizeTitle(items), items));
}

function sizeTitle(placed: readonly Placed<unknown>[]): string {
  const [first, last] = [placed[0]!.size, placed.at(-1)!.size];
  const scope = placed.length > 1 ? bare(commonStart(placed).join('')) : '';
  if (first === VECTOR) return scope || translate`Layers without positions`;
  if (scope) return first === last ? `${scope} · ${first}` : `${scope} · ${first} – ${last}`;
  return first === last ? translate`Maps of ${first}` : translate`Maps of ${first} to ${last}`;
}

/** Of several branches the layers come together in one. */
const isJoin = /^(Add|Sum|Concat|Mul|Maximum|Average$)/i;

/** A long group in parts of at most 16, which end where branches come together. */
function parts<Layer extends GroupedLayer>(
  title: string,
  placed: readonly Placed<Layer>[],
): LayerGroup<Layer>[] {
  const layers = placed.map(({ layer }) => layer);
  const long = layers.length > MOST + LEAST;
  const pieces = long ? merged(stretches(layers).flatMap(evenly)) : [layers];
  return pieces.map((own, index) => ({
    title: long ? translate`${title}, ${index + 1} of ${pieces.length}` : title,
    layers: own,
  }));
}

/** Each ends with a layer that joins branches, or with the last. */
function stretches<Layer extends GroupedLayer>(layers: readonly Layer[]): Layer[][] {
  const ended: Layer[][] = [[]];
  layers.forEach((layer, index) => {
    ended.at(-1)!.push(layer);
    if (isJoin.test(layer.kind) && index < layers.length - 1) ended.push([]);
  });
  return ended;
}

function evenly<Layer>(layers: readonly Layer[]): Layer[][] {
  const count = Math.ceil(layers.length / MOST);
  const size = Math.ceil(layers.length / count);
  return Array.from({ length: count }, (_, index) =>
    layers.slice(index * size, (index + 1) * size),
  );
}

/** Short ones with those before them. */
function merged<Layer>(pieces: readonly Layer[][]): Layer[][] {
  const kept: Layer[][] = [];
  for (const piece of pieces) {
    const last = kept.at(-1);
    const most = piece.length < LEAST ? MOST + LEAST : MOST;
    if (last && last.length + piece.length <= most) last.push(...piece);
    else kept.push([...piece]);
  }
  return kept;
}
