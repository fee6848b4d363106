import { LitElement } from 'lit';
import { builtinModels } from '../../client/builtin-models.js';
import { absolute, currentSettings } from '../../client/settings.js';
import { attributesOf } from '../base/markup-element.js';

/** A figure as it can be made anew elsewhere. */
export interface EmbedState {
  tag: string;
  attributes: Record<string, string>;
  /** Whether the picture is none that an address leads to; `src` is then a placeholder. */
  lacksPicture: boolean;
}

/** Stands for a picture that only the reader's page has. */
const PLACEHOLDER = 'https://example.org/your-picture.png';
/** What an element takes from the scene that it stands in. */
const shared = ['model', 'card', 'src', 'target', 'backend', 'colormap', 'range'];
const models = ['model', 'generator', 'judge'];
const cards = ['card', 'generator-card'];

/**
 * What a figure shows now, as a tag with attributes that shows it on any other page: what it has
 * from its scene is its own, and addresses are absolute.
 *
 * @param picked attributes for what the reader has picked
 */
export function embedStateOf(element: LitElement, picked: Record<string, string>): EmbedState {
  const around = element.closest('explain-scene');
  // A tag that is not registered is no scene.
  const scene = around instanceof LitElement ? around : null;
  const observed = new Set((element.constructor as typeof LitElement).observedAttributes);
  const attributes: Record<string, string> = {};
  if (scene) {
    const given = attributesOf(scene);
    for (const name of shared) {
      if (observed.has(name) && given[name] !== undefined) attributes[name] = given[name];
    }
  }
  Object.assign(attributes, attributesOf(element), picked);
  for (const name of models) {
    if (attributes[name]) attributes[name] = eachWord(attributes[name], modelAddress);
  }
  for (const name of cards) {
    if (attributes[name]) attributes[name] = absolute(attributes[name]);
  }
  const lacksPicture = observed.has('src') && !writePicture(attributes, element, scene);
  return { tag: element.localName, attributes, lacksPicture };
}

/** Writes an absolute `src`, where the picture has an address; tells whether it has. */
function writePicture(
  attributes: Record<string, string>,
  element: Element,
  scene: Element | null,
): boolean {
  const { src } = attributes;
  const isGiven = [element, scene].some((from) => from && Reflect.get(from, 'image'));
  const slotted = [element, scene]
    .map((from) => from?.querySelector(':scope > [slot="image"]'))
    .find((found) => found);
  if (!isGiven && src === undefined) {
    if (!slotted) return true;
    const image = slotted.matches('img') ? slotted : slotted.querySelector('img');
    if (image instanceof HTMLImageElement) attributes['src'] = image.currentSrc || image.src;
  } else if (src !== undefined) {
    // An address of data may have spaces, and stands alone.
    attributes['src'] = src.startsWith('data:') ? src : eachWord(src, pictureAddress);
  }
  const written = attributes['src'];
  if (!isGiven && written !== undefined && !/(^|\s)blob:/.test(written)) return true;
  attributes['src'] = PLACEHOLDER;
  return false;
}

function eachWord(text: string, change: (word: string) => string): string {
  return text.trim().split(/\s+/).map(change).join(' ');
}

function pictureAddress(word: string): string {
  return word.startsWith('sample:') ? word : absolute(word);
}

/** Built-in names stay, unless the page has the models elsewhere than beside the kit. */
function modelAddress(model: string): string {
  const { assetBase, modelBase } = currentSettings();
  if (!builtinModels.some((name) => name === model)) return absolute(model);
  const isBeside = modelBase === assetBase.replace(/[^/]*\/$/, 'models/');
  return isBeside || !/^https?:/.test(modelBase)
    ? model
    : new URL(`${model}/model.json`, modelBase).href;
}
