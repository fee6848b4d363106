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
  const image = elements.find(isImage);
  if (!image) return '';
  const { src, srcset } = attributesOf(image);
  const sources = elements.filter(({ tagName }) => tagName === 'source');
  const sets = [srcset, ...sources.map((source) => attributesOf(source)['srcset'])];
  return src?.trim() || sets.map(firstOf).find(Boolean) || '';
}

/** The author's words for it, as `imageName` of the live figure reads them; empty without. */
export function imageWords(slotted: PageElement): string {
  const image = [slotted, ...descendants(slotted)].find(isImage);
  const said = image ? attributesOf(image) : {};
  return (
    [said['alt'], said['aria-label'], said['title']].map((words) => words?.trim()).find(Boolean) ??
    ''
  );
}

const isImage = ({ tagName }: PageElement): boolean => tagName === 'img';

function firstOf(srcset = ''): string | undefined {
  return srcset.trim().split(/,?\s+/)[0];
}

function descendants(element: PageElement): PageElement[] {
  const children = element.childNodes.filter((node) => defaultTreeAdapter.isElementNode(node));
  return children.flatMap((child) => [child, ...descendants(child)]);
}
