import type { ReactiveController } from 'lit';
import type { Picture } from '../../client/image/fit.js';
import { ExplainError } from '../../protocol.js';
import { emit } from '../base/events.js';
import { LazyPart } from '../base/lazy-part.js';
import { filterStrengths, filterOrder } from './feature-maps.js';
import { keptChannel, type DeconvResult } from './deconv-state.js';
import type { DeconvViewer } from './deconv-viewer.js';
import type { EpochSubject } from './epochs/epoch-player.js';
import { PAGE } from './filter-grid.js';
import { DrawnSwitches } from './drawn-switches.js';
import { FilterReconstructions } from './filter-reconstructions.js';
import { TopSamples } from './top-activations.js';
import type { TrainingSubject } from './training/training-player.js';

/**
 * What stands around the chosen reconstruction and is computed after it: the page of feature maps
 * that is shown, the reconstructions of its filters, the switches, the samples that activate a
 * filter most.
 */
export class DeconvParts implements ReactiveController {
  page = 0;
  readonly reconstructions: FilterReconstructions;
  readonly switches: DrawnSwitches;
  readonly top: TopSamples;
  readonly epochs: LazyPart<DeconvViewer, EpochSubject>;
  readonly training: LazyPart<DeconvViewer, TrainingSubject>;
  /** Of the newest explanation; the page goes back to the first where one of them changes. */
  private shown = '';
  /** Whether what is shown is up to date. */
  private idle = false;
  /** Whether the layer is a max pooling, as the view finds when it draws it. */
  poolingShown = false;
  /** The picture that is explained, as the view finds it. */
  picture: Picture | null = null;

  constructor(private readonly host: DeconvViewer) {
    const arrive = (): void => host.requestUpdate();
    const failed = (error: unknown): ExplainError => this.failed(error);
    this.reconstructions = new FilterReconstructions(
      arrive,
      (maps) => emit(host, 'reconstructions-complete', maps),
      failed,
    );
    this.switches = new DrawnSwitches(arrive, failed);
    this.top = new TopSamples(arrive, (top) => emit(host, 'top-complete', top), failed);
    this.epochs = new LazyPart(
      host,
      async () => (await import('./epochs/epoch-player.js')).EpochPlayer,
      failed,
    );
    this.training = new LazyPart(
      host,
      async () => (await import('./training/training-player.js')).TrainingPlayer,
      failed,
    );
    host.addEventListener('explain-start', () => {
      this.idle = false;
      this.hostDisconnected();
    });
    host.addEventListener('explain-complete', () => {
      this.idle = true;
      this.follow();
    });
    host.addController(this);
  }

  hostConnected(): void {
    this.follow();
  }

  hostDisconnected(): void {
    this.reconstructions.stop();
    this.top.stop();
    this.epochs.stop();
    this.training.stop();
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
    // What stops when the element leaves may still draw it once.
    if (!result || !this.idle || !host.isConnected) return;
    if (host.reconstructions && host.maps !== 'none') {
      this.reconstructions.follow(result, this.filtersOf(result), host.explainer());
    } else this.reconstructions.stop();
    if (host.top > 0) this.top.follow(result, host.top, host.explainer());
    else this.top.stop();
    if (this.poolingShown) this.switches.follow(result, host.explainer());
    else this.switches.stop();
    const { layer, unit, switches, activations } = result.details;
    const shown = this.picture && { input: this.picture.input, view: this.picture.view, layer };
    if (host.epochs && shown) this.epochs.follow(result, { ...shown, unit, switches });
    else this.epochs.stop();
    if (host.train && shown) this.training.follow(result, { ...shown, shape: activations.shape });
    else this.training.stop();
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
    emit(this.host, 'part-error', failure.detail);
    return failure;
  }
}

const known = new WeakMap<DeconvViewer, DeconvParts>();

/** The parts of an element, made when it is drawn first. */
export function partsOf(element: DeconvViewer): DeconvParts {
  let parts = known.get(element);
  if (!parts) known.set(element, (parts = new DeconvParts(element)));
  return parts;
}
