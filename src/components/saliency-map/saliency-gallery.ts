import type { CallOptions, Explainer } from '../../client/explainer.js';
import type { SaliencyOptions, SaliencyResult } from '../../client/saliency.js';
import { ExplainError, type ModelDescription } from '../../protocol.js';
import { picturesOf } from '../figure/named-images.js';
import type { ImageView } from '../figure/figure.js';
import { translate } from '../locale/message.js';

/** Pictures that a gallery shows at most. */
const MOST_PICTURES = 25;
/** Pixels in one batch: eight pictures of 32x32, one of 224x224. */
const BATCH_PIXELS = 8 * 32 * 32;
const LARGEST_BATCH = 8;

/** One picture of a gallery. */
export interface GalleryCell {
  source: string;
  /** For readers: a sample's own title, or the address. */
  title: string;
  view: ImageView | null;
  result: SaliencyResult | null;
  failure: ExplainError | null;
}

/** What a picture is prepared as. */
type Prepared = Awaited<ReturnType<Explainer['picture']>>;

/** Several pictures with their maps, computed in batches and painted as each batch arrives. */
export class Gallery {
  cells: GalleryCell[] = [];
  /** How many pictures `src` names. */
  named = 0;
  /** Milliseconds per phase, of all batches. */
  readonly timings: Record<string, number> = {};
  description: ModelDescription | null = null;

  /**
   * @param src names the pictures
   * @param shown called with each step of what is there to be shown
   * @param shrink makes a picture as small as a gallery shows it
   */
  constructor(
    private readonly src: string,
    readonly options: SaliencyOptions,
    private readonly shown: () => void = () => {},
    private readonly shrink: (view: Prepared['view']) => ImageView = (view) => view,
  ) {}

  get results(): (SaliencyResult | null)[] {
    return this.cells.map(({ result }) => result);
  }

  get announcement(): string {
    const failed = this.cells.filter(({ failure }) => failure).length;
    const shown = this.cells.length - failed;
    const explained =
      shown === 1 ? translate`1 image explained.` : translate`${shown} images explained.`;
    if (failed === 0) return explained;
    return `${explained} ${
      failed === 1
        ? translate`1 image could not be shown.`
        : translate`${failed} images could not be shown.`
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
  ): Promise<{ picture: Prepared; result: SaliencyResult }> {
    const description = await explainer.pictureModel(call);
    const sources = picturesOf(this.src, description.samples.length);
    this.description = description;
    this.named = sources.length;
    this.cells = sources.slice(0, MOST_PICTURES).map((source) => ({
      source,
      title: titleOf(source, description),
      view: null,
      result: null,
      failure: null,
    }));
    this.shown();

    const { cells } = this;
    const [height, width] = description.inputShape;
    const size = Math.min(LARGEST_BATCH, Math.max(1, Math.floor(BATCH_PIXELS / (height * width))));
    const load = (from: number): Promise<(Prepared | null)[]> =>
      Promise.all(cells.slice(from, from + size).map((cell) => this.load(cell, explainer, call)));
    let first: Prepared | null = null;
    let next = load(0);
    for (let from = 0; from < cells.length; from += size) {
      const pictures = await next;
      call.signal?.throwIfAborted();
      // The next are fetched while these are computed.
      next = load(from + size);
      await this.explainBatch(cells.slice(from, from + size), pictures, explainer, call);
      first ??= pictures.find((picture) => picture !== null) ?? null;
      const loaded = Math.min(from + size, cells.length);
      this.shown();
      call.onProgress?.({ phase: 'explain', loaded, total: cells.length });
    }
    const result = this.results.find((one) => one !== null);
    if (!first || !result) throw cells[0]?.failure ?? noPictures();
    return { picture: first, result };
  }

  /** Never rejects: what cannot be had shows in its own cell. */
  private async load(
    cell: GalleryCell,
    explainer: Explainer,
    call: CallOptions,
  ): Promise<Prepared | null> {
    try {
      const picture = await explainer.picture(cell.source, call);
      cell.view = this.shrink(picture.view);
      void picture.sharper?.then(() => {
        cell.view = this.shrink(picture.view);
        this.shown();
      });
      return picture;
    } catch (error) {
      if (call.signal?.aborted) return null;
      cell.failure = ExplainError.of(
        error,
        'page-failed',
        'The page could not prepare the image',
        'Reload the page; if it goes on, report it with the image.',
      );
      return null;
    } finally {
      this.shown();
    }
  }

  private async explainBatch(
    cells: GalleryCell[],
    pictures: (Prepared | null)[],
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
}

export function titleOf(source: string, { samples }: ModelDescription): string {
  const [, number] = /^sample:(\d+)$/.exec(source) ?? [];
  return samples[Number(number)]?.title ?? source;
}

function noPictures(): ExplainError {
  return new ExplainError(
    'sample-unknown',
    'The model has no samples to show.',
    'Its card lists none; give the addresses of images.',
  );
}
