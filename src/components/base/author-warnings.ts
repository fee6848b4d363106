import type { LitElement } from 'lit';
import { nearestName } from '../../client/options/nearest.js';
import {
  ExplainError,
  lrpComposites,
  reluRules,
  saliencyMethods,
  switchModes,
} from '../../protocol.js';
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

/** Attributes of HTML and RDFa that any element may have, and what frameworks take for themselves. */
const global =
  /^(about|accesskey|anchor|autocapitalize|autocorrect|autofocus|class|classname|content|contenteditable|dangerouslysetinnerhtml|datatype|dir|draggable|enterkeyhint|exportparts|headingoffset|headingreset|hidden|htmlfor|id|inert|inlist|innerhtml|inputmode|is|itemid|itemprop|itemref|itemscope|itemtype|key|lang|nonce|part|popover|prefix|property|ref|rel|resource|rev|role|slot|spellcheck|style|suppresscontenteditablewarning|suppresshydrationwarning|tabindex|title|translate|typeof|virtualkeyboardpolicy|vocab|writingsuggestions|xmlns)$/;
/** `aria-label`, `data-id`, `onclick`; and what frameworks and extensions leave: `v-cloak`, `_ngcontent-x`. */
const others =
  /^(aria|data|[a-z]{1,2}|astro|client|defer|react|svelte|turbo|wire)-|^(on|js)|[^a-z\d-]/;

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

/** Of a word that an attribute does not know. */
export function tellWord(
  host: LitElement,
  attribute: string,
  written: string,
  known: readonly string[],
): void {
  const kept = attribute === 'reveal' ? ' Nothing is told of the prediction.' : '';
  const hint = suggestion(written, known);
  warnAuthor(host, `has no value "${written}" for its attribute "${attribute}".${kept} ${hint}`);
}

/** Of settings that no method of an element uses. */
export function tellUnusedSettings(host: LitElement, attributes: readonly string[]): void {
  const asked = host.getAttribute('compare') ?? host.getAttribute('method');
  for (const name of attributes) {
    const by = asked ? `"${asked.trim()}"` : 'its method';
    warnAuthor(host, `has an attribute "${name}" that ${by} does not use.`);
  }
}

/** The panels that an element may have, by its tag: their labels and legends have slots. */
const panels: Record<string, readonly string[]> = {
  'saliency-map': ['picture', ...saliencyMethods],
  'lrp-heatmap': [
    ...['picture', 'places', 'layers', 'channels', 'conservation', 'denominators'],
    ...['auto', 'gradient-x-input', ...lrpComposites],
  ],
  'method-contest': ['picture'],
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

/** Of captions of images that the figure does not have. */
export function tellCaptions(host: LitElement): void {
  const src: unknown = Reflect.get(host, 'src');
  const isGallery = Array.isArray(Reflect.get(host, 'results'));
  const images = isGallery && typeof src === 'string' ? src.trim().split(/\s+/) : [];
  for (const caption of host.querySelectorAll(':scope > [slot="caption"][data-for]')) {
    const named = caption.getAttribute('data-for')!.trim().split(/\s+/);
    for (const name of named.filter((one) => !images.some((image) => covers(image, one)))) {
      const hint = isGallery ? `There are: ${images.join(', ')}.` : 'It is no gallery.';
      warnAuthor(host, `has no image "${name}": the caption for it is not shown. ${hint}`);
    }
  }
}

/** Whether what `src` says is this image, or a range of samples with it. */
function covers(image: string, name: string): boolean {
  const sample = /^sample:(\d+)$/.exec(name)?.[1];
  if (image === name || sample === undefined) return image === name;
  const [, first, last] = /^sample:(\d+)-(\d+)$/.exec(image) ?? [];
  return (
    image === 'sample:*' || (Number(first) <= Number(sample) && Number(sample) <= Number(last))
  );
}

/** The slots of an element that have names, whether or not what is drawn now has them. */
function slotsOf(host: LitElement): string[] {
  if (!('explain' in host)) return [];
  const own = panels[host.localName] ?? [];
  const labels = own.map((panel) => `label-${panel}`);
  if (!('image' in host)) return ['label', 'caption', ...labels];
  return [
    'label',
    'image',
    'caption',
    'legend',
    ...labels,
    ...own.map((panel) => `legend-${panel}`),
  ];
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

/** What readers do in a figure itself that no control does, by its tag: `without` locks it by this name. */
const gestures: Record<string, readonly string[]> = {
  'saliency-map': ['input', 'sanity', 'perturbation'],
  'lrp-heatmap': ['input', 'place', 'layer', 'page', 'sanity'],
  'occlusion-grid': ['input', 'position'],
  'deconv-viewer': ['input', 'page', 'epoch', 'train'],
  'method-contest': ['input', 'sort', 'curves'],
  'codespace-am': ['codes'],
};

/**
 * Of names in `controls` that no control has.
 *
 * @param known those of the element's controls
 * @returns what stands in the figure; `null` where all is known
 */
export function tellControls(
  host: LitElement,
  names: readonly string[],
  locked: readonly string[],
  known: readonly string[],
): ExplainError | null {
  if (names.includes('none')) {
    warnAuthor(host, 'hides its controls by `controls="none"` alone, not beside other names.');
  }
  const own = [...known, ...(gestures[host.localName] ?? [])];
  const all = [...own, 'all', 'none', 'only', 'without'];
  const unknown = [
    ...names.filter((name) => !all.includes(name)),
    ...locked.filter((name) => !own.includes(name)),
  ];
  const [first] = unknown.map((name) => {
    const other = meant[name];
    const isMeant = other !== undefined && own.includes(other);
    const hint = isMeant ? `Did you mean "${other}"?` : suggestion(name, all);
    warnAuthor(host, `has no control "${name}" for its attribute "controls". ${hint}`);
    return hint;
  });
  if (first === undefined) return null;
  const list = `There are: ${all.join(', ')}.`;
  return new ExplainError(
    'control-unknown',
    `<${host.localName}> has no control "${unknown.join('" or "')}" for its attribute "controls".`,
    first.startsWith('There are') ? first : `${first} ${list}`,
  );
}

/** `Did you mean "method"?`, or all that there is. */
function suggestion(written: string, known: readonly string[]): string {
  const nearest = nearestName(written, known);
  return nearest ? `Did you mean "${nearest}"?` : `There are: ${known.join(', ')}.`;
}
