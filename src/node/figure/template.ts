import { noChange, nothing } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { parseFragment } from 'parse5';
import { styleMap, styleText } from '../../components/view/styles.js';
import type { TreeNode } from './tree.js';

/** The callbacks of `ref`, by the number that the element's attribute `data-ref` tells. */
type Refs = ((element: unknown) => void)[];

/** What a rendered template of Lit comes to: its tree, and who wants to draw on which of its elements. */
export interface Rendered {
  root: TreeNode;
  refs: Refs;
}

/** Evaluates a template of Lit without a DOM. Events and properties are left out. */
export function renderTemplate(value: unknown): Rendered {
  const refs: Refs = [];
  return { root: parseFragment(contentOf(value, refs)), refs };
}

function contentOf(value: unknown, refs: Refs): string {
  if (isEmpty(value)) return '';
  if (isTemplate(value)) return templateText(value, refs);
  if (isDirective(value)) return contentOf(evaluate(value, { type: 2 }), refs);
  if (typeof value === 'object' && value !== null && Symbol.iterator in value) {
    return Array.from(value as Iterable<unknown>, (item) => contentOf(item, refs)).join('');
  }
  return escaped(String(value));
}

function templateText({ strings, values }: Template, refs: Refs): string {
  let text = strings[0]!;
  values.forEach((value, index) => {
    const rest = strings[index + 1]!;
    const tag = /<[a-z][^<>]*$/i.exec(text)?.[0];
    text = tag === undefined ? text + contentOf(value, refs) : inTag(text, tag, value, refs);
    text += rest;
  });
  return text;
}

/** What an expression within a tag adds: to an attribute's text, an attribute as a whole, or a `ref`. */
function inTag(text: string, tag: string, value: unknown, refs: Refs): string {
  const [whole = '', name = '', quote = ''] = /([^\s"'<>=/]+)=(["']?)[^"'=]*$/.exec(tag) ?? [];
  const isOpen = whole !== '' && (quote !== '' || whole.endsWith('='));
  if (!isOpen) return isRef(value) ? `${text} data-ref="${refs.push(value.values[0]) - 1}"` : text;
  const bare = name.replace(/^[@.?]/, '');
  const result = isDirective(value) ? evaluate(value, { type: 1, name: bare }) : value;
  if (quote) return text + (isEmpty(result) ? '' : escaped(String(result)));
  const before = text.slice(0, -whole.length);
  if (name.startsWith('@') || name.startsWith('.') || isEmpty(result)) return before;
  if (name.startsWith('?')) return result ? `${before}${bare}` : before;
  return `${before}${name}="${escaped(String(result))}"`;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === nothing || value === noChange;
}

interface Template {
  strings: readonly string[];
  values: readonly unknown[];
}

function isTemplate(value: unknown): value is Template {
  return typeof value === 'object' && value !== null && '_$litType$' in value;
}

interface DirectiveCall {
  _$litDirective$: new (part: object) => { render(...values: readonly unknown[]): unknown };
  values: readonly unknown[];
}

function isDirective(value: unknown): value is DirectiveCall {
  return typeof value === 'object' && value !== null && '_$litDirective$' in value;
}

interface RefCall extends DirectiveCall {
  values: readonly [(element: unknown) => void];
}

const refDirective = Reflect.get(ref(), '_$litDirective$');

function isRef(value: unknown): value is RefCall {
  return (
    isDirective(value) &&
    value._$litDirective$ === refDirective &&
    typeof value.values[0] === 'function'
  );
}

interface StyleCall extends DirectiveCall {
  values: readonly [Parameters<typeof styleText>[0]];
}

const styleDirective = Reflect.get(styleMap({}), '_$litDirective$');

function isStyle(value: DirectiveCall): value is StyleCall {
  return value._$litDirective$ === styleDirective;
}

function evaluate(call: DirectiveCall, part: object): unknown {
  if (isStyle(call)) return styleText(call.values[0]);
  return new call._$litDirective$(part).render(...call.values);
}

export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
