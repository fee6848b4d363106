import { defaultTreeAdapter, type DefaultTreeAdapterTypes } from 'parse5';

export type TreeNode = DefaultTreeAdapterTypes.Node;
export type TreeElement = DefaultTreeAdapterTypes.Element;

export function childElements(node: TreeNode): TreeElement[] {
  return 'childNodes' in node ? node.childNodes.filter(defaultTreeAdapter.isElementNode) : [];
}

export function attribute({ attrs }: TreeElement, name: string): string | null {
  return attrs.find((attr) => attr.name === name)?.value ?? null;
}

export function hasClass(element: TreeElement, name: string): boolean {
  return (attribute(element, 'class') ?? '').split(/\s+/).includes(name);
}

/** A value of the attribute `style`, custom properties among them. */
export function styleOf(element: TreeElement, property: string): string | null {
  const rules = (attribute(element, 'style') ?? '').split(';').map((rule) => rule.split(':'));
  const [, ...value] = rules.find(([name]) => name!.trim() === property) ?? [];
  return value.length > 0 ? value.join(':').trim() : null;
}

/** The elements that a test takes, in their order; what lies within one of them is not looked at. */
export function findAll(node: TreeNode, test: (element: TreeElement) => boolean): TreeElement[] {
  return childElements(node).flatMap((child) => (test(child) ? [child] : findAll(child, test)));
}

export function find(node: TreeNode, test: (element: TreeElement) => boolean): TreeElement | null {
  return findAll(node, test)[0] ?? null;
}

export function byClass(name: string): (element: TreeElement) => boolean {
  return (element) => hasClass(element, name);
}

export function byTag(name: string): (element: TreeElement) => boolean {
  return (element) => element.tagName === name;
}

/** Its text for readers, with single spaces. */
export function textOf(node: TreeNode): string {
  return rawText(node).replace(/\s+/g, ' ').trim();
}

function rawText(node: TreeNode): string {
  if (defaultTreeAdapter.isTextNode(node)) return node.value;
  return 'childNodes' in node ? node.childNodes.map(rawText).join('') : '';
}
