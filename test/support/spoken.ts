import { phrases as german } from '../../dist/languages/de.js';
import { once } from './saliency-element.js';

/** Everything that a reader sees or hears of an element, one text each, with single spaces. */
function textsOf(root: ParentNode): string[] {
  const texts: string[] = [];
  const names = ['aria-label', 'aria-valuetext', 'title', 'alt', 'placeholder', 'label'];
  const walk = (node: Node): void => {
    if (node instanceof Text) texts.push(node.data);
    if (node instanceof HTMLStyleElement) return;
    if (node instanceof Element) {
      texts.push(...names.map((name) => node.getAttribute(name) ?? ''));
      // A sentence may have links or buttons in it.
      if (node.matches('p, caption')) texts.push(node.textContent);
    }
    node.childNodes.forEach(walk);
  };
  root.childNodes.forEach(walk);
  return texts.map((text) => text.replace(/\s+/g, ' ').trim()).filter(Boolean);
}

/** A part of a phrase that is long enough to be found in a text by itself. */
const LONG = 12;

/** The English phrases of the kit that stand in German texts, each with the text. */
export async function englishIn(texts: readonly string[]): Promise<string[]> {
  const phrases = await phrasesOfKit();
  const inGerman = Object.values(german).join('\n');
  return phrases.flatMap((phrase) => {
    if (german[phrase] === phrase) return [];
    const [piece = ''] = phrase.split(/\{\d+\}/).sort((a, b) => b.length - a.length);
    const isPart = piece.trim().length >= LONG && !inGerman.includes(piece);
    const hit = texts.find((text) => (isPart ? text.includes(piece) : text === phrase));
    return hit === undefined ? [] : [`${phrase} | ${hit}`];
  });
}

export async function phrasesOfKit(): Promise<string[]> {
  const listed: unknown = await (await fetch('/dist/phrases.json')).json();
  if (!Array.isArray(listed)) throw new Error('phrases.json is no list');
  return listed.map(String);
}

/** Waits until an element's texts stay as they are, and nothing is being computed. */
export async function settledTexts(element: HTMLElement): Promise<string[]> {
  const root = element.shadowRoot!;
  let [texts, before] = [textsOf(root), ['']];
  while (String(texts) !== String(before) || root.querySelector('progress')) {
    before = texts;
    await new Promise((resolve) => setTimeout(resolve, 150));
    texts = textsOf(root);
  }
  return texts;
}

/** Puts an element with these attributes, `data-act` left out, on the page, and waits for its figure. */
export async function placed(
  tag: keyof HTMLElementTagNameMap,
  attributes: Record<string, string>,
  into: HTMLElement | ShadowRoot = document.body,
): Promise<HTMLElement> {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries({
    backend: 'wasm',
    controls: 'all',
    loading: 'eager',
    ...attributes,
  })) {
    element.setAttribute(name, value);
  }
  const done = Promise.race([once(element, 'explain-complete'), once(element, 'explain-error')]);
  into.append(element);
  await done;
  await settledTexts(element);
  return element;
}
