import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { partUnreachable } from '../../client/part-unreachable.js';
import { ExplainError, type ModelDescription } from '../../protocol.js';
import { translate } from '../locale/message.js';
import { asideOf } from '../view/caption.js';
import { partFailure } from '../view/figure-frame.js';
import type { View } from '../base/view-loader.js';
import { mapsToSave, type Computed, type FigureFacts } from './figure-facts.js';
import type * as figureFilesModule from './figure-files.js';
import type { ToolbarPanel } from './toolbar-panel.js';
import { toolbarStyles } from './toolbar.styles.js';

/**
 * "More" under a figure: what opens there saves it, takes it elsewhere and tells where it comes
 * from. Its code is fetched when a reader opens it.
 */
export class Toolbar {
  readonly styles = [toolbarStyles];
  private isOpen = false;
  private panel: ToolbarPanel | null = null;
  private failure: ExplainError | null = null;

  constructor(private readonly host: LitElement) {}

  render<State>(
    view: View<State>,
    stateOf: () => State,
    result: Computed | null,
    description: ModelDescription | null,
  ): TemplateResult {
    const facts = (): FigureFacts => {
      const state = stateOf();
      const maps = mapsToSave(view, state, result);
      const picked = view.picked?.(state) ?? {};
      return { result, description, maps, picked, aside: asideOf(this.host) };
    };
    return html`
      <details
        part="toolbar"
        class="toolbar ${result ? '' : 'unsettled'}"
        @toggle=${this.toggled}
        @keydown=${this.keyPressed}
      >
        <summary part="more" aria-label=${translate`More about this figure`}>
          <span aria-hidden="true">${translate`More`}</span>
        </summary>
        ${this.isOpen ? this.content(facts) : nothing}
      </details>
    `;
  }

  /** Fetches what makes files of the figure. */
  async files(): Promise<typeof figureFilesModule> {
    // It shares code with the panel: asked for by way of that it needs no file for what both use.
    const { figureFiles } = await import('./toolbar-panel.js');
    return figureFiles();
  }

  private content(facts: () => FigureFacts): TemplateResult | typeof nothing {
    if (this.panel) return this.panel.render(facts());
    return this.failure ? partFailure(this.failure) : nothing;
  }

  private readonly toggled = ({ currentTarget }: Event): void => {
    this.isOpen = currentTarget instanceof HTMLDetailsElement && currentTarget.open;
    if (this.isOpen && !this.panel) void this.load();
    this.host.requestUpdate();
  };

  private readonly keyPressed = (event: KeyboardEvent): void => {
    const { currentTarget, key } = event;
    if (key !== 'Escape' || !(currentTarget instanceof HTMLDetailsElement)) return;
    if (!currentTarget.open) return;
    event.stopPropagation();
    currentTarget.open = false;
    currentTarget.querySelector('summary')?.focus();
  };

  private async load(): Promise<void> {
    this.failure = null;
    try {
      const { ToolbarPanel } = await import('./toolbar-panel.js');
      this.panel ??= new ToolbarPanel(this.host);
    } catch (error) {
      this.failure = partUnreachable(error);
    }
    this.host.requestUpdate();
  }
}
