import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../..');

/** A fence, its language, the words behind it, and what it holds. */
const fence = /^( *)(`{3,})([a-z]*)([^`\n]*)\n(.*?)^ *\2$/gms;

/**
 * Every code block of README.md and docs/. The words behind its language say how it runs; code hosts
 * pass over them. CONTRIBUTING.md lists them.
 *
 * @returns {Promise<{file: string, line: number, language: string, words: string[], text: string}[]>}
 */
export async function readCodeBlocks() {
  const names = await readdir(path.join(root, 'docs'), { recursive: true });
  const files = names.filter((name) => name.endsWith('.md')).map((name) => path.join('docs', name));
  const blocks = [];
  for (const file of ['README.md', ...files.sort()]) {
    const source = await readFile(path.join(root, file), 'utf8');
    for (const { 1: indent, 3: language, 4: info, 5: text, index } of source.matchAll(fence)) {
      blocks.push({
        file: file.split(path.sep).join('/'),
        line: source.slice(0, index).split('\n').length,
        language,
        words: info.split(/\s+/).filter(Boolean),
        text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
      });
    }
  }
  return blocks;
}
