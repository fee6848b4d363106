import { adoptStyles, nothing, type CSSResult, type LitElement, type TemplateResult } from 'lit';
import { ExplainError, type ModelDescription } from '../../protocol.js';
import { frameStyles } from '../view/frame.styles.js';
import { note } from '../view/styles.js';
import type { Computed, RawMap } from '../toolbar/figure-facts.js';
import type { Toolbar } from '../toolbar/toolbar.js';

/** What draws an element's figure; fetched apart from the page's script, when the element comes near. */
export interface View<State> {
  styles: CSSResult[];
  figure(state: State): TemplateResult;
  /** For the live region, by the announcer of `view/announcer.ts`. */
  announcement(state: State): string;
  /** What the figure shows, in a few words: a method. Of a model, its title follows. */
  title?(state: State): string;
  /** The maps to save, where there may be more than the result's `map`. */
  maps?(state: State): RawMap[];
  /** Attributes for what the reader has picked that no property holds. */
  picked?(state: State): Record<string, string>;
  /** What the reader has set that no attribute says, as texts by their names: a link keeps it. */
  kept?(state: State): Record<string, string>;
  /** Sets one of it as the reader would; `false` while that cannot be done yet. What says nothing is passed over. */
  restore?(state: State, name: string, text: string): boolean;
}

/** What keeps a figure and the page around it from disturbing each other, and "More" under it. */
type FigureParts = typeof import('./figure-parts.js');

/** Brings an element its view. */
export class ViewLoader<State> {
  view: View<State> | null = null;
  /** There once the view is. */
  toolbar: Toolbar | null = null;
  private loading: Promise<[View<State>, FigureParts]> | null = null;

  constructor(
    private readonly host: LitElement,
    private readonly importView: () => Promise<View<State>>,
  ) {}

  /** Throws `view-unreachable` or `version-mismatch`; the next call tries again. */
  async load(): Promise<void> {
    if (this.view) return;
    let parts: FigureParts;
    try {
      // Asked for when near and again when seen, it is made once.
      const [view, around] = await (this.loading ??= Promise.all([
        this.importView(),
        import('./figure-parts.js'),
      ]));
      parts = around;
      if (!this.toolbar) parts.guard(this.host);
      this.toolbar ??= new parts.Toolbar(this.host);
      this.view = parts.titled(this.host, view);
    } catch (error) {
      this.loading = null;
      if (error instanceof ExplainError) throw error;
      throw new ExplainError(
        'view-unreachable',
        `The code of <${this.host.localName}> could not be loaded: ${String(error)}.`,
        'Reload the page; its author should publish all of dist/.',
      );
    }
    if (this.host.shadowRoot) {
      const styles = [
        frameStyles,
        ...this.view.styles,
        ...this.toolbar.styles,
        ...parts.guardStyles,
      ];
      adoptStyles(this.host.shadowRoot, styles);
      note(styles);
    }
    this.host.requestUpdate();
  }

  /** The toolbar of what the view draws from this state. */
  more(
    state: () => State,
    result: Computed | null,
    description: ModelDescription | null,
  ): TemplateResult | typeof nothing {
    const { view, toolbar } = this;
    if (!view || !toolbar) return nothing;
    return toolbar.render(view, state, result, description);
  }
}
