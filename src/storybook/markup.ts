import { build } from '../build.js';
import { attributesFrom, type Args } from './attributes.js';
import { requireDeclaration } from './manifest.js';

/** What stands in and after an element, as HTML. */
export interface Surroundings {
  /** Inside of it: a fallback, captions, the figures of a scene. */
  inside?: string;
  /** After it: the element that `for` names. */
  after?: string;
}

/** The line that a page has once. */
const scriptLine = `<script type="module" src="https://unpkg.com/convlens@${build.split('+')[0]}/dist/convlens.js"></script>`;

/** The HTML of an element with these attributes. */
export function markupOf(
  tag: string,
  args: Args,
  { inside = '', after = '' }: Surroundings = {},
): string {
  const attributes = attributesFrom(requireDeclaration(tag), args);
  const written = Object.entries(attributes).map(([name, value]) =>
    value === '' ? name : `${name}="${escapeAttribute(value)}"`,
  );
  const oneLine = [`<${tag}`, ...written].join(' ');
  const start = oneLine.length < 80 ? `${oneLine}>` : [`<${tag}`, ...written].join('\n  ') + '\n>';
  const content = inside.trim() && `\n${indented(inside.trim())}\n`;
  return [`${start}${content}</${tag}>`, after.trim()].filter(Boolean).join('\n');
}

/** The same with the script line: all that a page needs. */
export function pageMarkup(tag: string, args: Args, surroundings?: Surroundings): string {
  return `${scriptLine}\n${markupOf(tag, args, surroundings)}`;
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}

function indented(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '  ');
}
