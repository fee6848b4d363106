import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { readControls } from '../figure/controls-list.js';
import { translate } from '../locale/message.js';
import { colorControls } from './color-controls.js';
import { controlsFault } from './controls-fault.js';
import { folded } from './folded.js';

/** One of the reader's controls; `nothing` where it has nothing to set now. */
export type Control = TemplateResult | typeof nothing | readonly TemplateResult[];

/** A control whose rarer buttons are behind "Adjust" where few controls stand under the figure. */
export interface SplitControl {
  often: TemplateResult;
  seldom: TemplateResult;
}

/** By the names that `controls` knows them by, the most important first. */
export type Controls = Readonly<Record<string, () => Control | SplitControl>>;

type Host = LitElement & { readonly controls: string | null; readonly layout: string | null };

/** What stands below the rows, and has controls of its own. */
interface Below {
  name: string;
  controls: Controls;
  /** @param row those of its controls that do not stand elsewhere */
  draw(row: readonly unknown[]): TemplateResult;
}

/** What an element has besides its rows. */
interface Besides {
  below?: Below;
  /** Those that are behind "Adjust" even where all others stand in rows, unless listed. */
  adjusted?: Controls;
  /** Those that an attribute asks for by itself: they stand under the figure besides the first. */
  asked?: readonly string[];
}

/** How many controls stand under a figure unless its author says otherwise. */
const FEW = 2;

/**
 * The reader's controls of an element. Under the figure stand those that its author lists, or the first
 * two that have something to set; the others are behind "Adjust". `controls="all"` puts all into rows,
 * and what stands after `without` is nowhere.
 */
export function controlRows(
  host: Host,
  rows: readonly Controls[],
  besides: Besides = {},
): TemplateResult | typeof nothing {
  if (host.controls === 'none') return nothing;
  const { below } = besides;
  const adjusted = { ...besides.adjusted, ...colorControls(host) };
  const sets = [...rows, ...(below ? [below.controls] : []), adjusted];
  const known = [...sets.flatMap(Object.keys), ...(below ? [below.name] : [])];
  const fault = controlsFault(host, known);
  const drawn = unlockedRows(host, rows, { ...besides, adjusted });
  return fault === nothing ? drawn : html`${drawn} ${fault}`;
}

function unlockedRows(
  host: Host,
  allRows: readonly Controls[],
  { below: lower, adjusted: rarer = {}, asked = [] }: Besides,
): TemplateResult | typeof nothing {
  const { names, locked, isOnly, isAll } = readControls(host);
  const isFree = (name: string): boolean => !locked.includes(name);
  const free = (set: Controls): Controls =>
    Object.fromEntries(Object.entries(set).filter(([name]) => isFree(name)));
  const below = lower && isFree(lower.name) ? { ...lower, controls: free(lower.controls) } : null;
  const adjusted = free(rarer);
  // What stood below that is locked stands by itself.
  const rows = [...allRows, ...(lower && !below ? [lower.controls] : [])].map(free);
  const sets = [...rows, ...(below ? [below.controls] : []), adjusted];
  const all: Controls = Object.fromEntries(sets.flatMap((set) => Object.entries(set)));
  const isKnown = (name: string): boolean => name in all || name === below?.name;
  const listed = [...new Set(names)].filter(isKnown);
  const drawnBelow = (isOther: (name: string) => boolean = () => true): unknown =>
    below ? named(below.name, below.draw(drawn(below.controls, isOther))) : nothing;
  if (isAll) {
    const finer = drawn(adjusted);
    const adjust = finer.some(isDrawn) ? behind(host, [finer]) : nothing;
    const last = rows.length - 1;
    return html`
      ${rows.map((row, index) => box([drawn(row), index === last ? adjust : nothing]))}
      ${drawnBelow()}
    `;
  }
  const isFew = listed.length === 0 && !isOnly;
  const standing = isFew ? firstOf(rows, asked.filter(isKnown)) : listed;
  const isOther = (name: string): boolean => !standing.includes(name);
  const first = standing.map((name) => {
    if (name === below?.name) return drawnBelow(isOther);
    const control = all[name]!();
    return named(name, isFew && isSplit(control) ? control.often : control);
  });
  const seldom = standing.map((name) => {
    const control = isFew ? all[name]?.() : undefined;
    return control && isSplit(control) ? named(name, control.seldom) : nothing;
  });
  const others = [
    seldom,
    ...[...rows, adjusted].map((row) => drawn(row, isOther)),
    [below && isOther(below.name) ? drawnBelow(isOther) : nothing],
  ].filter((row) => row.some(isDrawn));
  const hasOthers = !isOnly && others.length > 0;
  if (!hasOthers && !first.some(isDrawn)) return nothing;
  return box([first, hasOthers ? behind(host, others) : nothing]);
}

/** The names of the first that have something to set, and of those that are asked for. */
function firstOf(rows: readonly Controls[], asked: readonly string[]): string[] {
  const names: string[] = [];
  for (const [name, control] of rows.flatMap((row) => Object.entries(row))) {
    if (names.length === FEW) break;
    if (!isEmpty(control())) names.push(name);
  }
  return [...new Set([...names, ...asked])];
}

const isDrawn = (control: unknown): boolean => control !== nothing;

function drawn(
  controls: Controls,
  isWanted: (name: string) => boolean = () => true,
): readonly unknown[] {
  return Object.entries(controls).map(([name, control]) =>
    isWanted(name) ? named(name, control()) : nothing,
  );
}

function isSplit(control: Control | SplitControl): control is SplitControl {
  return typeof control === 'object' && 'often' in control;
}

function isEmpty(control: Control | SplitControl): boolean {
  return control === nothing || (Array.isArray(control) && control.length === 0);
}

/** A control with a part that has its name. */
function named(name: string, control: Control | SplitControl): TemplateResult | typeof nothing {
  if (isEmpty(control)) return nothing;
  const content = isSplit(control) ? [control.often, control.seldom] : control;
  return html`<span part="control-${name}" class="control">${content}</span>`;
}

function box(content: unknown, part = 'controls'): TemplateResult {
  return html`<div part=${part || nothing} class="controls">${content}</div>`;
}

/** Opened, a compact figure shows all of them. */
function behind(host: Host, rows: readonly (readonly unknown[])[]): TemplateResult {
  const others = (): TemplateResult => html`${rows.map((row) => box(row, ''))}`;
  if (host.layout === 'compact') return others();
  return folded(
    {
      host,
      key: 'other controls',
      summary: translate`Adjust`,
      part: 'other-controls',
      style: 'other-controls',
    },
    others,
  );
}
