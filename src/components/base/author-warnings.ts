import type { LitElement } from 'lit';
import { lrpComposites, reluRules, saliencyMethods, switchModes } from '../../protocol.js';
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

/** The panels that an element may have, by its tag: their labels and legends have slots. */
const panels: Record<string, readonly string[]> = {
  'saliency-map': ['picture', ...saliencyMethods],
  'lrp-heatmap': [
    ...['picture', 'places', 'layers', 'channels', 'conservation', 'denominators'],
    ...['auto', 'gradient-x-input', ...lrpComposites],
  ],
  'occlusion-grid': ['picture', 'answer', 'grid', 'map'],
  'deconv-viewer': [
    ...['picture', 'feature', 'guided', 'maps', 'top'],
    ...['switches', 'pooled', 'unpooled', 'origin'],
    ...switchModes,
  ],
  'relu-backward': ['values', 'output', 'signal', ...reluRules],
};

/** Of slots that an element does not have. */
export function tellSlots(host: LitElement): void {
  const slots = slotsOf(host);
  for (const { slot } of host.children) {
    // Its runs have the names of their generators, which may be addresses.
    const isOfRuns = host.localName === 'codespace-am' && slot.startsWith('label-');
    // What stands larger beside a panel has its name and this.
    const whole = slot.replace(/-piece$/, '');
    if (slot === '' || isOfRuns || slots.includes(whole)) continue;
    const kind = /^(label|legend)-/.exec(slot)?.[0] ?? '';
    const alike = slots.filter((name) => name.startsWith(kind));
    const hint = alike.length > 0 ? suggestion(slot, alike) : 'It has no such slots.';
    warnAuthor(host, `has no slot "${slot}": what stands in it is not shown. ${hint}`);
  }
}

/** The slots of an element that have names, whether or not what is drawn now has them. */
function slotsOf(host: LitElement): string[] {
  if (!('explain' in host)) return [];
  const own = panels[host.localName] ?? [];
  const labels = own.map((panel) => `label-${panel}`);
  if (!('image' in host)) return ['caption', ...labels];
  return ['image', 'caption', 'legend', ...labels, ...own.map((panel) => `legend-${panel}`)];
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
