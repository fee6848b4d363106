import { insertBefore } from '../insert-before.js';

/** `x * sigmoid(x)`, under a name of its own. */
export const heading = 'A new operation';
export const goal = 4;

export const edits = {
  'src/worker/operations/toy-gate.ts':
    () => `import { add, mul, sigmoid } from '@tensorflow/tfjs-core';
import { elementwise, type NodeBase, type OperationSpec } from './operation.js';
import { sigmoidSlope } from './sigmoid-slope.js';

/** \`x * sigmoid(x)\` */
export interface ToyGate extends NodeBase {
  kind: 'toyGate';
}

export const toyGate: OperationSpec<ToyGate> = {
  ...elementwise,
  forward: (_node, [input]) => mul(input!, sigmoid(input!)),
  gradient: (signal, { input }) =>
    mul(signal, add(sigmoid(input), mul(input, sigmoidSlope(input)))),
  rectifier: null,
  relevance: () => ({ passes: 'through', onRequest: false }),
  locality: () => 'local',
  sign: 'preserves',
  relevanceAtZero: 'preserved',
  gate: 'none',
  ending: 'bent',
  bounds: 'lost',
  onMaps: 'same',
  listed: true,
  completesConvolution: true,
};
`,
  'src/worker/operations/index.ts': (text) =>
    insertBefore(
      insertBefore(text, 'import { upsampling }', "import { toyGate } from './toy-gate.js';\n"),
      '  upsampling,\n',
      '  toyGate,\n',
    ),
  'src/worker/import/keras/activations.ts': (text) =>
    insertBefore(
      text,
      "  softmax: () => [{ kind: 'softmax' }],",
      "  toy_gate: () => [{ kind: 'toyGate' }],\n",
    ),
  'test/oracle/layers/activations.ts': (text) =>
    insertBefore(
      text,
      '} satisfies Record<string, Elementwise>;',
      `  toyGate: {
    value: (z) => z / (1 + Math.exp(-z)),
    derivative: (z) => {
      const gate = 1 / (1 + Math.exp(-z));
      return gate + z * gate * (1 - gate);
    },
  },
`,
    ),
};

export const tests = [
  'test/oracle/kinds.test.ts',
  'test/engine/operations.test.ts',
  'test/engine/random-networks.test.ts',
];
