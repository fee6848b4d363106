import { adoptStyles, type CSSResult, type LitElement, type TemplateResult } from 'lit';
import { ExplainError } from '../protocol.js';
import { frameStyles } from './frame.styles.js';

/** What draws an element's figure; fetched apart from the page's script, when the element comes near. */
export interface View<State> {
  styles: CSSResult[];
  figure(state: State): TemplateResult;
  /** For the live region: what a new result says. */
  announcement(state: State): string;
}

/** Adds to the styles of a figure that stands already: its shadow root must be there. */
export function addStyles({ shadowRoot }: Element, styles: readonly CSSResult[]): void {
  const root = shadowRoot!;
  const sheets = styles.map(({ styleSheet }) => styleSheet!);
  const added = sheets.filter((sheet) => !root.adoptedStyleSheets.includes(sheet));
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...added];
}

/** Brings an element its view. */
export class ViewLoader<State> {
  view: View<State> | null = null;
  private loading: Promise<View<State>> | null = null;

  constructor(
    private readonly host: LitElement,
    private readonly importView: () => Promise<View<State>>,
  ) {}

  /** Throws `view-unreachable`; the next call tries again. */
  async load(): Promise<void> {
    if (this.view) return;
    try {
      // Asked for when near and again when seen, it is made once.
      this.view = await (this.loading ??= this.importView());
    } catch (error) {
      this.loading = null;
      throw new ExplainError(
        'view-unreachable',
        `The part of the kit that draws <${this.host.localName}> could not be loaded: ${String(error)}.`,
        'Try again or reload the page; its author should publish every file of the folder dist/.',
      );
    }
    if (this.host.shadowRoot) {
      adoptStyles(this.host.shadowRoot, [frameStyles, ...this.view.styles]);
    }
    this.host.requestUpdate();
  }
}
