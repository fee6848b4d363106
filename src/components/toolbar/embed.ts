import { html, nothing, type TemplateResult, LitElement } from 'lit';
import { translate } from '../locale/message.js';
import { builtinModels } from '../../client/builtin-models.js';
import { absolute, currentSettings } from '../../client/settings.js';
import type { ModelDescription } from '../../protocol.js';
import { attributesOf } from '../base/markup-element.js';
import { isGiven, lenderOf } from '../base/scene-values.js';
import { offers, WITHOUT } from '../figure/controls-list.js';
import { version } from './facts.build.js';

/**
 * The code of the figure as it is shown now, to be copied.
 *
 * @param host whose height a frame is given
 */
export function embedSection(
  state: EmbedState,
  { base, hasPage }: KitAddress,
  host: Element,
  copy: (field: HTMLTextAreaElement) => void,
): TemplateResult {
  const figure = host.shadowRoot?.querySelector('figure');
  // With the margins of that page, and "More" below the figure.
  const height = Math.ceil(figure?.getBoundingClientRect().height ?? 0) + 48;
  return html`
    <div part="embed" class="embed">
      ${codeField(translate`HTML for a page`, tagCode(state, base), copy)}
      ${
        hasPage
          ? codeField(
              translate`Frame, where only frames are allowed`,
              frameCode(state, base, height),
              copy,
            )
          : nothing
      }
      ${
        state.lacksModel
          ? html`<p dir="auto">
              ${translate`The model came from your device or a script, so the code cannot include it. Publish its files on the web and put their address into "model".`}
            </p>`
          : nothing
      }
      ${
        state.lacksCard
          ? html`<p dir="auto">
              ${translate`The model card came from your device or a script. Publish it on the web as a file and put its address into "card".`}
            </p>`
          : nothing
      }
      ${
        state.lacksPicture
          ? html`<p dir="auto">
              ${translate`The image came from your device or a script, so the code cannot include it. Publish it on the web and put its address into "src".`}
            </p>`
          : nothing
      }
    </div>
  `;
}

function codeField(
  name: string,
  code: string,
  copy: (field: HTMLTextAreaElement) => void,
): TemplateResult {
  const copyThis = ({ currentTarget }: Event): void => {
    if (!(currentTarget instanceof Element)) return;
    const field = currentTarget.parentElement?.querySelector('textarea');
    if (field) copy(field);
  };
  return html`
    <div class="code">
      <label>
        <span>${name}</span>
        <textarea
          readonly
          rows="5"
          spellcheck="false"
          dir="ltr"
          translate="no"
          .value=${code}
        ></textarea>
      </label>
      <button type="button" @click=${copyThis} aria-label=${translate`Copy: ${name}`}>
        ${translate`Copy`}
      </button>
    </div>
  `;
}

/** A figure as it can be made anew elsewhere. */
interface EmbedState {
  tag: string;
  attributes: Record<string, string>;
  /** Whether the picture is none that an address leads to; `src` is then a placeholder. */
  lacksPicture: boolean;
  /** Whether the model is files, which no address leads to; `model` is then a placeholder. */
  lacksModel: boolean;
  /** Whether a card is an object; its attribute is then a placeholder. */
  lacksCard: boolean;
  /** Whether the address of a picture is in it; that of a sample mostly says what the sample shows. */
  namesPicture: boolean;
}

/** Stands for a picture that only the reader's page has. */
const PLACEHOLDER = 'https://example.org/your-picture.png';
/** Stands for a model that only the reader's page has. */
const MODEL_PLACEHOLDER = 'https://example.org/your-model/model.json';
/** Stands for a card that only the reader's page has. */
const CARD_PLACEHOLDER = 'https://example.org/your-card.json';
/** What an element takes from the scene that it stands in. */
const shared = [
  'model',
  'card',
  'output',
  'src',
  'target',
  'contrast',
  'backend',
  'colormap',
  'range',
  'reveal',
];
const sceneControls = [
  ['src', 'image'],
  ['target', 'class'],
  ['contrast', 'contrast'],
] as const;
const models = ['model', 'generator', 'judge'];
const cards = { card: 'card', generatorCard: 'generator-card' };

/**
 * What a figure shows now, as a tag with attributes that shows it on any other page: what it has
 * from its scene is its own, and addresses are absolute.
 *
 * @param picked attributes for what the reader has picked
 * @param samples those that "sample:3" names
 */
export function embedStateOf(
  element: LitElement,
  picked: Record<string, string>,
  samples: ModelDescription['samples'] = [],
): EmbedState {
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
  if (scene) lockAlike(attributes, scene, element);
  // Elsewhere its own model has other samples, or none.
  const [, lent] = /^sample:(\d+)$/.exec(attributes['src'] ?? 'sample:0') ?? [];
  const sample = lenderOf(element) ? samples[Number(lent ?? NaN)] : undefined;
  if (sample) attributes['src'] = sample.url;
  const lacksModel = typeof Reflect.get(element, 'model') === 'object';
  if (lacksModel) attributes['model'] = MODEL_PLACEHOLDER;
  for (const name of models) {
    if (attributes[name]) attributes[name] = eachWord(attributes[name], modelAddress);
  }
  let lacksCard = false;
  for (const [property, name] of Object.entries(cards)) {
    const given: unknown = Reflect.get(element, property) ?? null;
    if (typeof given === 'object' && given !== null) {
      lacksCard = true;
      attributes[name] = CARD_PLACEHOLDER;
    } else if (attributes[name] && attributes[name] !== 'none') {
      attributes[name] = absolute(attributes[name]);
    }
  }
  const { baseline } = attributes;
  // A word or numbers are no address.
  if (baseline && !/^(mean|blur|noise|[-\d.,\s]+)$/i.test(baseline)) {
    attributes['baseline'] = pictureAddress(baseline.trim());
  }
  const lacksPicture = observed.has('src') && !writePicture(attributes, element, scene);
  const written = (attributes['src'] ?? '').trim().split(/\s+/);
  const namesPicture = !lacksPicture && written.some((word) => !/^(sample:.*)?$/.test(word));
  return { tag: element.localName, attributes, lacksPicture, lacksModel, lacksCard, namesPicture };
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

/** What the scene gives and leaves its readers no choice of, they have none of elsewhere. */
function lockAlike(
  attributes: Record<string, string>,
  scene: LitElement,
  element: LitElement,
): void {
  const controls: unknown = Reflect.get(scene, 'controls');
  const own = attributes['controls'] ?? '';
  if (typeof controls !== 'string' || own === 'none') return;
  const locked = sceneControls
    .filter(([name, control]) => isGiven(element, name) && !offers({ controls }, control))
    .map(([, control]): string => control)
    .filter((control) => offers({ controls: own }, control));
  if (locked.length === 0) return;
  const words = own.split(/[\s,]+/).filter(Boolean);
  const lock = words.includes(WITHOUT) ? locked : [WITHOUT, ...locked];
  attributes['controls'] = [...words, ...lock].join(' ');
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

/** The script and the tag, for pages that take both. */
function tagCode({ tag, attributes }: EmbedState, base: string): string {
  const written = Object.entries(attributes).map(([name, value]) =>
    value === '' ? ` ${name}` : ` ${name}="${escaped(value)}"`,
  );
  const script = `<script type="module" src="${escaped(`${base}convlens.js`)}"></script>`;
  return `${script}\n<${tag}${written.join('')}></${tag}>`;
}

/** The address of the page that shows the figure alone. */
export function embedAddress({ tag, attributes }: EmbedState, base: string): string {
  return `${base}embed.html?${String(new URLSearchParams({ element: tag, ...attributes }))}`;
}

/**
 * For pages that allow nothing but a frame.
 *
 * @param height CSS pixels
 */
function frameCode(state: EmbedState, base: string, height: number): string {
  const address = escaped(embedAddress(state, base));
  return `<iframe src="${address}" title="${state.tag}" width="100%" height="${height}" style="border: 0" loading="lazy" allow="fullscreen; clipboard-write"></iframe>`;
}

/** As the value of an attribute between double quotes. */
export function escaped(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** Where other pages get the kit from. */
export interface KitAddress {
  /** Folder of `convlens.js`, with a slash at the end. */
  base: string;
  /** Whether it also has `embed.html`, as a page and not as text. */
  hasPage: boolean;
}

/** Serves the files of npm packages, pages as pages. */
const REGISTRY = `https://unpkg.com/convlens@${version}/dist/`;

/**
 * Looks for `embed.html` in the folder that the script of this page is from. Bundlers move scripts
 * and leave that page behind; code then names the published package.
 */
export async function findKit(): Promise<KitAddress> {
  const base = currentSettings().assetBase;
  if (/^https?:/.test(base)) {
    try {
      const response = await fetch(`${base}embed.html`);
      const isPage = response.headers.get('content-type')?.startsWith('text/html');
      // Some servers answer every address with the site's first page.
      if (response.ok && (await response.text()).includes('src="embed.js"')) {
        return { base, hasPage: Boolean(isPage) };
      }
    } catch {
      // From another origin without CORS headers, or against the page's policy.
    }
  }
  return { base: REGISTRY, hasPage: false };
}
