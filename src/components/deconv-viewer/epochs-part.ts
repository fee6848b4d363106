import type { TemplateResult } from 'lit';
import type { Picture } from '../../client/image/fit.js';
import type { ExplainError } from '../../protocol.js';
import type { DeconvResult } from './deconv-state.js';
import type { DeconvViewer } from './deconv-viewer.js';
import type { EpochPlayer } from './epochs/epoch-player.js';

/** The epochs of training, whose code is fetched when the attribute asks for them. */
export class EpochsPart {
  failure: ExplainError | null = null;
  private player: EpochPlayer | null = null;
  private of: DeconvResult | null = null;

  constructor(
    private readonly host: DeconvViewer,
    private readonly failed: (error: unknown) => ExplainError,
  ) {}

  /** Turns to what is explained now. */
  follow(result: DeconvResult, picture: Picture): void {
    if (result === this.of) return;
    this.of = result;
    this.failure = null;
    void this.start(result, picture);
  }

  stop(): void {
    if (!this.of) return;
    this.of = null;
    this.player?.follow(null);
  }

  private async start({ details }: DeconvResult, { input, view }: Picture): Promise<void> {
    try {
      const { EpochPlayer } = await import('./epochs/epoch-player.js');
      if (this.of?.details !== details) return;
      this.player ??= new EpochPlayer(this.host);
      const { layer, unit, switches } = details;
      this.player.follow({ input, view, layer, unit, switches });
    } catch (error) {
      this.failure = this.failed(error);
      this.host.requestUpdate();
    }
  }

  render(): TemplateResult | undefined {
    return this.player?.render();
  }
}
