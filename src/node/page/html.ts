import { defaultTreeAdapter, parse, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { ExplainError } from '../../protocol.js';
import type { Source } from '../source/source.js';

type Node = DefaultTreeAdapterTypes.Node;
export type PageElement = DefaultTreeAdapterTypes.Element;

/** A part of the page's structure. */
export interface Span {
  start: number;
  end: number;
}

/** What hangs directly in an element, and where it stands. */
export interface Child extends Span {
  /** `null` for text and comments. */
  element: PageElement | null;
  isBlank: boolean;
}

/** Elements within each other; browsers end at 512. */
const DEPTH = 2000;

/** All elements with a tag of their own in the page, in its order, their attributes decoded. */
export function elementsOf(source: Source): PageElement[] {
  const found: PageElement[] = [];
  const left: Node[] = [parsed(source.structure)];
  // A list instead of a call for each level: a page may be deeper than the stack.
  for (let node; (node = left.pop());) {
    if (defaultTreeAdapter.isElementNode(node) && node.sourceCodeLocation?.startTag) {
      decodeAttributes(node, source);
      found.push(node);
    }
    if ('childNodes' in node) for (const child of node.childNodes.toReversed()) left.push(child);
  }
  return found;
}

function parsed(structure: string): DefaultTreeAdapterTypes.Document {
  let depth = 0;
  return parse(structure, {
    sourceCodeLocationInfo: true,
    treeAdapter: {
      ...defaultTreeAdapter,
      onItemPush() {
        if (++depth > DEPTH) throw tooDeep();
      },
      onItemPop() {
        depth--;
      },
    },
  });
}

/** What the element stands in, from the outside in. */
export function within(element: PageElement): PageElement[] {
  const around: PageElement[] = [];
  for (let node = element.parentNode; node;) {
    if (!defaultTreeAdapter.isElementNode(node)) break;
    around.push(node);
    node = node.parentNode;
  }
  return around.reverse();
}

/** Attributes are read from the tag's own text: in the structure every byte is a character. */
function decodeAttributes(element: PageElement, source: Source): void {
  const { startOffset, endOffset } = element.sourceCodeLocation!.startTag!;
  const written = source.structure.slice(startOffset, endOffset);
  if (isAscii(written)) return;
  // Under a neutral name: fragments have no <html> and no <td>.
  const tag = source.textAt(startOffset, endOffset).replace(/^<[^\s/>]+/, '<x-x');
  const [read] = parseFragment(tag).childNodes;
  if (read && defaultTreeAdapter.isElementNode(read)) element.attrs = read.attrs;
}

function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}

export function attributesOf({ attrs }: PageElement): Record<string, string> {
  return Object.fromEntries(attrs.map(({ name, value }) => [name, value]));
}

/** Between the tags; `null` where the end tag is missing. */
export function innerSpan({ sourceCodeLocation }: PageElement): Span | null {
  const { startTag, endTag } = sourceCodeLocation ?? {};
  return startTag && endTag ? { start: startTag.endOffset, end: endTag.startOffset } : null;
}

export function childrenOf(element: PageElement, source: Source): Child[] {
  return element.childNodes.flatMap((node): Child[] => {
    const location = node.sourceCodeLocation;
    if (!location) return [];
    const span = { start: location.startOffset, end: location.endOffset };
    if (defaultTreeAdapter.isElementNode(node)) {
      return [{ ...span, element: node, isBlank: false }];
    }
    const isBlank = !defaultTreeAdapter.isTextNode(node) || textIn(node.value, span, source) === '';
    return [{ ...span, element: null, isBlank }];
  });
}

function textIn(value: string, { start, end }: Span, source: Source): string {
  const written = source.structure.slice(start, end);
  return (isAscii(written) ? value : source.textAt(start, end)).trim();
}

/** For messages: counted from 1. */
export function lineOf({ sourceCodeLocation }: PageElement): number {
  return sourceCodeLocation?.startLine ?? 1;
}

function tooDeep(): ExplainError {
  return new ExplainError(
    'render-too-deep',
    `The page has more than ${DEPTH} elements within each other.`,
    'Close the elements that are open, or leave this page out.',
  );
}
