/**
 * What nothing uses: part of `npm run lint`. An entry is a file that is reached by its name: from a command, a
 * page, a bundler, or a test of the built files.
 */
export default {
  include: ['files', 'exports', 'types', 'unresolved'],
  entry: [
    'src/{index,define,engine}.ts',
    'src/languages/*.ts',
    'src/worker/{entry,importer}.ts',
    'src/node/{render,engine,cli}.ts',
    'src/storybook/{index,preview,preset,manager,default-render}.ts',
    // Put in by the bundler, in the place of other modules.
    'src/node/platform/*.ts',
    'src/client/fetch-part.ts',
    'src/worker/load-part.ts',
    'src/client/packed/*.ts',
    'src/components/*-*/*.ts',
    'src/protocol/tables/preprocessing-users.ts',
    'scripts/*.js',
    'scripts/examples/*consumer.ts',
    'scripts/{verify,compare,mutants,recipes,survey}/*.js',
    '.ci/*',
    'test/**/*.test.{ts,js}',
    'test/{fuzz,soak,faults}/*.js',
    'test/pages/fixtures/*.js',
    'test/bundles/*.ts',
    'test/engines/fixtures/*.js',
    'test/types/**',
    'bench/speed/worker.ts',
    'bench/speed/captum.ts',
    'bench/*.js',
    'stories/**/*.js',
    '.storybook/**/*.{js,jsx}',
    'site/client/*.js',
    '*.config.{js,mjs}',
    'site/*.config.js',
  ],
  // Written by the build; and what a page imports that a script opens.
  ignoreUnresolved: [
    /\.pack\.js$/,
    './page.js',
    './ascent.js',
    './training-page.js',
    '/jobs/jobs.js',
  ],
  project: ['{src,test,scripts,site,bench,stories,.storybook}/**/*.{ts,tsx,js}', '*.{js,mjs}'],
};
