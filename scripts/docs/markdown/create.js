import MarkdownIt from 'markdown-it';
import anchor from 'markdown-it-anchor';
import { anchorOptions } from './headings.js';
import { contents } from './contents.js';
import { highlight } from './highlight.js';
import { pageFeatures } from './plugins.js';

/**
 * Markdown as Storybook and the site show it: what the pages add to GitHub's (plugins.js), a bar with a
 * button that copies above code (../page/copy-code.js), and links and images where the host has them,
 * by the functions `link` and `image` of a page's environment. `isFramed` says that the page stands in
 * a frame, which links to other pages leave.
 *
 * @param {object[]} declarations elements of the custom-elements manifest
 */
export function createMarkdown(declarations) {
  const md = new MarkdownIt({ html: true, linkify: true });
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  return md
    .use(highlight)
    .use(codeBars)
    .use(anchor, anchorOptions)
    .use(contents)
    .use(pageFeatures, { declarations })
    .use(addresses);
}

const languages = { js: 'JavaScript', ts: 'TypeScript', sh: 'Shell', md: 'Markdown', py: 'Python' };
const plain = ['astro', 'nginx', 'python', 'svelte', 'vue', 'apache', 'text'];

function codeBars(md) {
  const { fence } = md.renderer.rules;
  md.renderer.rules.fence = (tokens, index, ...rest) => {
    const [language] = tokens[index].info.split(' ');
    const named = plain.includes(language)
      ? language[0].toUpperCase() + language.slice(1)
      : language.toUpperCase();
    const label = languages[language] ?? named;
    return `<div class="code"><div class="code-bar"><span>${label}</span><button type="button" class="copy">Copy</button></div>\n${fence(tokens, index, ...rest)}</div>\n`;
  };
}

/** Links and images, as the page's environment says; a link that leads nowhere becomes text. */
function addresses(md) {
  md.core.ruler.push('addresses', ({ tokens, env }) => {
    for (const children of tokens.map((token) => token.children ?? [])) {
      for (const [index, token] of children.entries()) {
        if (token.type === 'image') token.attrSet('src', env.image(token.attrGet('src')));
        if (token.type !== 'link_open') continue;
        const target = env.link(token.attrGet('href'));
        if (target === null) hideLink(children.slice(index));
        else relink(token, target, env);
      }
    }
  });
}

function hideLink(children) {
  children[0].hidden = true;
  children.find(({ type }) => type === 'link_close').hidden = true;
}

/** A frame has another address than its host: all links leave it but those within the page. */
function relink(token, target, { isFramed }) {
  token.attrSet('href', target);
  if (isFramed) token.attrSet('target', target.startsWith('#') ? '_self' : '_top');
}
