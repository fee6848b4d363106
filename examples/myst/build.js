import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { toHtml } from 'hast-util-to-html';
import { mystParse } from 'myst-parser';
import { mystToHast } from 'myst-to-html';

/** MyST's own site needs a theme from the network; this renders the same source with its parser. */
const iframe = (h, { src, title }) => h({}, 'iframe', { src, title, loading: 'lazy' });

const tree = mystParse(await readFile('index.md', 'utf8'));
// A directive wraps what it makes.
const unwrapped = JSON.parse(JSON.stringify(tree), (_, node) =>
  Array.isArray(node)
    ? node.flatMap((item) => (/^mystDirective/.test(item?.type) ? (item.children ?? []) : [item]))
    : node,
);
const hast = mystToHast({ handlers: { iframe } })(unwrapped);
const page = await readFile('template.html', 'utf8');

await mkdir('dist', { recursive: true });
await writeFile(
  'dist/index.html',
  page.replace('<!-- content -->', () => toHtml(hast)),
);
await cp('frame-height.js', 'dist/frame-height.js');
await cp('node_modules/convlens/dist', 'dist/convlens/dist', { recursive: true });
await cp('node_modules/convlens/models', 'dist/convlens/models', { recursive: true });
