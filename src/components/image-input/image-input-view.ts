import type { ReactiveController, TemplateResult } from 'lit';
import type { Drawable } from '../../client/image/drawable.js';
import type { ImageSource } from '../../client/image/picture.js';
import { loadComputing } from '../../client/load-computing.js';
import { ExplainError } from '../../protocol.js';
import { emit } from '../base/events.js';
import type { View } from '../base/view-loader.js';
import { DescribedModel } from './described-model.js';
import { FedElements } from './fed-elements.js';
import { figureTemplate } from './figure-template.js';
import type { ImageChange, ImageInput } from './image-input.js';
import { inputStyles } from './image-input.styles.js';
import { fetched, type Panel } from './panel.js';
import { panelStyles } from './panel.styles.js';
import { listenForPictures } from './paste-and-drop.js';
import { waysOf, type Way } from './ways.js';

// The pad and the crop share it: it comes with this file instead of one of its own.
export { seenPanel, seenPicture } from './seen-picture.js';

/** Said when it is rendered, in the language of then. */
export type Words = () => string;

/** A picture that the reader gives. */
export interface Given {
  source: ImageChange['source'];
  /** What to say when it is in use. */
  words: Words;
  load(): Promise<{ drawable: Drawable; file?: Blob }>;
}

/** What an `<image-input>` shows and does once it is near. */
export class InputFigure implements View<null>, ReactiveController {
  readonly styles = [inputStyles, panelStyles];
  readonly fed: FedElements;
  readonly model: DescribedModel;
  failure: ExplainError | null = null;
  /** Whether something that can be dropped is held over the element. */
  dropping = false;
  /** What is open below the buttons, and the way that it belongs to. */
  open: { panel: Panel; way: Way } | null = null;
  /** What the reader gave last, and what to say of it. */
  given: { image: ImageSource; words: Words } | null = null;
  private said: Words = () => '';
  private pad: Promise<Panel> | null = null;
  private hasBegun = false;
  private turn = 0;
  private listening = new AbortController();

  constructor(readonly host: ImageInput) {
    this.fed = new FedElements(host, () => host.requestUpdate());
    this.model = new DescribedModel(host, this.fed);
    host.addController(this);
  }

  hostConnected(): void {
    this.listening = new AbortController();
    listenForPictures(this, this.listening.signal);
  }

  hostDisconnected(): void {
    this.listening.abort();
    this.turn++;
    if (this.open?.way === 'camera') this.close();
  }

  hostUpdate(): void {
    this.model.follow();
  }

  hostUpdated(): void {
    if (this.hasBegun || (this.host.accept === null && !this.model.description)) return;
    this.hasBegun = true;
    if (this.ways[0] === 'digit') void this.toggleDigit();
  }

  get ways(): Way[] {
    return waysOf(this.host.accept, this.model.description);
  }

  figure(): TemplateResult {
    return figureTemplate(this);
  }

  announcement(): string {
    return this.failure?.message ?? this.said();
  }

  /** Puts a picture to use: the fed elements get it, the page learns of it. */
  use(source: ImageChange['source'], image: ImageSource, words: Words): void {
    this.failure = null;
    this.given = { image, words };
    this.said = words;
    this.host.value = image;
    this.fed.feed(image);
    emit(this.host, 'image-change', { source, image } satisfies ImageChange);
    this.host.requestUpdate();
  }

  say(words: Words): void {
    this.said = words;
    this.host.requestUpdate();
  }

  fail(error: unknown): void {
    const words = ['The picture could not be used', 'Try another one.'] as const;
    this.failure = ExplainError.of(error, 'image-unusable', ...words);
    emit(this.host, 'part-error', this.failure.detail);
    this.host.requestUpdate();
  }

  chooseSample(index: number, words: Words): void {
    this.turn++;
    // The pad stays for the next drawing; one that is not in use yet is dropped.
    if (this.open?.way === 'digit') this.open.panel.close();
    else this.close();
    this.use('sample', `sample:${index}`, words);
  }

  takeFile(source: ImageChange['source'], file: File | Blob, words: Words): Promise<void> {
    const name = file instanceof File ? file.name : undefined;
    const load: Given['load'] = async () => {
      const { decodeBlob } = await loadComputing();
      return { drawable: await decodeBlob(file, name), file };
    };
    return this.take({ source, words, load });
  }

  /** Decodes a picture and opens the crop where the network sees only a part or fewer pixels of it. */
  async take({ source, words, load }: Given): Promise<void> {
    const turn = ++this.turn;
    try {
      const [{ drawable, file }] = await Promise.all([load(), this.model.ready]);
      const { description } = this.model;
      const [height, width] = description?.inputShape ?? [drawable.height, drawable.width];
      const give = (image: ImageSource): void => this.use(source, image, words);
      if (!description || (drawable.height === height && drawable.width === width)) {
        if (turn !== this.turn) return;
        this.close();
        give(file ?? canvasOf(drawable));
        return;
      }
      const { CropPanel } = await fetched(import('./crop/crop-panel.js'));
      if (turn !== this.turn) return;
      const fail = (error: unknown): void => this.fail(error);
      this.show(new CropPanel(this.host, { drawable, description, give, fail }), 'upload');
    } catch (error) {
      if (turn === this.turn) this.fail(error);
    }
  }

  async toggleDigit(): Promise<void> {
    if (this.open?.way === 'digit') return this.close();
    await this.openPanel('digit', () => (this.pad ??= this.newPad()));
  }

  async toggleCamera(): Promise<void> {
    if (this.open?.way === 'camera') return this.close();
    await this.openPanel('camera', async () => {
      const { CameraPanel } = await fetched(import('./camera/camera-panel.js'));
      return new CameraPanel(this);
    });
  }

  close(): void {
    this.open?.panel.close();
    this.open = null;
    this.host.requestUpdate();
  }

  private async newPad(): Promise<Panel> {
    try {
      const { DigitPad } = await fetched(import('./digit/digit-pad.js'));
      return new DigitPad(this);
    } catch (error) {
      this.pad = null;
      throw error;
    }
  }

  private async openPanel(way: Way, make: () => Promise<Panel>): Promise<void> {
    const turn = ++this.turn;
    try {
      const panel = await make();
      if (turn === this.turn && this.host.isConnected) this.show(panel, way);
      else panel.close();
    } catch (error) {
      if (turn === this.turn) this.fail(error);
    }
  }

  private show(panel: Panel, way: Way): void {
    this.close();
    this.failure = null;
    this.open = { panel, way };
  }
}

function canvasOf({ source, width, height }: Drawable): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')!.drawImage(source, 0, 0);
  return canvas;
}
