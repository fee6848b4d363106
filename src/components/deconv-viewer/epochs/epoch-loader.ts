import { createExplainer, type CallOptions, type Explainer } from '../../../client/explainer.js';
import type { BackendChoice, ModelDescription } from '../../../protocol.js';
import { computeEpoch, type EpochContent, type EpochSubject } from './epoch-content.js';
import { epochsOf, type Epoch } from './epoch-list.js';
import { EpochMemory } from './epoch-memory.js';

/** Which model, and where it computes, as the attributes of an element say it. */
export interface EpochPlace {
  readonly model: string;
  readonly card: string | null;
  readonly backend: BackendChoice;
}

/** Fetches and computes the epochs of one subject, each once. */
export class EpochLoader {
  /** Empty while the model is unknown. */
  epochs: readonly Epoch[] = [];
  description: ModelDescription | null = null;
  readonly contents = new EpochMemory();
  private readonly place: EpochPlace;
  private readonly explainers = new Map<Epoch, Explainer>();
  private readonly fetched = new Set<Epoch>();

  constructor(
    { model, card, backend }: EpochPlace,
    readonly subject: EpochSubject,
  ) {
    this.place = { model, card, backend };
  }

  /** Finds out which epochs there are; throws `epochs-missing`. */
  async open(call: CallOptions): Promise<void> {
    this.description = await this.explainer().describe(call);
    this.epochs = epochsOf(this.description);
  }

  /** @param shown an epoch that stays in memory, as the first and the last do */
  async load(epoch: Epoch, shown: Epoch | null, call: CallOptions): Promise<EpochContent> {
    const known = this.contents.get(epoch);
    if (known) return known;
    this.fetched.add(epoch);
    const explainer = this.explainerOf(epoch);
    const content = await computeEpoch(explainer, this.description!, this.subject, call);
    call.signal?.throwIfAborted();
    this.contents.set(epoch, content, [this.epochs[0], this.epochs.at(-1), shown]);
    return content;
  }

  /** Fetches an epoch's weights ahead; a failure shows when the epoch is wanted. */
  fetch(epoch: Epoch, signal: AbortSignal): void {
    if (this.fetched.has(epoch)) return;
    this.fetched.add(epoch);
    this.explainerOf(epoch)
      .describe({ signal })
      .catch(() => {});
  }

  private explainerOf(epoch: Epoch): Explainer {
    const explainer =
      this.explainers.get(epoch) ?? this.explainer(epoch.final ? null : epoch.epoch);
    this.explainers.set(epoch, explainer);
    return explainer;
  }

  private explainer(snapshot: number | null = null): Explainer {
    const { model, card, backend } = this.place;
    return createExplainer({
      model,
      backend,
      ...(card ? { card } : {}),
      ...(snapshot === null ? {} : { snapshot }),
    });
  }
}
