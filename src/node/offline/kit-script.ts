import { attributesOf, type PageElement } from '../page/html.js';
import { noticeIn } from './texts.js';

/** `dist/convlens.js` or the classic script, also on a CDN that adds a version, or as the package's own entry. */
const script = /(?:^|\/)convlens(?:\.iife)?\.js$|\/convlens(?:@[^/]*)?\/?$/;

/** The attributes of a `<script>` that loads the kit; `null` for any other element. */
export function kitScript(element: PageElement): Record<string, string> | null {
  const attributes = attributesOf(element);
  const address = attributes['src']?.trim().replace(/[?#].*$/, '') ?? '';
  return script.test(address) ? attributes : null;
}

/** Attributes that belong to the file that the page loaded before. */
const given = ['type', 'src', 'defer', 'async', 'integrity', 'crossorigin', 'referrerpolicy'];

/**
 * The same tag for the classic script. What the page does when it is not there stays; without, it says so above
 * its text, unless it would import another module.
 */
export function withoutModule(
  attributes: Readonly<Record<string, string>>,
  src: string,
  language: string,
): Record<string, string> {
  const kept = Object.entries(attributes).filter(([name]) => !given.includes(name));
  const own = attributes['onerror'];
  const onerror = own && !/\bimport\s*\(/.test(own) ? own : notice(noticeIn(language));
  return { src, defer: '', ...Object.fromEntries(kept), onerror };
}

function notice(text: string): string {
  const node = `Object.assign(document.createElement('p'), { role: 'alert', textContent: '${text}' })`;
  return `document.body.prepend(${node})`;
}
