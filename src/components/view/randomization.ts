import { html, type TemplateResult, nothing } from 'lit';
import type { Similarity } from '../../protocol.js';
import { localNumber } from '../figure/format.js';
import { translate } from '../locale/message.js';
import { reducesMotion } from '../base/visibility.js';
import type { Playback } from '../base/cascading-randomization.js';

/** How like its original the map above is. */
export function similarityBelow(similarity: Similarity | undefined): TemplateResult {
  const { absoluteRankCorrelation, structuralSimilarity } = similarity ?? {};
  const row = (name: string, title: string, value: number | undefined): TemplateResult => html`
    <div title=${title}>
      <dt>${name}</dt>
      <dd>${value === undefined ? html`&nbsp;` : formatSimilarity(value)}</dd>
    </div>
  `;
  return html`
    <dl part="similarity" class="similarity">
      ${row(translate`rank corr.`, translate`Rank correlation of magnitudes with the original map`, absoluteRankCorrelation)}
      ${row(translate`SSIM`, translate`Structural similarity of magnitudes with the original map`, structuralSimilarity)}
    </dl>
  `;
}

/** Two decimals, with a true minus sign and none before 0. */
export function formatSimilarity(value: number): string {
  const text = Math.abs(value).toFixed(2);
  return localNumber(value < 0 && text !== '0.00' ? `\u2212${text}` : text);
}

/** A sanity check by cascading randomisation, as its controls know it. */
export interface Randomization {
  /** The layers with weights, from the top down; empty while they are unknown. */
  readonly layers: readonly string[];
  /** Readers' titles of the layers. */
  readonly titles: readonly string[];
  /** How many random layers the reader asked for. */
  readonly wanted: number;
  readonly computing: boolean;
  readonly playback: Playback;
  go(step: number): Promise<void>;
  next(): Promise<void>;
}

/** The slider over the number of random layers, and its button. */
export function randomizationControls(check: Randomization): TemplateResult {
  const { layers, wanted, playback } = check;
  const known = layers.length > 0;
  const slide = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    check.playback.stop();
    void check.go(event.target.valueAsNumber);
  };
  const still = reducesMotion();
  const press = (): void => {
    if (playback.playing) playback.pause();
    else void (still ? check.next() : playback.play());
  };
  return html`
    <div class="sanity-controls">
      <label part="control">
        ${translate`Randomise layers from the top`}
        <input
          type="range"
          min="0"
          max=${Math.max(1, layers.length)}
          step="1"
          .value=${String(wanted)}
          aria-valuetext=${randomizedText(check)}
          ?disabled=${!known}
          @input=${slide}
        />
      </label>
      <button type="button" ?disabled=${!known} @click=${press}>
        ${playback.playing ? translate`Pause` : still ? translate`Next layer` : translate`Play`}
      </button>
      <span class="computed">
        ${known ? randomizedText(check) : nothing}${check.computing ? ' …' : ''}
      </span>
    </div>
  `;
}

/** The papers that the check is from. */
export const adebayo = (): TemplateResult =>
  html`<a href="https://arxiv.org/abs/1810.03292">${translate`Adebayo et al. 2018`}</a>`;
export const sixt = (): TemplateResult =>
  html`<a href="https://arxiv.org/abs/1912.09818">${translate`Sixt et al. 2020`}</a>`;

/** `none of 4`, `1 of 4: class scores`, `3 of 4: class scores down to second convolution`. */
function randomizedText({ wanted, titles }: Randomization): string {
  const all = titles.length;
  const [first = ''] = titles;
  if (wanted === 0) return translate`none of ${all}`;
  if (wanted === 1) return translate`${wanted} of ${all}: ${first}`;
  return translate`${wanted} of ${all}: ${first} down to ${titles[wanted - 1]!}`;
}
