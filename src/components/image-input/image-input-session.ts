import type { ReactiveController, TemplateResult } from 'lit';
import type { Drawable } from '../../client/image/drawable.js';
import { markAsPassing, markAsStill } from '../../client/image/passing.js';
import type { ImageSource } from '../../client/image/picture.js';
import { loadComputing } from '../../client/load-computing.js';
import { partUnreachable } from '../../client/part-unreachable.js';
import { ExplainError } from '../../protocol.js';
import { emit } from '../base/events.js';
import { tellReaderChange } from '../view/reader-choice.js';
import type { ImageChange, ImageInput } from './image-input.js';
import { DescribedModel } from './image-input-model.js';
import { listenForPictures, sourcesOf, type InputSource } from './image-input-sources.js';
import { FedElements } from './image-input-targets.js';

/** Translated when it is rendered, in the language of then. */
export type Message = () => string;

/** A picture that the reader gives. */
export interface Given {
  source: ImageChange['source'];
  /** What to say when it is in use. */
  message: Message;
  load(): Promise<{ drawable: Drawable; file?: Blob }>;
}

/** What is open below the buttons: the pad, the crop or the camera. */
export interface Panel {
  render(): TemplateResult;
  /** It is shown no more; what it holds of the machine is given back. */
  close(): void;
}

/** What an `<image-input>` is doing once it is near: which panel is open, which picture is in use. */
export class InputSession implements ReactiveController {
  readonly fed: FedElements;
  readonly model: DescribedModel;
  failure: ExplainError | null = null;
  /** Whether something that can be dropped is held over the element. */
  dropping = false;
  /** What is open below the buttons, and the input source that it belongs to. */
  open: { panel: Panel; source: InputSource } | null = null;
  /** What the reader gave last, and what to say of it. */
  given: { image: ImageSource; message: Message } | null = null;
  /** Gives back what was in use before the images that are only passing. */
  private takeBackPassing: (() => void) | null = null;
  private announced: Message = () => '';
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
    if (this.open?.source === 'camera') this.close();
  }

  hostUpdate(): void {
    this.model.follow();
  }

  hostUpdated(): void {
    if (this.hasBegun || (this.host.accept === null && !this.model.description)) return;
    this.hasBegun = true;
    if (this.sources[0] === 'digit') void this.toggleDigit();
  }

  get sources(): InputSource[] {
    return sourcesOf(this.host.accept, this.model.description);
  }

  /** For the live region. */
  get announcement(): string {
    return this.failure?.message ?? this.announced();
  }

  /**
   * The reader does something that takes a moment to become an image. What the page, or the reader in
   * another place, chooses meanwhile is newer and stays.
   */
  begin(): void {
    if (this.fed.isOvertaken) this.takeBackPassing = null;
    this.fed.mark();
  }

  /** Puts a picture to use: the fed elements get it, the page learns of it. */
  use(source: ImageChange['source'], image: ImageSource, message: Message): void {
    if (this.fed.isOvertaken) return;
    const isShown = this.given?.image === image;
    this.takeBackPassing = null;
    if (typeof image === 'object') markAsStill(image);
    // Images that pass leave it to be read.
    this.failure = null;
    this.hold(image, message);
    this.announced = message;
    // It was shown while it was made, and nothing said of it.
    if (isShown) this.fed.update();
    tellReaderChange(this.host, 'value', image);
    emit(this.host, 'image-change', { source, image } satisfies ImageChange);
    this.host.requestUpdate();
  }

  /**
   * The same for an image that another follows at once. Resolves when it is shown by all that are near
   * enough to explain it. What listeners set at once counts as part of it.
   */
  async preview(
    source: ImageChange['source'],
    image: Exclude<ImageSource, string>,
    message: Message,
  ): Promise<void> {
    if (this.fed.isOvertaken) return;
    this.takeBackPassing ??= this.remember();
    const fed = this.hold(markAsPassing(image), message);
    emit(this.host, 'image-preview', { source, image } satisfies ImageChange);
    this.fed.mark(fed);
    await this.fed.shown();
  }

  /** None of the images that were passing stays: what was in use before them comes back. */
  takeBack(): void {
    if (!this.fed.isOvertaken) this.takeBackPassing?.();
    this.takeBackPassing = null;
  }

  private remember(): () => void {
    const { host, given } = this;
    const { value } = host;
    const giveBack = this.fed.remember();
    return () => {
      this.given = given;
      host.value = value;
      giveBack();
    };
  }

  /** @returns the fed elements that show it */
  private hold(image: ImageSource, message: Message): Element[] {
    this.given = { image, message };
    this.host.value = image;
    return this.fed.feed(image);
  }

  announce(message: Message): void {
    this.announced = message;
    this.host.requestUpdate();
  }

  fail(error: unknown): void {
    const words = ['The image could not be used', 'Try another one.'] as const;
    this.failure = ExplainError.of(error, 'image-unusable', ...words);
    emit(this.host, 'part-error', this.failure.detail);
    this.host.requestUpdate();
  }

  chooseSample(index: number, message: Message): void {
    this.turn++;
    // The pad stays for the next drawing; one that is not in use yet is dropped.
    if (this.open?.source === 'digit') this.open.panel.close();
    else this.close();
    this.begin();
    this.use('sample', `sample:${index}`, message);
  }

  takeFile(source: ImageChange['source'], file: File | Blob, message: Message): Promise<void> {
    const name = file instanceof File ? file.name : undefined;
    const load: Given['load'] = async () => {
      const { decodeBlob } = await loadComputing();
      return { drawable: await decodeBlob(file, name), file };
    };
    return this.take({ source, message, load });
  }

  /** Decodes a picture and opens the crop where the network sees only a part or fewer pixels of it. */
  async take({ source, message, load }: Given): Promise<void> {
    const turn = ++this.turn;
    this.begin();
    this.model.want();
    try {
      const [{ drawable, file }, { framingOf, markAsCut }] = await Promise.all([
        load(),
        loadComputing(),
        this.model.ready,
      ]);
      const { description } = this.model;
      const [height, width] = description?.inputShape ?? [drawable.height, drawable.width];
      const give = (image: ImageSource): void => this.use(source, image, message);
      const isWhole = drawable.height === height && drawable.width === width;
      if (!description || (isWhole && !description.preprocessing.crop)) {
        if (turn !== this.turn || this.fed.isOvertaken) return;
        this.close();
        give(file ?? canvasOf(drawable));
        return;
      }
      const { CropPanel } = await fetched(import('./image-input-crop.js'));
      if (turn !== this.turn || this.fed.isOvertaken) return;
      const fail = (error: unknown): void => this.fail(error);
      const { cut } = framingOf(drawable, description);
      const begin = (): void => this.begin();
      const request = { drawable, description, cut, mark: markAsCut, begin, give, fail };
      this.show(new CropPanel(this.host, request), 'upload');
    } catch (error) {
      this.takeBack();
      if (turn === this.turn) this.fail(error);
    }
  }

  async toggleDigit(): Promise<void> {
    if (this.open?.source === 'digit') return this.close();
    await this.openPanel('digit', () => (this.pad ??= this.newPad()));
  }

  async toggleCamera(): Promise<void> {
    if (this.open?.source === 'camera') return this.close();
    await this.openPanel('camera', async () => {
      const { CameraPanel } = await fetched(import('./image-input-camera.js'));
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
      const { DigitPad } = await fetched(import('./image-input-digit.js'));
      return new DigitPad(this);
    } catch (error) {
      this.pad = null;
      throw error;
    }
  }

  private async openPanel(source: InputSource, make: () => Promise<Panel>): Promise<void> {
    const turn = ++this.turn;
    this.begin();
    try {
      const panel = await make();
      if (turn === this.turn && this.host.isConnected) this.show(panel, source);
      else panel.close();
    } catch (error) {
      if (turn === this.turn) this.fail(error);
    }
  }

  private show(panel: Panel, source: InputSource): void {
    this.close();
    this.failure = null;
    this.open = { panel, source };
  }
}

function canvasOf({ source, width, height }: Drawable): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')!.drawImage(source, 0, 0);
  return canvas;
}

/** Code of a panel, fetched when the reader opens it. */
async function fetched<T>(loading: Promise<T>): Promise<T> {
  return loading.catch((error: unknown) => {
    throw partUnreachable(error);
  });
}
