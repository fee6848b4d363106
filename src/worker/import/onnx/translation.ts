import { activationOf, combine, type Expression, type Operand } from './expressions.js';
import { foldNode, isFolded } from './folding.js';
import { GraphBuilder } from './graph-builder.js';
import { shapeOf, type Feature } from './layout.js';
import type { OnnxNode, OnnxTensor } from './messages.js';
import { AlreadyRefused, NodeReader, type Producers, type Value } from './node-reader.js';
import { decomposedNormalization } from './operators/decomposed-normalization.js';
import { clipBounds, foundActivation } from './operators/activations.js';
import { matrixProduct } from './operators/dense.js';
import { cureOf, deferrable, operators } from './operators.js';
import { Owned } from '../owned.js';
import { invalidFile } from '../foreign/invalid-file.js';
import { Refusal } from './refusal.js';
import { ExplainError } from '../../../protocol.js';
import { sizeOf, type Constant } from './tensors.js';

/** A node that cannot be translated, and why. */
export interface Problem {
  node: OnnxNode;
  refusal: Refusal;
}

/** Operations that end what makes an activation together. */
const completing: readonly string[] = ['Add', 'Div', 'Log', 'Mul', 'Sub', 'Where'];

interface Given {
  /** In topological order. */
  nodes: readonly OnnxNode[];
  opset: number;
  outputs: ReadonlySet<string>;
  /** An initializer; `null` where there is none of that name. */
  initializer(name: string): Constant | null;
  decode(tensor: OnnxTensor): Constant;
}

/** Follows the values through the graph and translates node by node; what is refused is collected. */
export class Translation implements Producers {
  readonly builder = new GraphBuilder();
  readonly problems: Problem[] = [];
  /** Numbers of the weights that each node is the first to read, by its index. */
  readonly parameters: number[] = [];
  private readonly owned = new Owned();
  private readonly values = new Map<string, Value>();
  private readonly made = new Map<string, readonly Expression[]>();
  private readonly producers = new Map<string, OnnxNode>();

  constructor(private readonly given: Given) {
    for (const node of given.nodes) {
      for (const output of node.outputs) this.producers.set(output, node);
    }
  }

  run(inputName: string, input: Feature): void {
    this.values.set(inputName, input);
    this.given.nodes.forEach((node, index) => {
      this.builder.origin = index;
      this.translate(node, index);
    });
  }

  value(name: string): Value | null {
    const known = this.values.get(name);
    if (known) return known;
    const constant = this.given.initializer(name);
    if (constant) this.values.set(name, constant);
    return constant;
  }

  producer(value: string): OnnxNode | null {
    return this.producers.get(value) ?? null;
  }

  expressions(value: string): readonly Expression[] {
    return this.made.get(value) ?? [];
  }

  decode(tensor: OnnxTensor): Constant {
    return this.given.decode(tensor);
  }

  isOutput(value: string): boolean {
    return this.given.outputs.has(value);
  }

  /** An output as readers have it: maps channels last, all else as ONNX has it. `null` where it is refused. */
  output(name: string): Feature | null {
    const value = this.value(name);
    if (value?.kind === 'deferred') this.refuse(value.origin, value.refusal);
    if (value?.kind === 'constant' || !value) {
      throw invalidFile(`The output "${name}" of the model does not depend on its input.`);
    }
    if (value.kind !== 'feature') return null;
    this.builder.origin = this.given.nodes.findIndex(({ outputs }) => outputs.includes(name));
    return value.axes.length === 3
      ? this.builder.map(value)
      : this.builder.stored(value, value.axes);
  }

  private translate(node: OnnxNode, index: number): void {
    const inputs = node.inputs.map((name) => (name === '' ? null : this.value(name)));
    const reader = new NodeReader(node, inputs, this.given.opset, this.builder, this);
    this.parameters[index] = this.countWeights(node, inputs);
    try {
      const results = this.resultsOf(reader, index);
      node.outputs.forEach((name, at) => {
        if (name === '') return;
        const value = results[at];
        if (value) this.values.set(name, requireSizes(node, value));
        else this.values.set(name, { kind: 'deferred', refusal: sideOutput(at), origin: index });
      });
    } catch (error) {
      let [stopgap] = standIns(inputs).filter((input) => input?.kind === 'feature');
      if (error instanceof Refusal) this.refuse(this.originOf(inputs, error) ?? index, error);
      else if (error instanceof AlreadyRefused) stopgap = this.probe(reader, index) ?? stopgap;
      else throw namingNode(node, error);
      const value: Value = { kind: 'refused', stopgap: stopgap ?? null };
      for (const name of node.outputs) this.values.set(name, value);
    }
  }

  /** Constants that meet what depends on the image; lists and single numbers are settings. */
  private countWeights({ op, inputs: names }: OnnxNode, inputs: readonly (Value | null)[]): number {
    const isConstant = inputs.every((input) => !input || input.kind === 'constant');
    if (isConstant || /^(Resize|Upsample)$/.test(op)) return 0;
    const shapes = new Map<string, readonly number[]>();
    inputs.forEach((input, at) => {
      const isWeight = input?.kind === 'constant' && input.isFloat && input.shape.length > 0;
      if (isWeight) shapes.set(names[at]!, input.shape);
    });
    return this.owned.add(shapes.keys(), (name) => shapes.get(name)!);
  }

  /** Behind a node that is refused, asks for what a node says of its settings whatever comes in. */
  private probe(reader: NodeReader, index: number): Feature | null {
    const { node, opset, builder } = reader;
    if (!Object.hasOwn(operators, node.op)) return null;
    const probed = new NodeReader(node, standIns(reader.inputs), opset, builder, this);
    try {
      const [result] = [operators[node.op]!(probed)].flat();
      return result?.kind === 'feature' ? result : null;
    } catch (error) {
      const isOfSettings = ownSettings.test(node.op) && error instanceof Refusal;
      // What is said of sizes may be untrue.
      if (isOfSettings && !/[[\d]/.test(error.why)) this.refuse(index, error);
      return null;
    }
  }

  private resultsOf(reader: NodeReader, index: number): Value[] {
    const { node, inputs } = reader;
    if (node.domain !== '' && node.domain !== 'ai.onnx') {
      throw reader.refuse(`is of the domain "${node.domain}"`, cureOf(node.op));
    }
    const folded = foldNode(reader);
    if (folded) return folded;
    if (!Object.hasOwn(operators, node.op) && !deferrable.has(node.op) && !isFolded(node.op)) {
      throw reader.refuse('', cureOf(node.op));
    }
    if (isProductOfValues(reader)) return [matrixProduct(reader)];
    if (inputs.some((input) => input?.kind === 'refused')) throw new AlreadyRefused();
    const expressions = this.follow(reader);
    const [output] = node.outputs;
    const found = this.foundActivation(reader, expressions);
    if (found) return [found];
    const normalization = decomposedNormalization(reader);
    if (normalization) return [normalization];
    if (output !== undefined) this.made.set(output, expressions);
    try {
      if (!Object.hasOwn(operators, node.op)) throw reader.refuse('', cureOf(node.op));
      const results = operators[node.op]!(reader);
      return Array.isArray(results) ? results : [results];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const below = inputs.find((input) => input?.kind === 'deferred');
      const isPart = below?.kind === 'deferred' || deferrable.has(node.op);
      if (!isPart) throw error;
      const [refusal, origin] =
        below?.kind === 'deferred' ? [below.refusal, below.origin] : [error, index];
      return node.outputs.map(() => ({ kind: 'deferred', refusal, origin }));
    }
  }

  /** What an elementwise operation makes of what its inputs are made of. */
  private follow(reader: NodeReader): Expression[] {
    const { node, inputs } = reader;
    const isScalar = (value: Constant): boolean => sizeOf(value.shape) === 1;
    const settings =
      node.op === 'HardSigmoid'
        ? [reader.float('alpha', 0.2), reader.float('beta', 0.5)]
        : node.op === 'Clip'
          ? clipBounds(reader)
          : [];
    const counted = node.op === 'Clip' ? inputs.slice(0, 1) : inputs;
    const operands: Operand[] = [];
    for (const [index, input] of counted.entries()) {
      if (!input || input.kind === 'refused') return [];
      const name = node.inputs[index]!;
      if (input.kind === 'constant') {
        if (!isScalar(input)) return [];
        operands.push(input.read()[0]!);
      } else {
        operands.push({ name, expressions: this.expressions(name) });
      }
    }
    return combine(node.op, operands, settings);
  }

  /** An activation that several nodes make together. */
  private foundActivation(reader: NodeReader, expressions: Expression[]): Feature | null {
    if (!completing.includes(reader.node.op)) return null;
    for (const expression of expressions) {
      const value = this.value(expression.of);
      const name = value?.kind === 'feature' ? activationOf(expression) : null;
      if (value?.kind === 'feature' && name) {
        return this.builder.elementwise(value, foundActivation(name));
      }
    }
    return null;
  }

  private originOf(inputs: readonly (Value | null)[], refusal: Refusal): number | null {
    for (const input of inputs) {
      if (input?.kind === 'deferred' && input.refusal === refusal) return input.origin;
    }
    return null;
  }

  private refuse(origin: number, refusal: Refusal): void {
    const node = this.given.nodes[origin]!;
    if (!this.problems.some((problem) => problem.node === node)) {
      this.problems.push({ node, refusal });
    }
  }
}

/** Operations that keep the axes of a map, and are refused for what they are told besides. */
const ownSettings = /^(Pad|Resize|Upsample|Conv|ConvTranspose)$|Pool$|Normalization$/;

/** What is known of inputs, or may stand for them. */
function standIns(inputs: readonly (Value | null)[]): (Feature | Value | null)[] {
  return inputs.map((input) => (input?.kind === 'refused' ? input.stopgap : input));
}

/** Told even where what it reads is refused: it tells attention. */
function isProductOfValues({ node, inputs }: NodeReader): boolean {
  return node.op === 'MatMul' && inputs.every((input) => input && input.kind !== 'constant');
}

function sideOutput(index: number): Refusal {
  return new Refusal(`has an output ${index} that is read`, 'Only its first output works.');
}

/** No operation makes an empty value. */
function requireSizes(node: OnnxNode, value: Value): Value {
  if (value.kind !== 'feature') return value;
  const shape = shapeOf(value.stored);
  if (shape.every((size) => Number.isSafeInteger(size) && size > 0)) return value;
  throw invalidFile(
    `The node "${node.name}" (${node.op}) would make an output of the shape [${shape.join(', ')}].`,
  );
}

/** An unforeseen error in a damaged file still names the node. */
function namingNode(node: OnnxNode, error: unknown): Error {
  if (error instanceof ExplainError) return error;
  return invalidFile(
    `The node "${node.name}" (${node.op}) has inputs or attributes that do not fit.`,
  );
}
