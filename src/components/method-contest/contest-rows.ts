import type { ContestMeasure } from '../../client/contest/contest-measures.js';
import type { ContestResult } from '../../client/contest/contest.js';
import type { CallOptions, Explainer } from '../../client/explainer.js';
import { ExplainError, type InputTensor } from '../../protocol.js';
import { emit } from '../base/events.js';
import type { ContestController } from './contest-controller.js';
import { contestRequest, holdContest } from './contest-request.js';

/** What the reader has asked for besides, and what is chosen. */
export class ContestRows {
  /** As far as the contest has come; also of older settings, until the first row of the new ones. */
  shown: ContestResult | null = null;
  /** The measure that is being computed for all methods. */
  measuring: ContestMeasure | null = null;
  /** The method whose curves are shown; the first unless the reader has chosen. */
  chosen: string | null = null;
  /** Whether there are measures in the table that the reader has asked for. */
  hasMore = false;
  private run: AbortController | null = null;

  constructor(private readonly controller: ContestController) {}

  async compute(
    explainer: Explainer,
    input: InputTensor,
    call: CallOptions,
  ): Promise<ContestResult> {
    this.stop();
    this.hasMore = false;
    const { host } = this.controller;
    const result = await holdContest(explainer, input, host, {
      ...call,
      onPart: (part) => this.take(part),
    });
    call.signal?.throwIfAborted();
    this.take(result);
    return result;
  }

  choose(method: string): void {
    this.chosen = method;
    this.controller.host.requestUpdate();
  }

  /** Computes another measure of the maps that are there. */
  async measure(measure: ContestMeasure): Promise<void> {
    const { controller } = this;
    const { result, host } = controller;
    if (!result) return;
    this.stop();
    const { signal } = (this.run = new AbortController());
    this.measuring = measure;
    controller.partFailure = null;
    host.requestUpdate();
    try {
      const { entries, input } = result.details;
      const options = {
        ...contestRequest(host),
        target: result.target.index,
        methods: entries.map(({ method }) => method),
        measures: [measure],
        from: result,
      };
      const onPart = (part: ContestResult): void => {
        if (!signal.aborted) this.take(part);
      };
      const more = await controller.ownExplainer().contest(input, options, { signal, onPart });
      if (signal.aborted) return;
      this.take(more);
      this.hasMore = true;
      controller.extend(more);
      emit(host, 'measure-complete', more);
    } catch (error) {
      if (signal.aborted) return;
      controller.failPart(
        ExplainError.of(
          error,
          'page-failed',
          'The page could not measure the maps',
          'Reload the page; if it goes on, report it with the model and the image.',
        ),
      );
    } finally {
      if (this.run?.signal === signal) this.end();
    }
  }

  /** Ends what the reader has asked for; what is measured so far goes. */
  readonly stop = (): void => {
    if (!this.run) return;
    this.run.abort();
    this.shown = this.controller.result;
    this.end();
  };

  private end(): void {
    this.run = null;
    this.measuring = null;
    this.controller.host.requestUpdate();
  }

  private take(part: ContestResult): void {
    this.shown = part;
    this.controller.host.requestUpdate();
  }
}
