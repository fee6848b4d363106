import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseFragment } from 'parse5';
import { readCodeBlocks } from './docs/code-blocks.js';

/** How markup is written in each framework: a file of one component for every example. */
const frameworks = {
  react: jsx('react', 'convlens/jsx'),
  preact: jsx('preact', 'convlens/preact'),
  solid: jsx('solid-js', 'convlens/solid'),
  vue: {
    extension: 'vue',
    bound: (name, value) => `:${name}='${JSON.stringify(value)}'`,
    file: (markup) =>
      `<script setup lang="ts">\nimport 'convlens/vue';\n</script>\n<template>\n${markup}\n</template>\n`,
  },
  svelte: {
    extension: 'svelte',
    bound: (name, value) => `${name}={${JSON.stringify(value)}}`,
    file: (markup) => `<script lang="ts">\n  import 'convlens/svelte';\n</script>\n${markup}\n`,
  },
  angular: {
    extension: 'ts',
    // What Angular binds without `attr.` is a property, whose name may differ.
    bound: (name, value) => `[attr.${name}]="${String(value)}"`,
    file: (markup, name) => `import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';
@Component({ selector: 'docs-${name}', schemas: [CUSTOM_ELEMENTS_SCHEMA], template: ${JSON.stringify(markup)} })
export class Example {}
`,
  },
};

function jsx(source, types) {
  return {
    extension: 'tsx',
    bound: (name, value) => `${name}={${JSON.stringify(value)}}`,
    file: (markup) =>
      `/** @jsxImportSource ${source} */\nimport '${types}';\nexport const example = () => (\n<>${markup}</>\n);\n`,
  };
}

/**
 * Writes every element of every HTML example in the docs as each framework would have it, into a
 * folder for each: attributes as text, and numbers and flags also as bound values. Blocks of TypeScript
 * are written as they stand.
 *
 * @returns how many examples there were
 */
export async function writeDocsExamples(folder, elements) {
  const known = new Map(elements.map(({ tagName, attributes }) => [tagName, attributes]));
  const blocks = await readCodeBlocks();
  const examples = readExamples(blocks).filter(({ nodes }) => hasElements(nodes, known));
  await rm(folder, { recursive: true, force: true });
  await writeScripts(path.join(folder, 'script'), blocks);
  for (const [framework, { extension, bound, file }] of Object.entries(frameworks)) {
    await mkdir(path.join(folder, framework), { recursive: true });
    for (const { name, nodes } of examples) {
      const asText = markupOf(nodes, known, plain);
      const asValues = markupOf(nodes, known, (attribute, declared) => {
        const value = declared && valueOf(attribute, declared);
        return value === undefined ? plain(attribute) : bound(attribute.name, value);
      });
      await writeFile(
        path.join(folder, framework, `${name}.${extension}`),
        file(`${asText}\n${asValues}`, name),
      );
    }
  }
  return examples.length;
}

function readExamples(blocks) {
  const counts = new Map();
  return blocks
    .filter(({ language }) => language === 'html')
    .map(({ file, text }) => {
      const count = (counts.get(file) ?? 0) + 1;
      counts.set(file, count);
      const name = `${file.replace(/\.md$/, '').replaceAll(/\W+/g, '-').toLowerCase()}-${count}`;
      const { childNodes } = parseFragment(text, { sourceCodeLocationInfo: true });
      return { name, nodes: elementsOf(childNodes, text) };
    });
}

/** What the docs have as script, for the compiler: one module for each block. */
async function writeScripts(folder, blocks) {
  await mkdir(folder, { recursive: true });
  for (const { file, line, language, text } of blocks) {
    if (language !== 'ts' && language !== 'tsx') continue;
    const name = file.replaceAll(/\W+/g, '-');
    const source = language === 'tsx' ? '/** @jsxImportSource react */\n' : '';
    await writeFile(
      path.join(folder, `${name}-${line}.${language}`),
      `${source}${text}\nexport {};\n`,
    );
  }
}

/** Elements alone; of each attribute also whether it was written without a value. */
function elementsOf(nodes, html) {
  return nodes
    .filter(({ tagName }) => tagName)
    .map(({ tagName, attrs, childNodes, content, sourceCodeLocation }) => ({
      tagName,
      attributes: attrs.map(({ name, value }) => {
        const { startOffset, endOffset } = sourceCodeLocation.attrs[name];
        return { name, value, isBare: !html.slice(startOffset, endOffset).includes('=') };
      }),
      inner: elementsOf(content?.childNodes ?? childNodes, html),
    }));
}

function hasElements(nodes, known) {
  return nodes.some(({ tagName, inner }) => known.has(tagName) || hasElements(inner, known));
}

/** The kit's elements alone, in their order and depth. */
function markupOf(nodes, known, write) {
  return nodes
    .map(({ tagName, attributes, inner }) => {
      const content = markupOf(inner, known, write);
      const declared = known.get(tagName);
      if (!declared) return content;
      const written = attributes
        // Listeners and styles are written differently everywhere.
        .filter(({ name }) => !name.startsWith('on') && name !== 'style')
        .map((attribute) =>
          write(
            attribute,
            declared.find(({ name }) => name === attribute.name),
          ),
        );
      return `<${[tagName, ...written].join(' ')}>${content}</${tagName}>`;
    })
    .join('');
}

function plain({ name, value, isBare }) {
  const text = value.replaceAll(/["{}]/g, (character) => `&#${character.charCodeAt(0)};`);
  return isBare ? name : `${name}="${text}"`;
}

/** What a framework would bind: a number, or that a flag is set; `undefined` for other texts. */
function valueOf({ value, isBare }, { type }) {
  if (type.text === 'boolean' || isBare) return true;
  return value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : undefined;
}
