/**
 * The kinds of page that the kit must work in: a folder of `examples/` each.
 *
 * - `build`: the script of its package.json that makes the site, after `npm ci` with the packed tarball
 * - `told`: the variable by which the build learns the address of the site
 * - `rendered`: the script that says whether the figures are rendered; the page must show them without scripts
 * - `site`: the folder that is opened, the example's own unless given
 * - `at`: where in the site the example lies; every page of it is opened, and completing is enough
 * - `kit`: the package, or the part of it that is named, copied to this path of the site, as an author does
 * - `from`: `disk` opens the file without a server, `cdn` serves the kit on another origin
 * - `command`: serves the site itself; `{port}` stands for a free one
 * - `headers`: sent with every file, besides those of the example's own `_headers`
 * - `walk`: how the test follows the first link that ends in `away` and comes back: by the page's own scripts (`client`), or by loading pages; `keeps`: memory grows under this router, so only what is on the page is counted
 * - `deck`: slides, which are turned by keys; whether all that a figure shows `fits` its slide
 * - `slow`: to install, to build or to compute; opened when it is named or with `--all`
 * - `script`: run in Node, no page: it prints what matches `says`, and writes the `arrays`, files of these shapes
 * - `stories`: a Storybook, whose tables, panels and stories are checked in the place of figures
 * - `pick`: the sample that is picked in the page's `<image-input>`; all figures must follow
 *
 * @type {Record<string, {folder?: string, build?: string, told?: string, rendered?: string, site?: string, at?: string, kit?: {from?: string, to: string},
 *   from?: 'disk' | 'cdn', command?: string[], headers?: Record<string, string>,
 *   walk?: {away: string, client: boolean, keeps?: boolean}, deck?: {fits: boolean}, slow?: boolean, stories?: boolean, pick?: number,
 *   script?: string, says?: RegExp, arrays?: Record<string, number[]>}>}
 */
export const kinds = {
  'from-disk': { from: 'disk', kit: { from: 'dist', to: 'convlens' } },
  cdn: { from: 'cdn' },
  'csp-blob': { kit: { to: 'convlens' } },
  'csp-self': { kit: { to: 'convlens' } },
  'import-map': { kit: { to: 'convlens' } },
  isolated: { kit: { to: 'convlens' } },
  chapter: { kit: { to: 'convlens' } },
  quiz: { kit: { to: 'convlens' } },
  'two-models': { kit: { to: 'convlens' } },
  sandboxed: { kit: { to: 'convlens' } },
  reveal: { deck: { fits: false } },
  turbo: { walk: { away: 'relevance.html', client: true } },
  eleventy: {
    slow: true,
    build: 'build',
    site: 'dist',
    walk: { away: 'relevance/', client: false },
  },
  mkdocs: {
    slow: true,
    build: 'build',
    told: 'SITE_URL',
    site: 'site',
    walk: { away: 'relevance/', client: true, keeps: true },
  },
  sphinx: {
    slow: true,
    build: 'build',
    site: 'site',
    walk: { away: 'relevance.html', client: false },
  },
  nbconvert: { slow: true, build: 'build', site: 'site' },
  next: { slow: true, build: 'build', site: 'out', walk: { away: 'relevance/', client: true } },
  'next-dev': {
    folder: 'next',
    slow: true,
    command: ['next', 'dev', '--port', '{port}'],
    walk: { away: 'relevance/', client: true },
  },
  docusaurus: {
    slow: true,
    build: 'build',
    site: 'build',
    walk: { away: 'relevance/', client: true },
  },
  sveltekit: {
    slow: true,
    build: 'build',
    site: 'build',
    walk: { away: 'relevance/', client: true },
  },
  storybook: { build: 'build', site: 'dist', stories: true },
  myst: { build: 'build', site: 'dist' },
  vite: { build: 'build', site: 'dist', pick: 3 },
  'vite-dev': { folder: 'vite', command: ['vite', '--port', '{port}', '--strictPort'] },
  'vite-isolated': {
    folder: 'vite',
    build: 'build',
    site: 'dist',
    headers: {
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    },
  },
  'vite-csp': {
    folder: 'vite',
    build: 'build',
    site: 'dist',
    // The page has its styles inline; otherwise as strict as csp-blob.
    headers: {
      'Content-Security-Policy':
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src blob:; connect-src 'self'; img-src blob: data:; style-src 'unsafe-inline'",
    },
  },
  webpack: { build: 'build', site: 'dist' },
  rollup: { build: 'build', site: 'dist' },
  esbuild: { build: 'build', site: 'dist' },
  'esbuild-one-file': { folder: 'esbuild', build: 'build:one-file', site: 'dist' },
  vitepress: { build: 'build', site: '.vitepress/dist' },
  'mdx-react': { build: 'build', site: 'dist' },
  astro: { build: 'build', site: 'dist' },
  render: { build: 'build', rendered: 'check', site: 'public', kit: { to: 'convlens' } },
  node: {
    script: 'start',
    says: /^mean +0\.\d{3}$/m,
    arrays: {
      'maps/guided-backprop.npy': [20, 32, 32, 3],
      'maps/lrp.npy': [20, 32, 32, 3],
      'maps/correlations.npy': [20],
    },
  },
  cheating: { at: 'examples/cheating', kit: { to: '.' } },
  'blog-post': { at: 'examples/blog-post', kit: { to: '.' } },
  course: { at: 'examples/course', kit: { to: '.' } },
  elements: { at: 'examples/elements', kit: { to: '.' } },
  classics: { at: 'examples/classics', kit: { to: '.' } },
  // Every method of the kit, most of them on photographs.
  methods: { slow: true, at: 'examples/methods', kit: { to: '.' } },
};
