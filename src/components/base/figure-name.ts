import type { LitElement, ReactiveController } from 'lit';
import type { ModelDescription } from '../../protocol.js';
import type { Computed } from '../toolbar/figure-facts.js';
import { isConcealing, numbered } from '../figure/concealed.js';
import { shownModel } from '../figure/model-names.js';
import { hasWords } from '../view/author-words.js';
import type { ExplainController } from './explain-controller.js';
import type { CommonAttributes } from './properties.js';

type Host = LitElement & {
  readonly controller: ExplainController<CommonAttributes, Computed>;
};

/** The figures of this page, in the order in which they came. */
const figures = new Set<FigureName>();

/** What readers do with a figure: each says which figure it belongs to where there are several. */
const controls =
  ':is(.controls, .toolbar) :is(select, input, button, summary, textarea), .toolbar > summary, .adjust, .input-toggle, [part="start"], [part="retry"]';

/** What a control has been called by itself, and what it is called with its figure. */
const called = new WeakMap<Element, { own: string; told: string }>();

/**
 * Names a figure for those who do not see it: as its author has called it, else by its method and its
 * model; by its image besides, and by a number, where others on the page have the same name. Where there
 * are several, the name stands behind that of each control, too: ten buttons "More" would be ten riddles.
 */
export class FigureName implements ReactiveController {
  /** By itself, and with its image. */
  private names: readonly [short: string, long: string] = ['', ''];
  private isLabelled = false;
  /** Whether it has other names than before, which may concern other figures. */
  private isNew = false;

  constructor(private readonly host: Host) {
    host.addController(this);
    if (host.isConnected) this.hostConnected();
  }

  hostConnected(): void {
    figures.add(this);
    writeAll();
  }

  hostDisconnected(): void {
    figures.delete(this);
    writeAll();
  }

  // While the figure's language is spoken.
  hostUpdate(): void {
    const { host } = this;
    const label = labelOf(host);
    this.isLabelled = label !== '';
    const { viewLoader, description } = host.controller;
    const model = shownModel<ModelDescription | null>(description)?.title;
    const title = viewLoader.view?.title?.(host.controller);
    const short = label || [title, model].filter(Boolean).join(', ');
    const image = distinctImageName(host, description);
    const long = image ? `${short}, ${image}` : short;
    this.isNew = this.names[0] !== short || this.names[1] !== long;
    this.names = [short, long];
  }

  hostUpdated(): void {
    if (this.isNew) writeAll();
    else this.write();
    this.isNew = false;
  }

  /** The first name that no other figure has; a number follows where all are taken. */
  private get name(): string {
    const others = [...figures].filter((figure) => figure.names[0] === this.names[0]);
    const [short, long] = this.names;
    if (others.length === 1) return short;
    const same = others.filter((figure) => figure.names[1] === long);
    return same.length === 1 ? long : `${long} (${same.indexOf(this) + 1})`;
  }

  write(): void {
    const { name } = this;
    const root = this.host.shadowRoot;
    if (!root || name === '') return;
    const figure = root.querySelector('figure');
    if (figure && figure.getAttribute('aria-label') !== name) {
      figure.setAttribute('aria-label', name);
    }
    const isNamed = this.isLabelled || figures.size > 1;
    for (const control of root.querySelectorAll(controls)) call(control, isNamed ? name : '');
  }
}

function writeAll(): void {
  for (const figure of figures) figure.write();
}

/** By the attribute, or by what stands in the slot. */
function labelOf(host: Host): string {
  const words = [...host.querySelectorAll(':scope > [slot="label"]')];
  const text = hasWords(host, 'label')
    ? words.map(({ textContent }) => textContent).join(' ')
    : String(Reflect.get(host, 'label') ?? '');
  return text.replace(/\s+/g, ' ').trim();
}

/** What tells its image from those of others: its title, the author's words for it, its number, or its file. */
function distinctImageName(host: Host, description: ModelDescription | null): string {
  const source: unknown = Reflect.get(host.controller, 'imageSource');
  if (source instanceof Element) return source.getAttribute('alt')?.trim() ?? '';
  if (typeof source !== 'string' || /^\s*data:/.test(source)) return '';
  const [, sample] = /^\s*sample:(\d+)\s*$/.exec(source) ?? [];
  if (sample !== undefined) {
    const title = shownModel(description)?.samples[Number(sample)]?.title;
    return isConcealing(host) || title === undefined ? numbered(Number(sample)) : title;
  }
  const file = /[^/?#]+(?=$|[?#])/.exec(source.trim())?.[0] ?? '';
  return isConcealing(host) ? '' : file;
}

/** @param figure empty where there is one alone */
function call(control: Element, figure: string): void {
  if (control.matches('summary:not([aria-label])')) return callSummary(control, figure);
  const before = called.get(control);
  const now = control.getAttribute('aria-label');
  const own = now === null ? '' : now === before?.told ? before.own : now;
  const isMore = control.matches('.toolbar > summary');
  const word = isMore ? control.textContent.trim() : own || wordOf(control);
  if (!word) return;
  const told = figure ? `${word}: ${figure}` : own;
  if (told === (now ?? '')) return;
  if (told) control.setAttribute('aria-label', told);
  else control.removeAttribute('aria-label');
  called.set(control, { own, told });
}

/** Of a summary browsers tell the text besides its label: what is unseen of its text is told once. */
function callSummary(summary: Element, figure: string): void {
  const before = summary.querySelector(':scope > .unseen');
  const told = figure ? `: ${figure}` : '';
  if ((before?.textContent ?? '') === told) return;
  const unseen = before ?? summary.appendChild(document.createElement('span'));
  unseen.className = 'unseen';
  unseen.textContent = told;
}

/** What stands on it, or before it. */
function wordOf(control: Element): string {
  const isField = control.matches('select, input, textarea');
  const place = isField ? control.closest('label') : control;
  const texts = [...(place?.childNodes ?? [])].filter(
    (node) => node.nodeType === Node.TEXT_NODE || (node instanceof Element && !isApart(node)),
  );
  return texts
    .map(({ textContent }) => textContent)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Fields, and what is not told. */
function isApart(element: Element): boolean {
  return element.matches('select, input, textarea, [aria-hidden="true"]');
}
