import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { createExplainer, type ImageChange } from '../define.js';
import type { Bench } from './bench.js';

/** A photo that the kit has. */
export interface KitPhoto {
  title: string;
  label: string;
  url: string;
}

let photos: Promise<KitPhoto[]> | null = null;

/** For models without samples: those of two built-in models, which have the larger photos. */
async function kitPhotos(channels: number): Promise<KitPhoto[]> {
  if (channels === 1) return samplesOf('mnist-cnn');
  photos ??= samplesOf('cifar10-allcnn');
  return photos;
}

async function samplesOf(model: string): Promise<KitPhoto[]> {
  const { samples } = await createExplainer({ model }).describe();
  return samples.map(({ title, label, url, large }) => ({ title, label, url: large ?? url }));
}

/** The photos beside the model that has none of its own, once they are there. */
export class StandIns {
  photos: readonly KitPhoto[] = [];
  private of: unknown = null;

  constructor(private readonly bench: Bench) {}

  request(): void {
    const { model } = this.bench;
    // Until it is known what the outputs mean there is nothing to explain.
    const { description, inputShape } = model?.inspection ?? {};
    if (!model || !description || inputShape?.length !== 3 || this.of === model.own) return;
    this.of = model.own;
    this.photos = [];
    const isFree = this.bench.image === null;
    if (description.samples.length > 0) {
      if (isFree) this.bench.useImage('sample:0', null);
      return;
    }
    void kitPhotos(inputShape[2]!).then((found) => {
      if (this.of !== model.own) return;
      this.photos = found;
      // Some of the others are drawings.
      const first = found.find(({ label }) => label === 'cat') ?? found[0];
      if (this.bench.image === null && first) this.bench.useImage(first.url, null);
      else this.bench.draw();
    });
  }
}

/** 2 Image: the kit's own input, and photos for models without samples. */
export function imagePart(bench: Bench, standIns: StandIns): TemplateResult {
  standIns.request();
  const { photos: offered } = standIns;
  return html`
    <section aria-labelledby="image-heading">
      <h2 id="image-heading">2 Image</h2>
      ${
        offered.length > 0
          ? html`<p>
              The model brings no samples: take an image that it was made for, or one of the kit's.
            </p>`
          : nothing
      }
      ${keyed(
        bench.model!.own,
        html`<image-input
          for="scene"
          loading="eager"
          @image-change=${onImage(bench)}
        ></image-input>`,
      )}
      ${
        offered.length > 0
          ? html`<div class="row">
              <label>
                Photos of the kit
                <select id="photos" @change=${onPhoto(bench)}>
                  <option value="" ?selected=${!isOne(offered, bench.image)}>None</option>
                  ${offered.map(
                    ({ title, url }) =>
                      html`<option value=${url} ?selected=${bench.image === url}>${title}</option>`,
                  )}
                </select>
              </label>
            </div>`
          : nothing
      }
    </section>
  `;
}

function isOne(offered: readonly KitPhoto[], image: unknown): boolean {
  return offered.some(({ url }) => url === image);
}

function onImage(bench: Bench): (event: CustomEvent<ImageChange>) => void {
  return ({ detail: { image, source } }) => {
    const name = image instanceof File ? image.name : 'image.png';
    bench.useImage(image, source === 'sample' ? null : name);
  };
}

function onPhoto(bench: Bench): (event: Event) => void {
  return ({ currentTarget }) => {
    if (!(currentTarget instanceof HTMLSelectElement) || currentTarget.value === '') return;
    bench.useImage(currentTarget.value, null);
  };
}
