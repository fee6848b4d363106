import MagicString from 'magic-string';
import { attributesOf, elementsOf, lineOf, type PageElement } from '../page/html.js';
import type { Source } from '../source/source.js';

/** The elements of a page, and changes of its tags; every other byte stays. */
export class PageRewriter {
  readonly elements: PageElement[];
  private readonly text: MagicString;

  constructor(private readonly source: Source) {
    this.elements = elementsOf(source);
    this.text = new MagicString(source.structure);
  }

  /** The language of the page, empty if it has none. */
  get language(): string {
    const html = this.elements.find(({ tagName }) => tagName === 'html');
    return (html && attributesOf(html)['lang']) ?? '';
  }

  setAttribute(element: PageElement, name: string, value: string): void {
    const place = element.sourceCodeLocation?.attrs?.[name];
    if (place) this.write(place.startOffset, place.endOffset, attribute([name, value]));
  }

  /** Writes the start tag anew. */
  setAttributes(element: PageElement, attributes: Readonly<Record<string, string>>): void {
    const { startOffset, endOffset } = element.sourceCodeLocation!.startTag!;
    const written = Object.entries(attributes).map(attribute);
    this.write(startOffset, endOffset, `<${[element.tagName, ...written].join(' ')}>`);
  }

  private write(start: number, end: number, text: string): void {
    this.text.overwrite(start, end, this.source.written(text));
  }

  toString(): string {
    return this.text.toString();
  }
}

/** For messages: where in the page, and what. */
export function tellAt(element: PageElement, what: string): string {
  return `line ${lineOf(element)}: ${what}`;
}

function attribute([name, value]: [string, string]): string {
  if (value === '') return name;
  return `${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
}
