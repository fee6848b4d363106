import type { InspectedLayer } from '../../protocol.js';
import { onOneLine } from './terminal.js';
import { cutTo, table, widthsOf, wrapped, type Column } from './text-layout.js';

/** A layer, and how its name is shown: whole, or without the path of its block. */
interface Row {
  name: string;
  layer: InspectedLayer;
}

/** Characters that a kind may have beside long names. */
const KIND = 18;
const GAP = 2;

/**
 * The layers as an aligned table, below the path of their block where several have the same. What all
 * names begin with is told once.
 */
export function layerLines(layers: readonly InspectedLayer[], width: number): string[] {
  const common = commonPath(layers);
  const shortened = layers.map(({ name, title, ...layer }) => {
    const own = name.slice(common.length);
    return { ...layer, name: own, title: title === name ? own : title };
  });
  const rows = blocksOf(shortened).flatMap(({ path, members }): (string | string[])[] => [
    ...(path ? [cutTo(path.slice(0, -1), width)] : []),
    ...members.map(({ name, layer }) => [
      `${path ? '  ' : ''}${titled(name, layer)}`,
      onOneLine(layer.kind),
      ...cellsOf(layer),
    ]),
  ]);
  const heads = [
    layers.some(({ name, title }) => title !== name) ? 'layer, title' : 'layer',
    'kind',
    'output',
    'parameters',
    'sees',
  ];
  const [names = 0, kinds = 0, ...numbers] = widthsOf([heads, ...rows]);
  const room = width - numbers.reduce((sum, each) => sum + GAP + each, GAP);
  const kind = Math.min(kinds, Math.max(KIND, room - names));
  const columns: Column[] = [
    { align: 'left', width: Math.min(names, room - kind) },
    { align: 'left', width: kind },
    ...numbers.map((each): Column => ({ align: 'right', width: each })),
  ];
  return [
    ...(common ? wrapped(`All names begin with ${onOneLine(common)}`, width, '', '') : []),
    ...table(columns, [heads, ...rows]),
  ];
}

function titled(shown: string, { name, title }: InspectedLayer): string {
  return title === name ? shown : `${shown}, ${onOneLine(title)}`;
}

function cellsOf({ shape, parameters, receptiveField }: InspectedLayer): string[] {
  return [
    shape.join('x') || '1',
    parameters === 0 ? '' : count(parameters),
    receptiveField ? receptiveField.join('x') : '',
  ];
}

/** Layers of a path within that of their block, such as a shortcut, that stand in it. */
const INNER = 3;

interface Block {
  path: string;
  members: Row[];
}

/** Neighbors in the order of the network whose names have the same path, such as `layer1.0`. */
function blocksOf(layers: readonly InspectedLayer[]): Block[] {
  const named = layers.map((layer) => ({ name: onOneLine(layer.name), layer }));
  const paths = named.map(({ name }) => pathOf(name));
  const blocks: Block[] = [];
  for (let start = 0; start < named.length;) {
    const path = paths[start]!;
    const end = path === '' ? start + 1 : endOf(path, paths, start);
    // One alone is shorter with its whole name.
    const shared = end - start > 1 ? path : '';
    const members = named
      .slice(start, end)
      .map(({ name, layer }) => ({ name: name.slice(shared.length), layer }));
    blocks.push({ path: shared, members });
    start = end;
  }
  return blocks;
}

/** Behind the last layer of a block, into which it comes back after a few inner ones. */
function endOf(path: string, paths: readonly string[], start: number): number {
  let end = start + 1;
  for (let at = end; at < paths.length && paths[at]!.startsWith(path); at++) {
    if (at - end >= INNER) break;
    if (paths[at] === path) end = at + 1;
  }
  return end;
}

function commonPath([first, ...others]: readonly InspectedLayer[]): string {
  if (!first || others.length === 0) return '';
  let path = pathOf(first.name);
  while (path && !others.every(({ name }) => name.startsWith(path)))
    path = pathOf(path.slice(0, -1));
  return path;
}

/** With the sign at its end; empty where there is none. */
function pathOf(name: string): string {
  const end = Math.max(name.lastIndexOf('.'), name.lastIndexOf('/'));
  return end > 0 && end < name.length - 1 ? name.slice(0, end + 1) : '';
}

const count = (value: number): string => value.toLocaleString('en-US');
