import { html, nothing, type TemplateResult } from 'lit';
import { reducesMotion } from './motion.js';
import type { Playback } from './playback.js';

/** A sanity check by cascading randomisation, as its controls know it. */
export interface Randomisation {
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
export function randomisationControls(check: Randomisation): TemplateResult {
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
        Randomise layers from the top
        <input
          type="range"
          min="0"
          max=${Math.max(1, layers.length)}
          step="1"
          .value=${String(wanted)}
          aria-valuetext=${randomisedText(check)}
          ?disabled=${!known}
          @input=${slide}
        />
      </label>
      <button type="button" ?disabled=${!known} @click=${press}>
        ${playback.playing ? 'Pause' : still ? 'Next layer' : 'Play'}
      </button>
      <span class="computed">
        ${known ? randomisedText(check) : nothing}${check.computing ? ' …' : ''}
      </span>
    </div>
  `;
}

/** `none of 4`, `1 of 4: class scores`, `3 of 4: class scores down to second convolution`. */
function randomisedText({ wanted, titles }: Randomisation): string {
  const count = `${wanted === 0 ? 'none' : wanted} of ${titles.length}`;
  if (wanted === 0) return count;
  const [first] = titles;
  return wanted === 1 ? `${count}: ${first}` : `${count}: ${first} down to ${titles[wanted - 1]}`;
}
