import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import wc from 'eslint-plugin-wc';
import globals from 'globals';
import tseslint from 'typescript-eslint';

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
  {
    files: [
      'scripts/**/*.js',
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
