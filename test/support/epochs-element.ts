import { html, LitElement, type PropertyDeclarations, type TemplateResult } from 'lit';
import {
  EpochPlayer,
  type EpochHost,
  type EpochSubject,
} from '../../dist/components/training/epoch-player.js';
import type { ChannelView } from '../../dist/components/figure/heatmap.js';
import { controlStyles } from '../../dist/components/view/controls.styles.js';
import { figureStyles } from '../../dist/components/view/figure.styles.js';
import { frameStyles } from '../../dist/components/view/frame.styles.js';
import { legendStyles } from '../../dist/components/view/legend.js';
import { createExplainer, type BackendChoice } from '../../dist/engine.js';

/** The smallest element that shows epochs: attributes, and nothing else of its own. */
export class EpochsElement extends LitElement implements EpochHost {
  static override styles = [frameStyles, figureStyles, controlStyles, legendStyles];
  static override properties: PropertyDeclarations = {
    model: { type: String },
    card: { type: String },
    backend: { type: String },
    range: { type: String },
    colormap: { type: String },
    controls: { type: String },
    channels: { type: String },
    epochs: { type: String },
  };

  declare model: string;
  declare card: string | null;
  declare backend: BackendChoice;
  declare range: string;
  declare colormap: string;
  declare controls: string | null;
  declare channels: ChannelView | null;
  declare epochs: string | null;
  readonly revealed = 'all';
  player: EpochPlayer | null = null;

  constructor() {
    super();
    this.model = '';
    this.card = this.controls = this.channels = this.epochs = null;
    this.backend = 'wasm';
    this.range = 'unit';
    this.colormap = 'RdBu';
  }

  /** Follows a sample of the model. */
  async show(sample: number, rest: Partial<EpochSubject> = {}): Promise<EpochPlayer> {
    await this.updateComplete;
    const player = (this.player ??= new EpochPlayer(this));
    const { model, card, backend } = this;
    const explainer = createExplainer({ model, backend, ...(card ? { card } : {}) });
    const picture = await explainer.picture(`sample:${sample}`);
    const { layer = 'conv2', layers = [layer] } = rest;
    player.follow({
      picture,
      layer,
      layers,
      reconstructs: true,
      unit: 'all',
      switches: 'recorded',
      ...rest,
    });
    return player;
  }

  protected override render(): TemplateResult {
    return html`<div class="frame">
      <figure>${this.player?.render() ?? ''}</figure>
      ${this.controls === 'none' ? '' : (this.player?.choices() ?? '')}
    </div>`;
  }
}

customElements.define('epochs-element', EpochsElement);
