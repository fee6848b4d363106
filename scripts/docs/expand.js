import { readFileSync } from 'node:fs';
import path from 'node:path';
import { resolveConfig, format } from 'prettier';
import { withAnchors } from '../error-codes.js';
import { headingId, resolveFrom } from './addresses.js';
import { benchTable } from './bench-tables.js';
import { contestTable } from './contest-tables.js';
import { readDeclarations } from './declarations.js';
import { headingFor } from './headings.js';
import { linksFrom } from './links.js';
import { manifestTable } from './manifest-tables.js';
import { methodTable } from './method-tables.js';
import { modelTable } from './model-tables.js';
import { withSizes } from './sizes.js';
import { supportTable } from './support-tables.js';
import { tensorflowTable } from './tensorflow-tables.js';
import { thirdPartyTable } from './third-party.js';
import { typeSections } from './type-tables.js';

const root = path.join(import.meta.dirname, '../..');

/** A comment on a line of its own, and what was made of it before. */
const places =
  /^<!-- (include|source|table|manifest|types|bench|contest|models|support|tensorflow|third-party) (.+?) -->\n(?:(?:(?!<!-- ).*\n)*?<!-- end -->\n)?/gm;

/**
 * A page of the docs with what its comments ask for, each followed by its text and `<!-- end -->`:
 *
 * - `<!-- manifest KIND -->`: what the custom-elements manifest says (manifest-tables.js)
 * - `<!-- table NAME -->`: rows of methods, rules, composites or presets (method-tables.js)
 * - `<!-- types NAME -->`: functions, classes or types that `convlens` exports (type-tables.js)
 * - `<!-- bench NAME -->`: what the benchmark has measured (bench-tables.js)
 * - `<!-- contest NAME -->`: what contests of methods have measured (contest-tables.js)
 * - `<!-- models KIND -->`: what the files of the built-in models say (model-tables.js)
 * - `<!-- support KIND -->`: which browsers and tools are supported or tested (support-tables.js)
 * - `<!-- tensorflow KIND -->`: what the engine takes of TensorFlow.js (tensorflow-tables.js)
 * - `<!-- third-party KIND -->`: what others made, with its license (third-party.js)
 * - `<!-- size NAME -->`, within a line: of a built file or a model (sizes.js)
 * - `<!-- include FILE#heading -->`: a section of another page; `<!-- source FILE -->`: a file as code
 *
 * @param {string} file relative to the repository, with slashes
 * @returns {Promise<string>} as Prettier formats it
 */
export async function expanded(file) {
  const source = file === 'docs/errors.md' ? withAnchors(read(file)) : read(file);
  const [, tag] = /^docs\/elements\/(.+)\.md$/.exec(file) ?? [];
  const element = tag && readDeclarations().find(({ tagName }) => tagName === tag);
  const text = source.replaceAll(places, (_, kind, rest) => {
    const made = makers[kind](file, rest, element, source);
    return `<!-- ${kind} ${rest} -->\n\n${made}\n\n<!-- end -->\n`;
  });
  const name = path.join(root, file);
  return format(withSizes(text), { ...(await resolveConfig(name)), filepath: name });
}

const makers = {
  include(file, rest) {
    const [name, heading] = rest.split('#');
    const other = resolveFrom(file, name);
    const section = sectionOf(read(other), heading).replaceAll(places, (_, kind, what) =>
      makers[kind](other, what),
    );
    return relinked(section.trim(), other, file);
  },
  source(file, rest) {
    const language = path.extname(rest).slice(1);
    return `\`\`\`${language}\n${read(resolveFrom(file, rest)).trimEnd()}\n\`\`\``;
  },
  table: (_, rest) => methodTable(rest),
  bench: (_, rest) => benchTable(rest),
  contest: (_, rest) => contestTable(rest),
  models: (_, rest) => modelTable(rest),
  support: (_, rest) => supportTable(rest),
  tensorflow: (_, rest) => tensorflowTable(rest),
  'third-party': (_, rest) => thirdPartyTable(rest),
  manifest: (file, rest, element, source) =>
    manifestTable(rest, element, { ...linksFrom(file), ...attributeLinks(file, source) }),
  types: (file, rest) => typeSections(rest, file),
};

/** Attributes as links: to their section on the page itself, and on the page of an element that has them. */
function attributeLinks(file, source) {
  return {
    attribute(name) {
      const heading = headingFor(source, name);
      return heading ? `[\`${name}\`](#${heading})` : `\`${name}\``;
    },
    attributeOf(tag, name) {
      const page = `docs/elements/${tag}.md`;
      return `[\`<${tag}>\`](${linksFrom(file).page(page, headingFor(read(page), name))})`;
    },
  };
}

/** Links of one page, as another has to write them. */
function relinked(text, from, to) {
  return text.replaceAll(/\]\((?![a-z]+:)([^)#]*)(#[^)]*)?\)/g, (_, name, anchor = '') => {
    const target = name ? resolveFrom(from, name) : from;
    return `](${path.posix.relative(path.posix.dirname(to), target)}${anchor})`;
  });
}

const read = (file) => readFileSync(path.join(root, file), 'utf8');

/** The section under a heading, without the heading. */
function sectionOf(source, heading) {
  const lines = source.split('\n');
  const start = lines.findIndex(
    (line) => /^#+ /.test(line) && headingId(line.replace(/^#+ /, '')) === heading,
  );
  if (start < 0) throw new Error(`There is no heading "${heading}".`);
  const depth = /^#+/.exec(lines[start])[0].length;
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => new RegExp(`^#{1,${depth}} `).test(line));
  return rest.slice(0, end < 0 ? rest.length : end).join('\n');
}
