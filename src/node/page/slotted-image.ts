import { defaultTreeAdapter } from 'parse5';
import { attributesOf, type PageElement } from './html.js';

/**
 * The address of the image that stands in `slot="image"`, in whatever holds it. Of several files the
 * one counts that every browser reads: the `src` of the `<img>`, else the first that is named.
 *
 * @returns empty where there is none, as with a canvas that only a script draws
 */
export function imageAddress(slotted: PageElement): string {
  const elements = [slotted, ...descendants(slotted)];
  const image = elements.find(({ tagName }) => tagName === 'img');
  if (!image) return '';
  const { src, srcset } = attributesOf(image);
  const sources = elements.filter(({ tagName }) => tagName === 'source');
  const sets = [srcset, ...sources.map((source) => attributesOf(source)['srcset'])];
  return src?.trim() || sets.map(firstOf).find(Boolean) || '';
}

function firstOf(srcset = ''): string | undefined {
  return srcset.trim().split(/,?\s+/)[0];
}

function descendants(element: PageElement): PageElement[] {
  const children = element.childNodes.filter((node) => defaultTreeAdapter.isElementNode(node));
  return children.flatMap((child) => [child, ...descendants(child)]);
}
