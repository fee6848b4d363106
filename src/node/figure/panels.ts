import { staticMarkup } from './static-markup.js';
import { escaped } from './template.js';
import {
  attribute,
  byClass,
  byTag,
  find,
  findAll,
  hasClass,
  textOf,
  type TreeElement,
  type TreeNode,
} from './tree.js';

/** A part of a figure without a picture. */
export interface Panel {
  html: string;
  /** The same in a sentence. */
  text: string;
}

/** By the class of the part. */
const readers: Record<string, (element: TreeElement) => Panel> = {
  'answer-panel': (element) => ({ html: boxed(staticMarkup(element)), text: readoutText(element) }),
  winners: (element) => {
    const title = attribute(element, 'aria-label') ?? '';
    const words = findAll(element, byTag('li')).map(withoutSwatch).join('; ');
    return {
      html: boxed(
        `<span style="display:block;opacity:.75">${escaped(title)}:</span>${staticMarkup(element)}`,
      ),
      text: `${title}: ${words}.`,
    };
  },
  'gallery-legend': (element) => ({
    html: boxed(staticMarkup(element), 'max-width:20em'),
    text: textOf(element),
  }),
};

/** The parts that stand beside the pictures, or below them, in the figure's order. */
export function panelsOf(root: TreeNode): Panel[] {
  const kinds = Object.keys(readers);
  const isPanel = (element: TreeElement): boolean => kinds.some((kind) => hasClass(element, kind));
  return findAll(root, isPanel).map((element) => {
    const kind = kinds.find((name) => hasClass(element, name));
    return readers[kind!]!(element);
  });
}

function boxed(content: string, more = 'max-width:44em'): string {
  return `<div style="font-size:.85em;line-height:1.4;margin-top:.7em;${more}">${content}</div>`;
}

/** `Probability of 3: 4.7%, as it is 99.9%. As it is: 3 99.9%; 5 0.1%.` */
function readoutText(element: TreeElement): string {
  const text = (name: string, within: TreeNode = element): string => {
    const part = find(within, byClass(name));
    return part ? textOf(part) : '';
  };
  const lists = findAll(element, byClass('classes')).map((list) => {
    const rows = findAll(list, byTag('li')).map(textOf).filter(Boolean);
    return `${text('title', list)}: ${rows.join('; ')}.`;
  });
  return [`${text('label')}: ${text('amount')}.`, ...lists].join(' ');
}

/** What stands on the colour is part of the name beside it. */
function withoutSwatch(entry: TreeElement): string {
  const swatch = find(entry, byClass('swatch'));
  return textOf(entry)
    .slice(swatch ? textOf(swatch).length : 0)
    .trim();
}
