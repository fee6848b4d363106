import type { LitElement } from 'lit';
import { nearestName } from '../../protocol/nearest-name.js';
import { propertiesOf } from './markup-element.js';

/** What was said once is not said again: a page may have twenty figures. */
const told = new Set<string>();

/** Tells the author what an element's tag says in vain; readers see none of it. */
function warnAuthor(host: LitElement, message: string): void {
  const text = `convlens: <${host.localName}> ${message}`;
  if (told.has(text)) return;
  told.add(text);
  console.warn(text, host);
}

/** Attributes of HTML that any element may have. */
const global =
  /^(accesskey|autocapitalize|autocorrect|autofocus|class|contenteditable|dir|draggable|enterkeyhint|exportparts|hidden|id|inert|inputmode|is|itemid|itemprop|itemref|itemscope|itemtype|lang|nonce|part|popover|role|slot|spellcheck|style|tabindex|title|translate|writingsuggestions|xmlns)$/;
/** `aria-label`, `data-id`, `onclick`; and what frameworks and extensions leave: `v-cloak`, `_ngcontent-x`. */
const others = /^(aria|data|[a-z]{1,2}|astro|client|defer|react|svelte|wire)-|^on|[^a-z\d-]/;

/** Of attributes that an element does not have, those that are no one else's. */
export function tellAttributes(host: LitElement): void {
  const known = [...propertiesOf(host).keys()];
  for (const name of host.getAttributeNames()) {
    if (known.includes(name) || global.test(name) || others.test(name)) continue;
    const nearest = nearestName(name, known);
    const hint = nearest ? `Did you mean "${nearest}"?` : 'It is not read.';
    warnAuthor(host, `has no attribute "${name}". ${hint}`);
  }
}

/** Of slots that an element does not have. */
export function tellSlots(host: LitElement, slots: readonly string[]): void {
  for (const { slot } of host.children) {
    if (slot === '' || slots.includes(slot)) continue;
    const hint = slots.length > 0 ? suggestion(slot, slots) : 'It has no slots with names.';
    warnAuthor(host, `has no slot "${slot}": what stands in it is not shown. ${hint}`);
  }
}

/** What authors may have meant who know the attribute that a control sets. */
const meant: Record<string, string> = {
  target: 'class',
  label: 'class',
  src: 'image',
  picture: 'image',
  sample: 'image',
  samples: 'image',
};

/** Of names in `controls` that no control has. */
export function tellControls(
  host: LitElement,
  names: readonly string[],
  known: readonly string[],
): void {
  for (const name of names) {
    if (known.includes(name)) continue;
    const other = meant[name];
    const isMeant = other !== undefined && known.includes(other);
    const hint = isMeant ? `Did you mean "${other}"?` : suggestion(name, known);
    warnAuthor(host, `has no control "${name}" for its attribute "controls". ${hint}`);
  }
}

/** `Did you mean "method"?`, or all that there is. */
function suggestion(written: string, known: readonly string[]): string {
  const nearest = nearestName(written, known);
  return nearest ? `Did you mean "${nearest}"?` : `There are: ${known.join(', ')}.`;
}
