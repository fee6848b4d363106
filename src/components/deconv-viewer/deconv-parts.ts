import type { ReactiveController } from 'lit';
import { ExplainError } from '../../protocol.js';
import { filterStrengths, filterOrder } from './feature-maps.js';
import { keptChannel, type DeconvResult } from './deconv-state.js';
import type { DeconvViewer } from './deconv-viewer.js';
import { PAGE } from './filter-grid.js';
import { FilterReconstructions } from './filter-reconstructions.js';

/**
 * What stands around the chosen reconstruction and is computed after it: the page of feature maps
 * that is shown, and the reconstructions of its filters.
 */
export class DeconvParts implements ReactiveController {
  page = 0;
  readonly reconstructions: FilterReconstructions;
  /** Of the newest explanation; the page goes back to the first where one of them changes. */
  private shown = '';
  private idle = false;

  constructor(private readonly host: DeconvViewer) {
    const arrive = (): void => host.requestUpdate();
    const failed = (error: unknown): ExplainError => this.failed(error);
    this.reconstructions = new FilterReconstructions(
      arrive,
      (maps) => this.emit('reconstructions-complete', maps),
      failed,
    );
    host.addEventListener('explain-start', () => this.hostDisconnected());
    host.addEventListener('explain-complete', () => {
      this.idle = true;
      this.follow();
    });
    host.addController(this);
  }

  hostDisconnected(): void {
    this.idle = false;
    this.reconstructions.stop();
  }

  hostUpdated(): void {
    this.follow();
  }

  turnTo(page: number): void {
    this.page = page;
    this.host.requestUpdate();
  }

  /** Computes what the attributes ask for and is not there yet. */
  private follow(): void {
    const { host } = this;
    const { result } = host;
    if (!result || !this.idle) return;
    if (host.reconstructions) {
      this.reconstructions.follow(result, this.filtersOf(result), host.explainer());
    } else this.reconstructions.stop();
  }

  /** Goes to the first page of another order or layer; where the kept filter is not seen, to its page. */
  settle(result: DeconvResult): void {
    const { sort } = this.host;
    const { layer, activations } = result.details;
    const shown = `${layer} ${sort} ${keptChannel(result.details) ?? ''}`;
    if (shown === this.shown) return;
    this.shown = shown;
    const order = filterOrder(filterStrengths(activations), sort);
    const kept = keptChannel(result.details);
    this.page = kept === null ? 0 : Math.floor(order.indexOf(kept) / PAGE);
  }

  /** The filters of the page that is shown, in their order. */
  filtersOf({ details }: DeconvResult): number[] {
    const order = filterOrder(filterStrengths(details.activations), this.host.sort);
    return order.slice(this.page * PAGE, (this.page + 1) * PAGE);
  }

  private failed(error: unknown): ExplainError {
    const failure = ExplainError.of(
      error,
      'page-failed',
      'The page could not prepare a part of the figure',
      'Reload the page; if it goes on, report it with the model and the picture.',
    );
    this.emit('part-error', failure.detail);
    return failure;
  }

  private emit(type: string, detail: unknown): void {
    this.host.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

const known = new WeakMap<DeconvViewer, DeconvParts>();

/** The parts of an element, made when it is drawn first. */
export function partsOf(element: DeconvViewer): DeconvParts {
  let parts = known.get(element);
  if (!parts) known.set(element, (parts = new DeconvParts(element)));
  return parts;
}
