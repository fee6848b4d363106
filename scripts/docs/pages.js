import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.join(import.meta.dirname, '../..');

/** Beside docs/, in this order. */
const project = ['CHANGELOG.md', 'CONTRIBUTING.md', 'training/README.md', 'bench/README.md'];

/**
 * Every Markdown file that is a page, in Storybook as in the site. A file that is put into `docs/`
 * becomes a page; nothing else is to be done.
 *
 * - `docs/elements/<tag>.md`: the documentation of an element
 * - `docs/*.md`: Guides
 * - `docs/<folder>/*.md`: a section named after the folder
 * - Markdown beside README.md: Project
 *
 * @returns {{file: string, section: string, name: string, tagName?: string}[]}
 */
export function listDocs() {
  return [
    { file: 'README.md', section: 'Start', name: 'Readme' },
    ...markdownIn('docs').map(({ file, folder }) => {
      if (folder !== 'elements') return page(file, folder || 'guides');
      const tagName = path.basename(file, '.md');
      return { file, section: 'Elements', name: tagName, tagName };
    }),
    ...projectFiles().map((file) => page(file, 'project')),
  ];
}

/** `folder` is the part of the path below. */
function markdownIn(parent) {
  return readdirSync(path.join(root, parent), { recursive: true })
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => ({
      file: `${parent}/${name}`,
      folder: name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : '',
    }));
}

/** Named ones first. A file with front matter is written for another program than ours. */
function projectFiles() {
  const others = readdirSync(root).filter(
    (name) => name.endsWith('.md') && name !== 'README.md' && !project.includes(name),
  );
  return [...project, ...others.sort()].filter((file) => !read(file).startsWith('---\n'));
}

/** Named by its first heading, up to a colon. */
function page(file, section) {
  const [, heading] = /^# (.+)$/m.exec(read(file)) ?? [];
  if (!heading) throw new Error(`${file} has no heading to name its page by.`);
  const name = heading.replaceAll(/[`<>]/g, '').replace(/:.*/, '').replaceAll('/', ' ');
  return { file, section: section[0].toUpperCase() + section.slice(1), name };
}

const read = (file) => readFileSync(path.join(root, file), 'utf8');
