import { escaped } from '../components/toolbar/embed.js';
import { version } from '../components/toolbar/facts.build.js';
import type { OpenModel } from './bench.js';

/** What the code for a page is made of. */
export interface CodeParts {
  model: OpenModel;
  /** Whether the page needs the card that is written here. */
  hasCard: boolean;
  /** As the attribute `src` has it; a file's name for an image from the author's device. */
  src: string | null;
  scene: Element | null;
}

/** What the figures have from the scene that they stand in. */
const shared = ['model', 'card', 'output', 'src', 'target', 'backend', 'colormap', 'range'];

/** The script and the tag, or the scene with its tags, as they are shown now. */
export function codeOf({ model, hasCard, src, scene }: CodeParts): string {
  const script = `<script type="module" src="https://unpkg.com/convlens@${version}/dist/convlens.js"></script>`;
  const given: Record<string, string> = { model: addressOf(model) };
  if (hasCard) given['card'] = cardAddress(model);
  if (src !== null) given['src'] = src;
  const { target } = scene ? attributesOf(scene) : {};
  if (target) given['target'] = target;
  const figures = [...(scene?.querySelectorAll('[data-figure]') ?? [])];
  const [only] = figures;
  if (only && figures.length === 1) {
    return `${script}\n${tagOf(only.localName, { ...given, ...ownAttributes(only) })}`;
  }
  const inner = figures.map((figure) => `  ${tagOf(figure.localName, ownAttributes(figure))}`);
  const scenes = tagOf('explain-scene', given, `\n${inner.join('\n')}\n`);
  return `${script}\n${scenes}`;
}

/** What the author or the figure's controls have set, but for what the scene says. */
function ownAttributes(figure: Element): Record<string, string> {
  const entries = Object.entries(attributesOf(figure));
  return Object.fromEntries(entries.filter(([name]) => !shared.includes(name)));
}

/** What an element of the kit shows now, as attributes: where its properties differ from a new one's. */
function attributesOf(element: Element): Record<string, string> {
  const observed: unknown = Reflect.get(element.constructor, 'observedAttributes');
  const initial = document.createElement(element.localName);
  const attributes: Record<string, string> = {};
  for (const attribute of Array.isArray(observed) ? observed.map(String) : []) {
    const name = attribute.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    const value: unknown = Reflect.get(element, name);
    if (value === Reflect.get(initial, name)) continue;
    if (value === true) attributes[attribute] = '';
    if (typeof value === 'string' || typeof value === 'number') attributes[attribute] = `${value}`;
  }
  return attributes;
}

function tagOf(tag: string, attributes: Record<string, string>, inner = ''): string {
  const written = Object.entries(attributes).map(([name, value]) =>
    value === '' ? ` ${name}` : ` ${name}="${escaped(value)}"`,
  );
  return `<${tag}${written.join('')}>${inner}</${tag}>`;
}

/** Which of the files is the model, the likeliest first. */
const modelNames = [/(^|\/)model\.json$/i, /\.(onnx|keras|h5|hdf5)$/i, /\.json$/i];

/** The model's address in a page beside which its files lie as they were given. */
function addressOf({ given, files }: OpenModel): string {
  if (typeof given === 'string') return given;
  const byDepth = [...files].sort((one, other) => one.split('/').length - other.split('/').length);
  for (const name of modelNames) {
    const found = byDepth.find((file) => name.test(file));
    if (found) return fileAddress(found);
  }
  return fileAddress(byDepth[0] ?? 'model');
}

/** A file's name as an address has it, where some signs have a meaning, and one word is a built-in's. */
export function fileAddress(path: string): string {
  const address = path.replace(/[%#?\\\s]/g, encodeURIComponent);
  return /^[^/]*:|^[^/.]*$/.test(address) ? `./${address}` : address;
}

/** Beside the model; beside the page where that lies elsewhere. */
export function cardAddress(model: OpenModel): string {
  if (typeof model.given === 'string') return 'card.json';
  return addressOf(model).replace(/[^/]*$/, 'card.json');
}
