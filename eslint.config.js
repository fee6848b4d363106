import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import wc from 'eslint-plugin-wc';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/**
 * The folders of the worker from above: each imports what lies below it, and those of one row do not
 * import each other. Types count, too: what a folder below needs to know of it belongs there.
 */
const workerRows = [
  ['methods'],
  ['training'],
  ['propagate', 'incremental', 'import'],
  ['network'],
  ['operations'],
  ['kernels'],
];
const workerFolders = workerRows.flat();

/** A rule for each folder of the worker, against imports from above and beside it. */
const workerArrows = workerRows.flatMap((row, index) =>
  row.map((folder) => {
    const above = workerRows.slice(0, index + 1).flat();
    return arrow(
      [`src/worker/${folder}/**/*.ts`],
      above.filter((other) => other !== folder),
    );
  }),
);

/** Forbids imports of these folders, and of the backends and the worker's own files that use all folders. */
function arrow(files, folders) {
  const message = `Arrows in the worker point down: ${workerRows.map((row) => row.join(', ')).join(' -> ')}.`;
  const forbidden = ['backend', ...folders].join('|');
  const regex = `^(\\.\\./)+((${forbidden})/|(engine|entry|models)\\.js$)`;
  return {
    files,
    rules: { 'no-restricted-imports': ['error', { patterns: [{ regex, message }] }] },
  };
}

/** What draws or lives in a page, seen from a file in a folder of an element or beside them. */
const page = [
  { regex: '^lit(/|$)|^lit-html', message: 'A figure is data: it is drawn in view/.' },
  {
    regex: '/(view|toolbar)/|/base/(?!properties\\.js)|-(view|controller|controls)\\.js$',
    message: 'Arrows point from what draws to the figure: see CONTRIBUTING, Architecture.',
  },
];
const pureModules = [
  'src/components/figure/**/*.ts',
  'src/components/*-*/*-{attributes,request,figure,text}.ts',
  'src/components/base/properties.ts',
];
const componentArrows = [
  forbidden(pureModules, [
    { group: ['@tensorflow/*'], message: 'Only the worker imports tfjs.' },
    ...page,
  ]),
  forbidden(
    ['src/components/view/**/*.ts', 'src/components/locale/**/*.ts'],
    [{ regex: '^\\.\\./[a-z]+-[a-z]+/', message: 'What all elements share knows none of them.' }],
  ),
  // `convlens render` needs of the components what a figure is, and nothing of a page.
  forbidden(['src/node/**/*.ts'], page),
];

function forbidden(files, patterns) {
  return { files, rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

export default tseslint.config(
  { ignores: ['**/dist/', 'build/', 'models/', 'training/', 'storybook-static/'] },
  js.configs.recommended,
  {
    files: ['src/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts'],
    extends: [tseslint.configs.strict, tseslint.configs.stylistic],
    rules: {
      // Index access is checked by the compiler (noUncheckedIndexedAccess); where an index is known
      // to be inside, "!" says so.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      // Recursive types need an index signature.
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
    },
  },
  {
    files: ['src/components/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/recommended']],
  },
  {
    files: ['src/components/**/*.ts', 'src/client/**/*.ts', 'src/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'lit/directives/style-map.js',
              importNames: ['styleMap'],
              message:
                'It writes style attributes, which policies forbid: use components/style-map.',
            },
          ],
          patterns: [
            { group: ['@tensorflow/*'], message: 'Only the worker imports tfjs.' },
            { group: ['**/worker/**'], message: 'The page reaches the worker through client/.' },
          ],
        },
      ],
    },
  },
  {
    files: ['src/client/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['@tensorflow/*', '**/worker/**'], message: 'Only the worker imports tfjs.' },
            {
              group: ['**/components/**', 'lit', 'lit/*'],
              message: 'Arrows point from components to client.',
            },
          ],
        },
      ],
    },
  },
  ...componentArrows,
  ...workerArrows,
  // Backends know tfjs alone, and what all folders share knows none of them.
  arrow(['src/worker/backend/**/*.ts'], workerFolders),
  {
    files: ['src/worker/{job,shared,turns}.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^\\./(?!(job|shared|turns)\\.js$)', message: 'All folders share it.' },
          ],
        },
      ],
    },
  },
  {
    files: [
      'scripts/**/*.js',
      'site/**/*.js',
      'bench/**/*.js',
      'examples/**/*.js',
      'test/**/*.js',
      '*.js',
      '*.mjs',
      '.storybook/**/*.js',
      'stories/**/*.js',
    ],
    languageOptions: { globals: { ...globals.node, ...globals.browser, ...globals.worker } },
  },
);
