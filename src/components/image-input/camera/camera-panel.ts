import { html, nothing, type TemplateResult } from 'lit';
import { say } from '../../locale/message.js';
import { addStyles } from '../../view/styles.js';
import type { InputFigure } from '../image-input-view.js';
import type { Panel } from '../panel.js';
import { cameraStyles } from './camera.styles.js';
import { cameraIds, openCamera } from './open-camera.js';

/**
 * What the camera sees, not mirrored: it is what the network gets. The camera is let go whenever the
 * panel closes, by whatever: a picture was taken, the reader or the page left.
 */
export class CameraPanel implements Panel {
  private readonly video = document.createElement('video');
  private stream: MediaStream | null = null;
  private cameras: string[] = [];
  private readonly closed = new AbortController();
  private turn = 0;

  constructor(private readonly figure: InputFigure) {
    addStyles(figure.host, [cameraStyles]);
    const { video } = this;
    video.muted = video.playsInline = video.autoplay = true;
    video.setAttribute('part', 'video');
    video.addEventListener('loadeddata', () => figure.host.requestUpdate());
    const hidden = (): void => {
      if (document.hidden) this.leave();
    };
    document.addEventListener('visibilitychange', hidden, { signal: this.closed.signal });
    void this.start();
  }

  close(): void {
    this.closed.abort();
    this.stop();
  }

  render(): TemplateResult {
    const isReady = this.video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA;
    this.video.setAttribute('aria-label', say`What the camera sees`);
    return html`
      <div class="field">
        ${this.video}
        ${isReady ? nothing : html`<p class="computed">${say`Waiting for the camera …`}</p>`}
        <div class="controls">
          ${
            isReady
              ? html`<button type="button" @click=${() => this.take()}>
                  ${say`Take the picture`}
                </button>`
              : nothing
          }
          ${
            this.cameras.length > 1
              ? html`<button type="button" @click=${() => this.flip()}>
                  ${say`Other camera`}
                </button>`
              : nothing
          }
          <button type="button" @click=${() => this.leave()}>${say`Cancel`}</button>
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
      this.figure.fail(error);
    }
    this.figure.host.requestUpdate();
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
    this.leave();
    void this.figure.take({
      source: 'camera',
      words: () => say`Your photo is in use.`,
      load: () => Promise.resolve({ drawable: { source: canvas, width, height } }),
    });
  }

  /** Closes the panel and puts the focus back on the button that opened it. */
  private leave(): void {
    const { figure } = this;
    if (figure.open?.panel === this) figure.close();
    else this.close();
    figure.host.renderRoot.querySelector<HTMLElement>('[data-way="camera"]')?.focus();
  }

  private stop(): void {
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = this.video.srcObject = null;
  }
}
