import { defaultTreeAdapter } from 'parse5';
import { escaped } from './template.js';
import { attribute, hasClass, type TreeNode } from './tree.js';

const ground = 'background:rgba(128,128,128,.2)';

/** What the style sheets of the elements give the parts that are written as HTML. */
const styles: Record<string, string> = {
  label: 'display:block;margin-bottom:.3em',
  readout:
    'display:grid;grid-template-columns:repeat(auto-fit,minmax(min(12em,100%),1fr));gap:.7em 1.2em;align-items:start',
  meter: `position:relative;height:.7em;${ground}`,
  level: 'height:100%;background:currentcolor;opacity:.55',
  tick: 'position:absolute;top:-3px;bottom:-3px;width:1px;background:currentcolor',
  amount: 'display:flex;flex-wrap:wrap;justify-content:space-between;column-gap:.6em',
  computed: 'opacity:.75',
  title: 'opacity:.75',
  name: 'overflow:hidden;text-overflow:ellipsis;white-space:nowrap',
  share: `display:block;height:.35em;${ground}`,
  number: 'text-align:end',
  winners: 'display:flex;flex-wrap:wrap;gap:.1em .9em;margin:0;padding:0;list-style:none',
  swatch: `display:inline-block;min-width:1.2em;min-height:1.2em;margin-inline-end:.2em;padding:0 .15em;box-sizing:border-box;vertical-align:bottom;text-align:center;line-height:1.2;${ground}`,
  'on-light': 'color:#000',
  'on-dark': 'color:#fff',
  bar: 'height:4px',
  ticks: 'position:relative;display:flex;justify-content:space-between',
  zero: 'position:absolute;transform:translateX(-50%)',
};

/** By what they stand in. */
const inside: [around: string, tag: string, style: string][] = [
  ['classes', 'ol', 'margin:0;padding:0;list-style:none'],
  [
    'classes',
    'li',
    'display:grid;grid-template-columns:minmax(0,5fr) minmax(0,3fr) 3.7em;gap:.4em;align-items:center',
  ],
  ['share', 'span', 'display:block;height:100%;background:currentcolor;opacity:.7'],
];

const tags = ['div', 'span', 'p', 'ol', 'ul', 'li'];

/**
 * A part of a figure that needs no picture, as HTML that needs no style sheet: its words, bars and
 * swatches. What is for other eyes, and what stands in for nothing, is left out.
 */
export function staticMarkup(node: TreeNode, around: readonly string[] = []): string {
  if (defaultTreeAdapter.isTextNode(node)) return escaped(node.value.replace(/\s+/g, ' '));
  if (!('childNodes' in node)) return '';
  if (!defaultTreeAdapter.isElementNode(node)) return contentOf(node, around);
  const { tagName } = node;
  const isFiller = tagName === 'li' && attribute(node, 'aria-hidden') === 'true';
  if (hasClass(node, 'unseen') || isFiller || !tags.includes(tagName)) return '';
  const classes = (attribute(node, 'class') ?? '').split(/\s+/).filter(Boolean);
  const style = [
    ...inside.flatMap(([outer, tag, rule]) =>
      around.includes(outer) && tag === tagName ? rule : [],
    ),
    ...classes.flatMap((name) => styles[name] ?? []),
    shortened(attribute(node, 'style') ?? ''),
  ].filter(Boolean);
  const attributes = style.length > 0 ? ` style="${escaped(style.join(';'))}"` : '';
  return `<${tagName}${attributes}>${contentOf(node, [...around, ...classes]).trim()}</${tagName}>`;
}

function contentOf(node: { childNodes: readonly TreeNode[] }, around: readonly string[]): string {
  return node.childNodes.map((child) => staticMarkup(child, around)).join('');
}

/** Shares of a bar: two decimals are less than a pixel. */
function shortened(style: string): string {
  return style.replace(/(\d+\.\d\d)\d+%/g, '$1%').replace(/;$/, '');
}
