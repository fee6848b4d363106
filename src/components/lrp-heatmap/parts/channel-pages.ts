import type { LayerRelevance } from '../../../protocol.js';
import type { LrpHeatmap } from '../lrp-heatmap.js';

/** Channels that are shown at a time: a layer may have thousands. */
export const PAGE = 64;

/** Which page of an opened layer's channels is shown; another layer begins with the first. */
export class ChannelPages {
  private page = 0;
  private of = '';

  constructor(private readonly host: LrpHeatmap) {}

  /** The page of this layer. */
  pageOf({ name }: LayerRelevance): number {
    if (name !== this.of) {
      this.of = name;
      this.page = 0;
    }
    return this.page;
  }

  turnTo(page: number): void {
    this.page = page;
    this.host.requestUpdate();
  }
}
