import type { TemplateResult } from 'lit';
import type { Picture } from '../../client/image/fit.js';
import type { ExplainError } from '../../protocol.js';
import type { DeconvResult } from './deconv-state.js';
import type { DeconvViewer } from './deconv-viewer.js';
import type { TrainingPlayer } from './training/training-player.js';

/** The network that is trained in the page, whose code is fetched when the attribute asks for them. */
export class TrainingPart {
  failure: ExplainError | null = null;
  private player: TrainingPlayer | null = null;
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
      const { TrainingPlayer } = await import('./training/training-player.js');
      if (this.of?.details !== details) return;
      this.player ??= new TrainingPlayer(this.host);
      const { layer, activations } = details;
      this.player.follow({ input, view, layer, shape: activations.shape });
    } catch (error) {
      this.failure = this.failed(error);
      this.host.requestUpdate();
    }
  }

  render(): TemplateResult | undefined {
    return this.player?.render();
  }
}
