import { insertBefore } from '../insert-before.js';

/** Shares by the squared weights, without the bias. */
export const heading = 'A new LRP rule';
export const goal = 3;

export const edits = {
  'src/protocol/tables/lrp-rules.ts': (text) =>
    insertBefore(
      text,
      '});\n\n/** Rules for layers with weights whose inputs have known bounds',
      `  'toy-rule': {
    title: () => 'LRP-toy',
    papers: [montavon2017],
    formula: String.raw\`\\dfrac{w_{ij}^2}{\\sum_i w_{ij}^2}\`,
    meaning: () => 'Relevance is distributed by the squares of the weights.',
    limits: 'It has no use.',
  },
`,
    ),
  'src/worker/propagate/lrp/linear-rules.ts': (text) =>
    insertBefore(
      insertBefore(
        text,
        '/** Every rule for layers with weights',
        `const toyRule: LinearRule = (relevance, layer, { stabilizer }) => {
  const squares = layer.part('square');
  return squares.back(layer.divide(relevance, squares.apply(ones(layer.input.shape)), stabilizer));
};

`,
      ),
      "  'lrp-transpose': {",
      `  'toy-rule': { rule: toyRule, proportional: false },
`,
    ),
  'test/oracle/lrp.ts': (text) =>
    insertBefore(
      text,
      '} satisfies Record<OracleName, OracleRule>',
      `  'toy-rule': { deals: () => [{ ...stable, term: (_c, w) => w * w, bias: () => 0 }] },
`,
    ),
};

export const tests = ['test/engine/lrp-rules.test.ts'];
