import type { OnnxNode } from './messages.js';

/**
 * What readers call the nodes: by the modules of PyTorch that they were traced in, such as `layer1.0.conv1`,
 * else by their own names. All are different.
 *
 * @param nodes those that become layers, in the graph's order
 */
export function layerNames(nodes: readonly OnnxNode[]): Map<OnnxNode, string> {
  const paths = nodes.map(modulePath);
  const containers = new Set(paths.flatMap((path) => (path === null ? [] : above(path))));
  const names = new Map<OnnxNode, string>();
  const taken = new Set<string>();
  nodes.forEach((node, index) => {
    const wanted = nameOf(node, paths[index]!, containers);
    let name = wanted;
    for (let count = 1; taken.has(name); count++) name = `${wanted}_${count}`;
    taken.add(name);
    names.set(node, name);
  });
  return names;
}

function nameOf(node: OnnxNode, path: string | null, containers: ReadonlySet<string>): string {
  const operation = node.op.toLowerCase();
  if (path === null) return isName(node.name) ? node.name : operation;
  if (path === '') return operation;
  // What a module computes between those inside it.
  return containers.has(path) ? `${path}.${operation}` : path;
}

function isName(name: string): boolean {
  return name !== '' && !/^\d+$/.test(name) && name !== '__proto__' && name.length <= 1000;
}

function modulePath(node: OnnxNode): string | null {
  return weightPath(node) ?? scopedPath(node.scopes) ?? slashedPath(node.name);
}

/** Of `layer1.0.conv1.weight`: where a batch norm was folded into a layer, the other names may be the norm's. */
function weightPath({ inputs }: OnnxNode): string | null {
  return /^([\w.]+)\.weight$/.exec(inputs[1] ?? '')?.[1] ?? null;
}

/** Of the newer exporter: `['', 'features', 'features.0', 'conv2d']`, the last of which is the operation. */
function scopedPath(scopes: string): string | null {
  const names = [...scopes.matchAll(/'([^']*)'/g)].map(([, name]) => name!);
  return names.length > 1 ? names.at(-2)! : null;
}

/** Of the older one: `/features/features.0/Conv`; a part that goes on after the one before replaces it. */
function slashedPath(name: string): string | null {
  if (!name.startsWith('/')) return null;
  const parts = name.slice(1).split('/').slice(0, -1);
  const path: string[] = [];
  for (const part of parts) {
    const before = path.at(-1);
    if (before !== undefined && part.startsWith(`${before}.`)) path.pop();
    path.push(part);
  }
  return path.join('.');
}

/** `layer1.0` and `layer1` of `layer1.0.conv1`. */
function above(path: string): string[] {
  const parts = path.split('.');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('.'));
}
