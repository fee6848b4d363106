import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;
export type PageElement = DefaultTreeAdapterTypes.Element;

/** A part of the page's text. */
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

/** All elements with a tag of their own in the text, in its order, with those they stand in. */
export function elementsOf(html: string): { element: PageElement; within: PageElement[] }[] {
  const found: { element: PageElement; within: PageElement[] }[] = [];
  const walk = (nodes: readonly Node[], within: PageElement[]): void => {
    for (const node of nodes) {
      if (!defaultTreeAdapter.isElementNode(node)) continue;
      if (node.sourceCodeLocation?.startTag) found.push({ element: node, within });
      walk(node.childNodes, [...within, node]);
    }
  };
  walk(parse(html, { sourceCodeLocationInfo: true }).childNodes, []);
  return found;
}

export function attributesOf({ attrs }: PageElement): Record<string, string> {
  return Object.fromEntries(attrs.map(({ name, value }) => [name, value]));
}

/** Between the tags; `null` where the end tag is missing. */
export function innerSpan({ sourceCodeLocation }: PageElement): Span | null {
  const { startTag, endTag } = sourceCodeLocation ?? {};
  return startTag && endTag ? { start: startTag.endOffset, end: endTag.startOffset } : null;
}

export function childrenOf(element: PageElement): Child[] {
  return element.childNodes.flatMap((node): Child[] => {
    const location = node.sourceCodeLocation;
    if (!location) return [];
    const span = { start: location.startOffset, end: location.endOffset };
    if (defaultTreeAdapter.isElementNode(node)) {
      return [{ ...span, element: node, isBlank: false }];
    }
    const isBlank = !defaultTreeAdapter.isTextNode(node) || node.value.trim() === '';
    return [{ ...span, element: null, isBlank }];
  });
}

/** For messages: counted from 1. */
export function lineOf({ sourceCodeLocation }: PageElement): number {
  return sourceCodeLocation?.startLine ?? 1;
}
