import type { TemplateResult } from 'lit';
import type { CallOptions, Explainer } from '../../../client/explainer.js';
import type { Picture } from '../../../client/image/fit.js';
import type { SaliencyOptions, SaliencyResult } from '../../../client/saliency.js';
import { ExplainError, type ModelDescription } from '../../../protocol.js';
import { say } from '../../locale/message.js';
import type { SaliencyMap } from '../saliency-map.js';
import { MOST_PICTURES, picturesOf } from './gallery-sources.js';
import { galleryView } from './gallery-view.js';
import { thumbnail } from './gallery-pictures.js';

/** One picture of a gallery. */
export interface GalleryCell {
  source: string;
  /** For readers: a sample's own title, or the address. */
  title: string;
  view: HTMLCanvasElement | null;
  result: SaliencyResult | null;
  failure: ExplainError | null;
}

/** Pixels in one batch: eight pictures of 32x32, one of 224x224. */
const BATCH_PIXELS = 8 * 32 * 32;
const LARGEST_BATCH = 8;

/** Several pictures with their maps, computed in batches and painted as each batch arrives. */
export class Gallery {
  cells: GalleryCell[] = [];
  /** How many pictures `src` names. */
  named = 0;
  /** Milliseconds per phase, of all batches. */
  readonly timings: Record<string, number> = {};
  description: ModelDescription | null = null;

  constructor(
    readonly host: SaliencyMap,
    readonly options: SaliencyOptions,
  ) {}

  get results(): (SaliencyResult | null)[] {
    return this.cells.map(({ result }) => result);
  }

  get announcement(): string {
    const failed = this.cells.filter(({ failure }) => failure).length;
    const shown = this.cells.length - failed;
    const explained = shown === 1 ? say`1 picture explained.` : say`${shown} pictures explained.`;
    if (failed === 0) return explained;
    return `${explained} ${
      failed === 1
        ? say`1 picture could not be shown.`
        : say`${failed} pictures could not be shown.`
    }`;
  }

  /**
   * Explains every picture that can be had; rejects when none can, and when the request itself is
   * refused.
   *
   * @returns the first picture and its result
   */
  async explain(
    explainer: Explainer,
    call: CallOptions,
  ): Promise<{ prepared: Picture; current: SaliencyResult }> {
    const description = await explainer.describe(call);
    const sources = picturesOf(this.host.src ?? '', description.samples.length);
    this.description = description;
    this.named = sources.length;
    this.cells = sources.slice(0, MOST_PICTURES).map((source) => ({
      source,
      title: titleOf(source, description),
      view: null,
      result: null,
      failure: null,
    }));
    this.show();

    const { cells } = this;
    const [height, width] = description.inputShape;
    const size = Math.min(LARGEST_BATCH, Math.max(1, Math.floor(BATCH_PIXELS / (height * width))));
    const load = (from: number): Promise<(Picture | null)[]> =>
      Promise.all(cells.slice(from, from + size).map((cell) => this.load(cell, explainer, call)));
    let first: Picture | null = null;
    let next = load(0);
    for (let from = 0; from < cells.length; from += size) {
      const pictures = await next;
      call.signal?.throwIfAborted();
      // The next are fetched while these are computed.
      next = load(from + size);
      await this.explainBatch(cells.slice(from, from + size), pictures, explainer, call);
      first ??= pictures.find((picture) => picture !== null) ?? null;
      const loaded = Math.min(from + size, cells.length);
      this.show();
      call.onProgress?.({ phase: 'explain', loaded, total: cells.length });
    }
    const current = this.results.find((result) => result !== null);
    if (!first || !current) throw cells[0]?.failure ?? noPictures();
    return { prepared: first, current };
  }

  private show(): void {
    this.host.results = this.results;
    this.host.requestUpdate();
  }

  /** Never rejects: what cannot be had shows in its own cell. */
  private async load(
    cell: GalleryCell,
    explainer: Explainer,
    call: CallOptions,
  ): Promise<Picture | null> {
    try {
      const picture = await explainer.picture(cell.source, call);
      cell.view = thumbnail(picture.view);
      return picture;
    } catch (error) {
      if (call.signal?.aborted) return null;
      cell.failure = ExplainError.of(
        error,
        'page-failed',
        'The page could not prepare the picture',
        'Reload the page; if it goes on, report it with the picture.',
      );
      return null;
    } finally {
      this.host.requestUpdate();
    }
  }

  private async explainBatch(
    cells: GalleryCell[],
    pictures: (Picture | null)[],
    explainer: Explainer,
    { onProgress, ...call }: CallOptions,
  ): Promise<void> {
    const inputs = pictures.flatMap((picture) => (picture ? [picture.input] : []));
    if (inputs.length === 0) return;
    const results = await explainer.saliencyOfBatch(inputs, this.options, {
      ...call,
      // Steps within a batch would count against those of the gallery.
      onProgress: (progress) => {
        if (progress.phase !== 'explain') onProgress?.(progress);
      },
    });
    call.signal?.throwIfAborted();
    for (const [phase, time] of Object.entries(results[0]!.timings)) {
      this.timings[phase] = (this.timings[phase] ?? 0) + time;
    }
    cells.forEach((cell, index) => {
      if (pictures[index]) cell.result = results.shift()!;
    });
  }

  render(): TemplateResult {
    return galleryView(this);
  }
}

function titleOf(source: string, { samples }: ModelDescription): string {
  const [, number] = /^sample:(\d+)$/.exec(source) ?? [];
  return samples[Number(number)]?.title ?? source;
}

function noPictures(): ExplainError {
  return new ExplainError(
    'sample-unknown',
    'The model has no samples to show.',
    'Its card lists none; give the addresses of pictures.',
  );
}
