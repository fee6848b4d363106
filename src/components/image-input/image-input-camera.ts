import { css, html, nothing, type TemplateResult } from 'lit';
import { loadComputing } from '../../client/load-computing.js';
import { ExplainError } from '../../protocol.js';
import { NewestWins } from '../base/newest-wins.js';
import { translate } from '../locale/message.js';
import { addStyles } from '../view/styles.js';
import type { InputSession, Panel } from './image-input-session.js';

/** Largest side of an image while the camera runs: more than readers miss, and few enough for every frame. */
const LIVE_SIDE = 256;
/** More pixels than any network here takes, and few enough to be quick. */
const WIDTH = 1280;

/**
 * What the camera sees, not mirrored: it is what the network gets. The fed elements explain the newest
 * frame, one after the other as fast as they can, until one is taken. The camera is let go whenever the
 * panel closes, by whatever: a picture was taken, the reader or the page left.
 */
export class CameraPanel implements Panel {
  private readonly video = document.createElement('video');
  private stream: MediaStream | null = null;
  private cameras: string[] = [];
  private readonly closed = new AbortController();
  private turn = 0;
  private readonly live = new NewestWins(() => this.handOn());
  private isTaken = false;

  constructor(private readonly session: InputSession) {
    addStyles(session.host, [cameraStyles]);
    const { video } = this;
    video.muted = video.playsInline = video.autoplay = true;
    video.setAttribute('part', 'video');
    video.addEventListener('loadeddata', () => {
      session.host.requestUpdate();
      session.model.want();
      this.follow();
    });
    const hidden = (): void => {
      if (document.hidden) this.leave();
    };
    document.addEventListener('visibilitychange', hidden, { signal: this.closed.signal });
    void this.start();
  }

  close(): void {
    this.closed.abort();
    this.live.drop();
    this.stop();
    if (!this.isTaken) this.session.takeBack();
  }

  render(): TemplateResult {
    const isReady = this.video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA;
    this.video.setAttribute('aria-label', translate`What the camera sees`);
    return html`
      <div class="field">
        ${this.video}
        ${isReady ? nothing : html`<p class="computed">${translate`Waiting for the camera …`}</p>`}
        <div class="controls">
          ${
            isReady
              ? html`<button type="button" @click=${() => this.take()}>
                  ${translate`Take photo`}
                </button>`
              : nothing
          }
          ${
            this.cameras.length > 1
              ? html`<button type="button" @click=${() => this.flip()}>
                  ${translate`Other camera`}
                </button>`
              : nothing
          }
          <button type="button" @click=${() => this.leave()}>${translate`Cancel`}</button>
        </div>
      </div>
    `;
  }

  private async start(camera?: string): Promise<void> {
    const turn = ++this.turn;
    try {
      const stream = await openCamera(camera);
      if (this.closed.signal.aborted || turn !== this.turn) {
        for (const track of stream.getTracks()) track.stop();
        return;
      }
      this.stream = this.video.srcObject = stream;
      this.cameras = await cameraIds();
    } catch (error) {
      if (this.closed.signal.aborted || turn !== this.turn) return;
      this.leave();
      this.session.fail(error);
    }
    this.session.host.requestUpdate();
  }

  /** Frames come while the page is shown and the camera runs. */
  private follow(): void {
    if (this.closed.signal.aborted) return;
    const next = (): void => {
      this.live.offer(null);
      this.follow();
    };
    const { video } = this;
    if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(next);
    else requestAnimationFrame(next);
  }

  /** The part of the newest frame that the network gets. */
  private async handOn(): Promise<void> {
    const { session, video, closed } = this;
    const { framingOf, markAsCut } = await loadComputing();
    const { description } = session.model;
    const { videoWidth: width, videoHeight: height } = video;
    if (closed.signal.aborted || !description || width === 0) return;
    // Another image was chosen elsewhere, where the focus stays.
    if (session.fed.isOvertaken) return this.end();
    const { cut } = framingOf({ width, height }, description);
    const most = Math.max(LIVE_SIDE, ...description.inputShape.slice(0, 2));
    const scale = Math.min(1, most / Math.max(cut.width, cut.height));
    const frame = document.createElement('canvas');
    frame.width = Math.max(1, Math.round(cut.width * scale));
    frame.height = Math.max(1, Math.round(cut.height * scale));
    const context = frame.getContext('2d', { willReadFrequently: true })!;
    context.imageSmoothingQuality = 'high';
    const from = [cut.left, cut.top, cut.width, cut.height] as const;
    context.drawImage(video, ...from, 0, 0, frame.width, frame.height);
    const message = (): string => translate`The live camera image is now the input.`;
    await session.preview('camera', markAsCut(frame), message);
  }

  private flip(): void {
    const current = this.stream?.getVideoTracks()[0]?.getSettings().deviceId ?? '';
    const next = this.cameras[(this.cameras.indexOf(current) + 1) % this.cameras.length];
    // Phones open one camera at a time.
    this.stop();
    void this.start(next);
  }

  private take(): void {
    const { videoWidth: width, videoHeight: height } = this.video;
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    canvas.getContext('2d')!.drawImage(this.video, 0, 0);
    this.isTaken = true;
    this.leave();
    void this.session.take({
      source: 'camera',
      message: () => translate`Your photo is now the input.`,
      load: () => Promise.resolve({ drawable: { source: canvas, width, height } }),
    });
  }

  /** Closes the panel and puts the focus back on the button that opened it. */
  private leave(): void {
    this.end();
    this.session.host.renderRoot.querySelector<HTMLElement>('[data-way="camera"]')?.focus();
  }

  private end(): void {
    const { session } = this;
    if (session.open?.panel === this) session.close();
    else this.close();
  }

  private stop(): void {
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = this.video.srcObject = null;
  }
}

/** Opens a camera; of a phone's the one at its back unless another is named. */
async function openCamera(deviceId?: string): Promise<MediaStream> {
  const which = deviceId
    ? { deviceId: { exact: deviceId } }
    : { facingMode: { ideal: 'environment' } };
  try {
    const video = { ...which, width: { ideal: WIDTH } };
    return await navigator.mediaDevices.getUserMedia({ video, audio: false });
  } catch (error) {
    throw cameraError(error);
  }
}

/** The ids of the cameras, known once one was opened. */
async function cameraIds(): Promise<string[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter(({ kind }) => kind === 'videoinput').map((device) => device.deviceId);
}

/** By the names that the standard gives (Media Capture and Streams, getUserMedia). */
function cameraError(error: unknown): ExplainError {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') {
    return new ExplainError(
      'camera-refused',
      'The browser did not let this page use the camera.',
      'Allow the camera in the settings of this site (a page in a frame needs allow="camera"), or give an image in another way.',
    );
  }
  if (name === 'NotFoundError' || name === 'OverconstrainedError') {
    return new ExplainError(
      'camera-missing',
      'No camera was found.',
      'Connect one, or give an image in another way.',
    );
  }
  if (name === 'NotReadableError' || name === 'AbortError') {
    return new ExplainError(
      'camera-busy',
      'The camera did not start; another program may be using it.',
      'Close that program and try again, or give an image in another way.',
    );
  }
  return ExplainError.of(
    error,
    'camera-failed',
    'The camera could not be used',
    'Give an image in another way.',
  );
}

const cameraStyles = css`
  video {
    display: block;
    inline-size: 100%;
    background: #000;
  }
`;
