import { insertBefore } from '../insert-before.js';

/** `x * sigmoid(x)`, under a name of its own. */
export const heading = 'A new operation';
export const goal = 6;

export const edits = {
  'src/worker/operations/toy-gate.ts':
    () => `import { add, mul, sigmoid } from '@tensorflow/tfjs-core';
import { activation, curve } from './activation.js';
import type { NodeBase, OperationSpec } from './operation.js';

/** \`x * sigmoid(x)\` */
export interface ToyGate extends NodeBase {
  kind: 'toyGate';
}

export const toyGate: OperationSpec<ToyGate> = {
  ...activation,
  ...curve(
    (x) => mul(x, sigmoid(x)),
    (x) => mul(sigmoid(x), add(mul(x, sigmoid(mul(x, -1))), 1)),
  ),
  sign: 'preserves',
  relevanceAtZero: 'preserved',
};
`,
  'src/worker/operations/index.ts': (text) =>
    insertBefore(
      insertBefore(text, 'import { upsampling }', "import { toyGate } from './toy-gate.js';\n"),
      '  upsampling,\n',
      '  toyGate,\n',
    ),
  'src/worker/import/activations.ts': (text) =>
    insertBefore(
      text,
      '} satisfies Record<string, MakeActivation>;',
      "  toyGate: () => [{ kind: 'toyGate' }],\n",
    ),
  'src/worker/import/canonical-kinds.ts': (text) =>
    insertBefore(text, '  upsampling: ', "  toyGate: plain({ kind: 'toyGate' }),\n"),
  'src/worker/import/keras/activations.ts': (text) =>
    insertBefore(text, "  tanh: 'tanh',", "  toy_gate: 'toyGate',\n"),
  'test/oracle/layers/activations.ts': (text) =>
    insertBefore(
      text,
      '} satisfies Record<string, Elementwise>;\n\n/** What is no activation',
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
