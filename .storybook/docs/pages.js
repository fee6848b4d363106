import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { toId } from 'storybook/internal/csf';
import { listDocs, root } from '../../scripts/docs/pages.js';

export { root };

/**
 * Every page of the docs (scripts/docs/pages.js), and where it stands in Storybook: that of an element
 * above its stories, others in their section.
 */
export function listPages() {
  return listDocs().map(({ file, section, name: pageName, tagName }) => {
    const isStart = section === 'Start';
    const title = tagName ?? (isStart ? section : `${section}/${pageName}`);
    const name = isStart ? pageName : 'Docs';
    return { file, tagName, title, name, id: toId(title, name) };
  });
}

/** Where Storybook shows a page, or one of its headings. */
export function pageAddress({ id }, heading) {
  return `./?path=/docs/${id}${heading ? `#${heading}` : ''}`;
}

/**
 * What Storybook reads: a file of a few lines for each page, which names it and shows the Markdown.
 *
 * @returns {string} the files as a glob
 */
export function writePages() {
  const folder = path.join(root, 'build/docs-pages');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { file, title, name, tagName, id } of listPages()) {
    const stories = `import * as stories from '../../stories/${tagName}.stories.js';`;
    const source = [
      "import { Meta } from '@storybook/addon-docs/blocks';",
      "import { Page } from '../../.storybook/docs/page.js';",
      `import html from 'page:${file}';`,
      ...(tagName ? [stories, '', '<Meta of={stories} name="Docs" />'] : ['', meta(title, name)]),
      '',
      `<Page html={html}${tagName ? ' element' : ''} />`,
      '',
    ];
    writeFileSync(path.join(folder, `${id}.mdx`), source.join('\n'));
  }
  return path.join(folder, '*.mdx');
}

function meta(title, name) {
  return `<Meta title=${JSON.stringify(title)} name=${JSON.stringify(name)} />`;
}
