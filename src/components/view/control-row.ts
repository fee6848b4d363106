import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { warn } from '../base/author-check.js';
import { ONLY, readControls } from '../figure/controls-list.js';
import { translate } from '../locale/message.js';
import { folded } from './folded.js';

/** One of the reader's controls; `nothing` where it has nothing to set now. */
export type Control = TemplateResult | typeof nothing | readonly TemplateResult[];

/** By the names that `controls` knows them by, in their usual order. */
export type Controls = Readonly<Record<string, () => Control>>;

type Host = LitElement & { readonly controls: string | null; readonly layout: string | null };

/** What stands below the rows, and has controls of its own. */
interface Below {
  name: string;
  controls: Controls;
  /** @param row those of its controls that do not stand elsewhere */
  draw(row: readonly unknown[]): TemplateResult;
}

/**
 * The reader's controls of an element: all of them in rows, unless its author lists those that stand
 * there. The others are behind "Adjust" then.
 *
 * @param adjusted those that are behind "Adjust" in any case, unless listed
 */
export function controlRows(
  host: Host,
  rows: readonly Controls[],
  below?: Below,
  adjusted: Controls = {},
): TemplateResult | typeof nothing {
  if (host.controls === 'none') return nothing;
  const { isOnly } = readControls(host);
  const sets = [...rows, ...(below ? [below.controls] : []), adjusted];
  const all: Controls = Object.fromEntries(sets.flatMap((set) => Object.entries(set)));
  const listed = listedOf(host, [...Object.keys(all), ...(below ? [below.name] : [])]);
  const isOther = (name: string): boolean => !listed.includes(name);
  const drawnBelow = (): TemplateResult | typeof nothing =>
    below ? named(below.name, below.draw(drawn(below.controls, isOther))) : nothing;
  if (listed.length === 0 && !isOnly) {
    const fine = drawn(adjusted);
    return html`
      ${rows.map((row) => box(drawn(row)))} ${fine.some(isDrawn) ? behind(host, [fine]) : nothing}
      ${drawnBelow()}
    `;
  }
  const first = listed.map((name) => {
    return name === below?.name ? drawnBelow() : named(name, all[name]!());
  });
  const others = [
    ...[...rows, adjusted].map((row) => drawn(row, isOther)),
    [below && isOther(below.name) ? drawnBelow() : nothing],
  ];
  const hasOthers = !isOnly && others.flat().some(isDrawn);
  if (!hasOthers && !first.some(isDrawn)) return nothing;
  return box([first, hasOthers ? behind(host, others) : nothing]);
}

const isDrawn = (control: unknown): boolean => control !== nothing;

/** Those of the names in `controls` that the element has; of any other its author is told. */
function listedOf(host: Host, known: readonly string[]): string[] {
  const { names } = readControls(host);
  const isKnown = (name: string): boolean => known.includes(name);
  if (!names.every(isKnown)) {
    warn(({ tellControls }) => tellControls(host, names, [...known, 'none', ONLY]));
  }
  return [...new Set(names)].filter(isKnown);
}

function drawn(
  controls: Controls,
  isWanted: (name: string) => boolean = () => true,
): readonly unknown[] {
  return Object.entries(controls).map(([name, control]) =>
    isWanted(name) ? named(name, control()) : nothing,
  );
}

/** A control with a part that has its name. */
function named(name: string, control: Control): TemplateResult | typeof nothing {
  if (control === nothing || (Array.isArray(control) && control.length === 0)) return nothing;
  return html`<span part="control-${name}" class="control">${control}</span>`;
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
