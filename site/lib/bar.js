import { rootOf } from './addresses.js';

/** The bar at the top of every page, and where its links lead, relative to the site. */
const places = [
  { name: 'Docs', address: 'start.html' },
  { name: 'Articles', address: 'index.html#read' },
  { name: 'Course', address: 'examples/course/index.html' },
  { name: 'Models', address: 'models.html' },
  { name: 'Benchmarks', address: 'benchmarks.html' },
  { name: 'Workbench', address: 'dist/workbench.html' },
];
const playground = { name: 'Playground', address: 'storybook/index.html' };

/**
 * @param {string} page relative to the site
 * @param {boolean} hasPlayground whether Storybook was built
 * @param {string} [content] the id of the page's text
 */
export function siteBar(page, hasPlayground, content = 'content') {
  const base = rootOf(page);
  const links = [...places, ...(hasPlayground ? [playground] : [])].map(({ name, address }) => {
    const isHere = sectionOf(page) === name;
    return `<li><a href="${base}${address}"${isHere ? ' aria-current="true"' : ''}>${name}</a></li>`;
  });
  return `<a class="skip-link" href="#${content}">Skip to the text</a>
<nav class="site-bar" aria-label="Site">
<a class="site-name" href="${base}index.html"><img src="${base}assets/favicon.svg" width="22" height="22" alt="" />convlens</a>
<ul>${links.join('')}</ul>
<button type="button" class="site-search" aria-keyshortcuts="/" disabled><svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><circle cx="6.5" cy="6.5" r="4.5"/><path d="M10 10l4.5 4.5"/></svg>Search</button>
</nav>
`;
}

/** What belongs into the head of every page. */
export function siteHead(page) {
  const base = rootOf(page);
  return `<link rel="icon" href="${base}assets/favicon.svg" type="image/svg+xml" />
<link rel="stylesheet" href="${base}assets/bar.css" />
<script type="module" src="${base}assets/site.js"></script>
`;
}

function sectionOf(page) {
  if (page.startsWith('examples/course/')) return 'Course';
  if (page.startsWith('examples/')) return 'Articles';
  if (page === 'models.html' || page.startsWith('models/')) return 'Models';
  if (page === 'benchmarks.html') return 'Benchmarks';
  return page === 'index.html' || page === '404.html' ? undefined : 'Docs';
}
