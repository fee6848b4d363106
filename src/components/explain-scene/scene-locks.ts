import type { LitElement } from 'lit';
import { allows, offers } from '../figure/controls-list.js';

/** The controls that set an attribute of another name, also of one element alone. */
const setBy: Readonly<Record<string, readonly string[]>> = {
  src: ['image'],
  target: ['class'],
  paused: ['play'],
  values: ['numbers'],
  signal: ['numbers'],
  'layer-rules': ['rules'],
  'saliency-map.compare': ['method'],
  'lrp-heatmap.compare': ['composite', 'gradient'],
  'deconv-viewer.unit': ['filter', 'keep'],
  'same-scale': ['epoch-choices'],
  'maps-page': ['epoch-choices'],
};

/** What readers set in a figure itself, and by what name `without` locks it. */
const gestures: Readonly<Record<string, string>> = {
  'occlusion-grid.position': 'position',
  'method-contest.sort': 'sort',
  'lrp-heatmap.place': 'place',
  'lrp-heatmap.layer': 'layer',
  'lrp-heatmap.unit': 'layer',
  'shows-input': 'input',
  'sanity-layers': 'sanity',
  'perturbation-step': 'perturbation',
  page: 'page',
  epoch: 'epoch',
  curves: 'curves',
  codes: 'codes',
};

/** Whether the author leaves readers no way to set this, so that a link has none either. */
export function isLocked(element: LitElement, name: string): boolean {
  if (!('controls' in element)) return false;
  const { controls } = element;
  const host = { controls: typeof controls === 'string' ? controls : null };
  // A pixel is read, and nothing set.
  if (host.controls === null || name === 'pixel') return false;
  const own = `${element.localName}.${name}`;
  const gesture = gestures[own] ?? gestures[name];
  if (gesture) return !allows(host, gesture);
  const names = setBy[own] ?? setBy[name] ?? [name];
  if (name === 'src' && isFed(element)) return false;
  return !names.some((control) => offers(host, control));
}

/** Whether an `<image-input>` gives an element its image. */
function isFed(element: Element): boolean {
  const root = element.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return false;
  return [...root.querySelectorAll('image-input')].some((input) => {
    const ids = input.getAttribute('for');
    if (ids === null) return input.closest('explain-scene') === element;
    return element.id !== '' && ids.split(/\s+/).includes(element.id);
  });
}
