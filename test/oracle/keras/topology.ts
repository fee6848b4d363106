/** The nesting and wiring of a model: sequential, functional, models inside models. */

import { IMAGE, inputShapes, numberOf, pick, shapes, wiring } from '../graph.js';
import type { NetSpec, Shape } from '../spec.js';
import { givenTo, layerEntry } from './configs.js';
import type { Spelling } from './configs.js';
import { dtype, inboundNode, inputEntry } from './dialects.js';
import type { Json, JsonObject } from './dialects.js';

/** Layers that are written as a model of their own; the last one gives its output. */
export interface Nesting {
  name: string;
  /** Names, in order; all that they read from outside is one layer's output. */
  layers: string[];
  topology: 'sequential' | 'functional';
}

export interface TopologyOptions extends Spelling {
  topology: 'sequential' | 'functional';
  nested: Nesting[];
  functionalClass: 'Functional' | 'Model';
  /** Whether a sequential model of Keras 2 has an InputLayer. */
  inputLayer: boolean;
}

/** A layer, or a nested model, of the model that is being written. */
interface Member {
  name: string;
  entry: JsonObject;
  /** Numbers of the layers that feed it. */
  sources: number[];
  /** Number of the layer whose output it gives. */
  output: number;
  shares: string | undefined;
  /** What it is called with besides tensors. */
  given: Json[];
}

/** The `model_config` of a network. */
export function modelConfig(net: NetSpec, options: TopologyOptions): JsonObject {
  const [entering, leaving, wires] = [inputShapes(net), shapes(net), wiring(net)];
  const shapeOf = (layer: number) => pick([layer], net.input, leaving)[0]!;

  function layerMember(l: number): Member {
    const layer = net.layers[l]!;
    const entry = layerEntry(layer, entering[l]![0]!, options);
    const { name, shares } = layer;
    return { name, entry, sources: wires[l]!, output: l, shares, given: givenTo(layer) };
  }

  function nestedMember({ name, layers, topology }: Nesting): Member {
    const numbers = layers.map((layer) => numberOf(net.layers, layer));
    const outside = numbers.flatMap((l) => wires[l]!).filter((s) => !numbers.includes(s));
    const source = outside[0]!;
    if (outside.some((other) => other !== source)) throw new Error(`${name} reads several layers`);
    const members = numbers.map(layerMember);
    const entry = model(name, topology, members, source);
    return {
      name,
      entry,
      sources: [source],
      output: numbers.at(-1)!,
      shares: undefined,
      given: [],
    };
  }

  function model(
    name: string,
    topology: Nesting['topology'],
    members: Member[],
    source: number,
  ): JsonObject {
    const write = topology === 'functional' ? functionalModel : sequentialModel;
    return write(name, members, { source, shape: shapeOf(source) }, shapeOf, options);
  }

  const members = net.layers.flatMap((layer, l): Member[] => {
    const nesting = options.nested.find(({ layers }) => layers.includes(layer.name));
    if (!nesting) return [layerMember(l)];
    return nesting.layers.at(-1) === layer.name ? [nestedMember(nesting)] : [];
  });
  const name = options.topology === 'functional' ? 'model' : 'sequential';
  return model(name, options.topology, members, IMAGE);
}

interface Entrance {
  source: number;
  /** Without the batch. */
  shape: Shape;
}

function functionalModel(
  name: string,
  members: Member[],
  { source, shape }: Entrance,
  shapeOf: (layer: number) => Shape,
  { dialect, functionalClass }: TopologyOptions,
): JsonObject {
  const input = name === 'model' ? 'input_1' : `${name}_input`;
  const calls = new Map([[source, { layer: input, call: 0 }]]);
  const nodes = new Map<string, Json[]>();
  for (const { name: own, shares, sources, output, entry, given } of members) {
    const layer = shares ?? own;
    const inbound = nodes.get(layer) ?? [];
    calls.set(output, { layer, call: inbound.length });
    const feeds = sources.map((from) => ({ ...calls.get(from)!, shape: shapeOf(from) }));
    inbound.push(inboundNode(entry['class_name'], feeds, given, dialect));
    nodes.set(layer, inbound);
  }
  const layers: Json[] = [
    { ...inputEntry(input, shape, dialect), name: input, inbound_nodes: [] },
    ...members
      .filter(({ shares }) => shares === undefined)
      .map((member) => ({
        ...member.entry,
        name: member.name,
        inbound_nodes: nodes.get(member.name)!,
      })),
  ];
  const { layer, call } = calls.get(members.at(-1)!.output)!;
  const ends =
    dialect === 'keras3'
      ? { input_layers: [input, 0, 0], output_layers: [layer, call, 0] }
      : { input_layers: [[input, 0, 0]], output_layers: [[layer, call, 0]] };
  const config = { name, trainable: true, layers, ...ends };
  if (dialect === 'keras2') return { class_name: functionalClass, config };
  return {
    module: 'keras.src.models.functional',
    class_name: functionalClass,
    config,
    registered_name: 'Functional',
    build_config: { input_shape: null },
  };
}

function sequentialModel(
  name: string,
  members: Member[],
  { source, shape }: Entrance,
  _shapeOf: (layer: number) => Shape,
  { dialect, inputLayer }: TopologyOptions,
): JsonObject {
  members.forEach(({ sources }, m) => {
    const below = m === 0 ? source : members[m - 1]!.output;
    if (String(sources) !== String(below)) throw new Error(`${name} is not a chain`);
  });
  const batch = [null, ...shape];
  const first = inputEntry(name === 'sequential' ? 'input_1' : `${name}_input`, shape, dialect);
  const entries = members.map(({ entry }) => entry);
  if (dialect === 'keras2') {
    const layers = inputLayer ? [first, ...entries] : withInputShape(entries, batch);
    return { class_name: 'Sequential', config: { name, layers } };
  }
  return {
    module: 'keras',
    class_name: 'Sequential',
    config: {
      name,
      trainable: true,
      dtype: dtype(dialect),
      layers: [first, ...entries],
      build_input_shape: batch,
    },
    registered_name: null,
    build_config: { input_shape: batch },
  };
}

/** Without an input layer, the first layer tells the input's shape. */
function withInputShape([first, ...others]: JsonObject[], batch: Json): JsonObject[] {
  const config = first?.['config'];
  if (!first || typeof config !== 'object' || config === null || Array.isArray(config)) return [];
  return [{ ...first, config: { ...config, batch_input_shape: batch } }, ...others];
}
