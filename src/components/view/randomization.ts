import { html, type TemplateResult, nothing, css } from 'lit';
import type { Similarity } from '../../protocol.js';
import type { Playback } from '../base/cascading-randomization.js';
import { reducesMotion } from '../base/visibility.js';
import { localNumber } from '../figure/format.js';
import { translate } from '../locale/message.js';
import { tellReaderChange } from './reader-choice.js';

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

/** A sanity check by cascading randomization, as its controls know it. */
export interface Randomization {
  readonly host: EventTarget;
  /** The layers with weights, from the top down; empty while they are unknown. */
  readonly layers: readonly string[];
  /** Readers' titles of the layers. */
  readonly titles: readonly string[];
  /** How many random layers the reader asked for. */
  readonly wanted: number;
  readonly computing: boolean;
  readonly playback: Playback;
  slide(step: number): void;
  next(): Promise<void>;
}

/** The slider over the number of random layers, and its button. */
export function randomizationControls(check: Randomization): TemplateResult {
  const { layers, wanted, playback } = check;
  const known = layers.length > 0;
  const slide = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    check.slide(event.target.valueAsNumber);
    tellReaderChange(check.host, 'randomizedLayers', check.wanted);
  };
  const still = reducesMotion();
  const press = (): void => {
    if (playback.playing) playback.pause();
    else void (still ? check.next() : playback.play());
    if (still) tellReaderChange(check.host, 'randomizedLayers', check.wanted);
    else tellReaderChange(check.host, 'playing', playback.playing);
  };
  return html`
    <div class="sanity-controls">
      <label part="control">
        ${translate`Randomize layers from the top`}
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

/** Slider, chart and table of the sanity check. */
export const sanityStyles = css`
  .similarity {
    margin: 0.4em 0 0;
  }
  .similarity div {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    column-gap: 0.5em;
    max-inline-size: 10em;
  }
  .similarity dt {
    color: var(--quiet);
  }
  .similarity dd {
    margin: 0;
  }
  .sanity {
    margin-block-start: 0.9em;
    padding-block-start: 0.7em;
    border-block-start: 1px solid var(--line);
  }
  .sanity p {
    max-inline-size: 44em;
    margin: 0.7em 0 0;
    text-wrap: pretty;
  }
  .sanity-controls {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em 1em;
    align-items: center;
  }
  .sanity-controls label {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 0.2em 0.6em;
    align-items: center;
    min-block-size: 24px;
  }
  .sanity-controls button {
    min-inline-size: 3.2em;
    min-block-size: 24px;
    text-align: start;
  }
  input[type='range'] {
    inline-size: 10em;
    margin: 0;
  }
  input[type='range']:focus-visible,
  summary:focus-visible,
  .scrolling:focus-visible {
    outline: 2px solid var(--convlens-accent, currentcolor);
    outline-offset: 2px;
  }
  .sanity details {
    margin-block-start: 0.6em;
  }
  summary {
    inline-size: fit-content;
    cursor: pointer;
  }
  .scrolling {
    overflow-x: auto;
  }
  table {
    margin-block-start: 0.4em;
    border-collapse: collapse;
  }
  caption {
    color: var(--quiet);
    text-align: start;
  }
  th,
  td {
    padding: 0.15em 1em 0.15em 0;
    font-weight: normal;
    text-align: start;
    white-space: nowrap;
  }
  thead th {
    border-block-end: 1px solid var(--line);
  }
  @media print {
    .sanity-controls {
      display: none;
    }
  }
`;
