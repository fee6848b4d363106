import { html, nothing, type LitElement, type TemplateResult } from 'lit';

/** What readers have unfolded of an element. */
const unfolded = new WeakMap<LitElement, Set<string>>();

/** What is folded away: it is drawn when it is open, since a table may have a row for each of 150 layers. */
export interface Folded {
  host: LitElement;
  /** Of those of the element. */
  key: string;
  summary: string;
  /** Whether the author has opened it. */
  open?: boolean;
  /** What is drawn in any case, above the rest. */
  always?: TemplateResult;
  part?: string;
  style?: string;
}

/** A `details` whose content is drawn when it is open. */
export function folded(
  { host, key, summary, open = false, always, part, style }: Folded,
  content: () => TemplateResult,
): TemplateResult {
  const known = unfolded.get(host) ?? new Set();
  unfolded.set(host, known);
  const toggled = ({ currentTarget }: Event): void => {
    if (!(currentTarget instanceof HTMLDetailsElement) || currentTarget.open === known.has(key)) {
      return;
    }
    if (currentTarget.open) known.add(key);
    else known.delete(key);
    host.requestUpdate();
  };
  return html`
    <details part=${part ?? nothing} class=${style ?? nothing} ?open=${open} @toggle=${toggled}>
      <summary>${summary}</summary>
      ${always ?? nothing} ${open || known.has(key) ? content() : nothing}
    </details>
  `;
}
