import { insertBefore } from '../insert-before.js';

/** Flat in the first layer, w-square in convolutions, epsilon in dense layers. */
export const heading = 'A new LRP composite';
export const goal = 2;

export const edits = {
  'src/protocol/tables/lrp-composites.ts': (text) =>
    insertBefore(
      text,
      '});\n\n/** All that a reader may choose',
      `  'toy-composite': {
    title: () => 'LRP, toy',
    papers: [montavon2019],
    layers: { first: flat, convolution: { rule: 'w-square' }, dense: epsilon },
    meaning: () => 'Every kind of layer has another rule.',
    limits: 'It has no use.',
  },
`,
    ),
  'test/engine/lrp-composites.test.ts': (text) =>
    insertBefore(
      text,
      '};\n\nconst net =',
      `  'toy-composite': [{ rule: 'flat' }, { rule: 'w-square' }, { rule: 'epsilon' }],
`,
    ),
};

export const tests = ['test/engine/lrp-composites.test.ts'];
