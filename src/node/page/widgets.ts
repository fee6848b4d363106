import type { Source } from '../source/source.js';
import { attributesOf, childrenOf, elementsOf, innerSpan, lineOf, within } from './html.js';
import type { Child, PageElement, Span } from './html.js';
import { lenderAround, sceneAttributes, type Lender } from './scene.js';
import { imageAddress, imageWords } from './slotted-image.js';

/** The attribute of what was written here before: the hash of what it was rendered from. */
export const MARK = 'data-convlens-render';

/** The elements that explain. */
export const explainingTags = [
  'saliency-map',
  'deconv-viewer',
  'occlusion-grid',
  'lrp-heatmap',
  'method-contest',
  'codespace-am',
  'relu-backward',
  'deconv-learner',
] as const;
export type ExplainingTag = (typeof explainingTags)[number];

/** An explaining element of a page. */
export interface Widget {
  tag: ExplainingTag;
  /** Its `id`; empty without. */
  id: string;
  /** Its own, and those that it has of the scene that it stands in. */
  attributes: Record<string, string>;
  /** Whose samples it explains, where they are not those of its own model. */
  lender: Lender | null;
  /** The author's words for the image in its slot; empty without. */
  imageName: string;
  /** Whether its author has written its caption. */
  hasCaption: boolean;
  /** The start tag as it is written, for messages. */
  written: string;
  line: number;
  /** Between its tags; `null` where the end tag is missing. */
  inner: Span | null;
  /** Where an earlier rendering stands, its hash and its picture's address. */
  rendered: (Span & { hash: string; picture: string | null }) | null;
  /** The author's own fallback. */
  fallback: Span[];
  /** Within a paragraph, where a figure would end it. */
  inParagraph: boolean;
  /** Of the page, or of what it stands in. */
  language: string;
}

/** What of the page the widgets depend on. */
export interface ParsedPage {
  widgets: Widget[];
  /** The `href` of `<base>`. */
  base: string | null;
}

export function parsePage(source: Source): ParsedPage {
  const elements = elementsOf(source);
  const base = elements.find(({ tagName }) => tagName === 'base');
  return {
    widgets: elements.flatMap((element) => {
      const tag = explainingTags.find((name) => name === element.tagName);
      return tag ? [widgetOf(tag, element, source)] : [];
    }),
    base: base ? (attributesOf(base)['href'] ?? null) : null,
  };
}

function widgetOf(tag: ExplainingTag, element: PageElement, source: Source): Widget {
  const own = attributesOf(element);
  const around = within(element);
  const children = childrenOf(element, source);
  const slotted = children.find((child) => slotOf(child) === 'image');
  const { startTag } = element.sourceCodeLocation!;
  const languages = [...around, element].flatMap((each) => attributesOf(each)['lang'] ?? []);
  return {
    tag,
    id: own['id'] ?? '',
    lender: slotted || imageless.includes(tag) ? null : lenderAround(element, around),
    hasCaption: children.some(isCaption),
    ...slottedPicture(
      { ...sceneAttributes(element, around), ...own },
      isExplained(tag, own) ? slotted?.element : undefined,
    ),
    written: source.textAt(startTag!.startOffset, startTag!.endOffset).replace(/\s+/g, ' '),
    line: lineOf(element),
    inner: innerSpan(element),
    rendered: renderedIn(children),
    fallback: children.filter(isFallback).map(({ start, end }) => ({ start, end })),
    inParagraph: around.some(({ tagName }) => tagName === 'p'),
    language: languages.at(-1) ?? '',
  };
}

/** Elements without a slot for an image. */
const imageless = ['codespace-am', 'relu-backward', 'deconv-learner'];

/** Whether what stands in the slot is explained: where there is no `src`. */
function isExplained(tag: ExplainingTag, own: Record<string, string>): boolean {
  return own['src'] === undefined && !imageless.includes(tag);
}

/** With the image of the slot; without an image in it that is an error. */
function slottedPicture(
  attributes: Record<string, string>,
  slotted: PageElement | null | undefined,
): Pick<Widget, 'attributes' | 'imageName'> {
  if (!slotted) return { attributes, imageName: '' };
  return {
    attributes: { ...attributes, src: imageAddress(slotted) },
    imageName: imageWords(slotted),
  };
}

function slotOf({ element }: Child): string {
  return (element && attributesOf(element)['slot']) ?? '';
}

function isCaption(child: Child): boolean {
  const { element } = child;
  return slotOf(child) === 'caption' && !(element && 'data-for' in attributesOf(element));
}

function isFallback(child: Child): boolean {
  return !child.isBlank && slotOf(child) === '' && markOf(child) === undefined;
}

function markOf({ element }: Child): string | undefined {
  return element ? attributesOf(element)[MARK] : undefined;
}

function renderedIn(children: Child[]): Widget['rendered'] {
  const child = children.find((each) => markOf(each) !== undefined);
  if (!child?.element) return null;
  const image = imageIn(child.element);
  const picture = (image && attributesOf(image)['src']) ?? null;
  return { start: child.start, end: child.end, hash: markOf(child) ?? '', picture };
}

/** It stands in a box of its own where marks lie over it. */
function imageIn({ childNodes }: PageElement): PageElement | null {
  for (const node of childNodes) {
    if (!('attrs' in node)) continue;
    const image = node.nodeName === 'img' ? node : imageIn(node);
    if (image) return image;
  }
  return null;
}
