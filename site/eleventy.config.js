import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { readDeclarations } from '../scripts/docs/declarations.js';
import { createMarkdown } from '../scripts/docs/markdown/create.js';
import { listDocs, root } from '../scripts/docs/pages.js';
import { addressOf, notes, rootOf } from './lib/addresses.js';
import {
  bundleAssets,
  copyFiles,
  hasPlayground,
  packCourse,
  writeServerSettings,
} from './lib/assets.js';
import { siteBar, siteHead } from './lib/bar.js';
import { environment, measurements } from './lib/benchmarks.js';
import { docsPage, sectionsOf } from './lib/docs-page.js';
import { examplePage } from './lib/example-page.js';
import { frontPage, pagesIn, publishedExamples } from './lib/examples.js';
import { sidebar } from './lib/navigation.js';
import { compressPictures } from './lib/pictures.js';
import { readZoo } from './lib/zoo.js';

const output = path.join(root, 'build/site');

/**
 * The site: pages of its own in pages/, and the files of the repository that are pages, each where it
 * lies in the repository: Markdown of the docs, HTML of the examples.
 */
export default function configure(eleventy) {
  const markdown = createMarkdown(readDeclarations());
  eleventy.setUseGitIgnore(false);
  eleventy.setLibrary('md', markdown);
  eleventy.addGlobalData('hasPlayground', hasPlayground);
  eleventy.addGlobalData('zoo', readZoo(markdown));
  eleventy.addGlobalData('benchmarks', { environment, measurements });
  eleventy.addShortcode('bar', (page) => siteBar(page, hasPlayground));
  eleventy.addShortcode('head', siteHead);
  eleventy.addShortcode('sidebar', sidebar);
  eleventy.addFilter('rootOf', rootOf);
  eleventy.addFilter('markdown', (text) => markdown.render(text, { link: (href) => href }));
  eleventy.addFilter('sections', sectionsOf);

  for (const { file, name, tagName } of [...listDocs(), ...notes.map(noteOf)]) {
    const data = docsPage(file, name, tagName);
    eleventy.addTemplate(`docs-pages/${file}`, read(file), data);
  }
  const examples = publishedExamples().flatMap((folder) => pagesIn(`examples/${folder}`));
  for (const file of [frontPage, ...examples]) {
    const html = examplePage(read(file), file, hasPlayground);
    eleventy.addTemplate(file, html, { permalink: addressOf(file) });
  }

  eleventy.on('eleventy.before', () => rmSync(output, { recursive: true, force: true }));
  eleventy.on('eleventy.after', async () => {
    copyFiles(output);
    for (const folder of publishedExamples()) {
      await compressPictures(path.join(output, 'examples', folder));
    }
    packCourse(output);
    writeServerSettings(output);
    await bundleAssets(output);
  });
  return {
    dir: { input: 'site/pages', layouts: '../layouts', output: 'build/site' },
    markdownTemplateEngine: false,
    htmlTemplateEngine: false,
    templateFormats: ['html', 'md', 'njk', '11ty.js'],
  };
}

const read = (file) => readFileSync(path.join(root, file), 'utf8');

const noteOf = (file) => ({ file, name: /^# (.+)$/m.exec(read(file))[1] });
