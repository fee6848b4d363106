import { html, nothing, type TemplateResult, svg, css } from 'lit';
import { reducesMotion } from '../base/visibility.js';
import { allows } from '../figure/controls-list.js';
import { pictureName } from '../figure/figure.js';
import { localNumber } from '../figure/format.js';
import type { ValueRange } from '../figure/heatmap.js';
import { layerTitle } from '../figure/layers.js';
import { mosaicBitmap, pendingSize, countText, tilesText } from '../figure/mosaic.js';
import { numbersOf } from '../figure/ranges.js';
import { hidesFindings } from '../figure/concealed.js';
import { shownResult } from '../figure/model-names.js';
import { answersText } from '../figure/sentences.js';
import { translate } from '../locale/message.js';
import { drawnLayer } from '../view/canvases.js';
import { legend } from '../view/legend.js';
import { partFailure } from '../view/figure-frame.js';
import { imageName } from '../view/image-name.js';
import { tellReaderChange } from '../view/reader-choice.js';
import { styleMap } from '../view/styles.js';
import type { TrainingPlayer } from './training-player.js';

/** The image with the prediction, the maps, the losses, and what drives them. */
export function trainingView(player: TrainingPlayer): TemplateResult {
  const { subject, description, failure, maps, answer, losses } = player;
  if (!subject) return html``;
  const note = failure ? html`${partFailure(failure)} ${snapshotsNote(player)}` : nothing;
  if (failure && !maps) return html`<div part="training" class="training">${note}</div>`;
  const [height, width] = subject.picture.input.shape;
  const title = translate`Feature maps: ${layerTitle(description, subject.layer)}`;
  return html`
    <div part="training" class="training" style=${styleMap({ '--aspect': `${width} / ${height}` })}>
      <div class="training-grid">
        <div>
          <div part="label" class="label">${translate`Input`}</div>
          <div part="picture" class="picture" data-space="input">
            ${drawnLayer({ part: 'picture', source: subject.picture.view, alternative: pictureName({ title: imageName(player.host, description) }) })}
          </div>
          <div class="training-answer" dir="auto">
            ${answer && !hidesFindings(player.host) ? answersText(shownResult(answer, description)) : html`&nbsp;`}
          </div>
        </div>
        <div>
          <div part="label" class="label">${countText(title, maps)}</div>
          ${mapsOf(player)}
        </div>
        <div>
          <div part="label" class="label">${translate`Loss of each step`}</div>
          ${lossChart(losses, description?.labels.length ?? 1)}
        </div>
      </div>
      ${trainingControls(player)} ${note}
      <p part="meaning" dir="auto">${captionText(player)}</p>
    </div>
  `;
}

/** All in one range, so that growth is seen. */
function mapsOf({ maps, limit, signed, host, subject }: TrainingPlayer): TemplateResult {
  const { colormap } = host;
  if (!maps) {
    const style = { 'aspect-ratio': subject ? pendingSize(subject.shape).join(' / ') : '' };
    return html`<div class="mosaic pending" style=${styleMap(style)}></div>
      ${legend(null, colormap)}`;
  }
  const numbers = numbersOf(host.range);
  const range: ValueRange = numbers ?? [-limit, limit];
  const colors = { ranges: maps.tiles.map(() => range), colorMap: colormap };
  const scale = { range, colorMap: colormap, fromZero: !numbers && !signed, note: '' };
  return html`
    ${drawnLayer({ part: 'maps', source: mosaicBitmap(maps, colors), alternative: translate`Feature maps`, summary: tilesText(maps) }, 'mosaic')}
    ${legend(scale, colormap)}
  `;
}

/** `Loss: 2.31 at first, 0.42 after 100 steps` */
function lossText(losses: readonly number[]): string {
  if (losses.length === 0) return translate`Loss: no step yet`;
  const [first, last] = [losses[0]!, losses.at(-1)!].map((loss) => localNumber(loss.toFixed(2)));
  return losses.length === 1
    ? translate`Loss: ${first!} at first, ${last!} after 1 step`
    : translate`Loss: ${first!} at first, ${last!} after ${losses.length} steps`;
}

/** What shows the training where it cannot run. */
function snapshotsNote({ description, host }: TrainingPlayer): unknown {
  if (!description?.snapshots.some(({ final }) => !final)) return nothing;
  return html`<p dir="auto">
    ${
      host.hasAttribute('epochs')
        ? translate`The snapshots of the model’s own training stand above.`
        : translate`The attribute "epochs" shows the snapshots of the model’s own training.`
    }
  </p>`;
}

function captionText({ description, fromSnapshot }: TrainingPlayer): string {
  const count = description?.trainingDigits?.labels.length;
  const start = fromSnapshot ? translate`its weights before training` : translate`random weights`;
  return [
    count
      ? translate`This page trains a copy of the network from ${start} on ${count} images; one step is a batch of 32.`
      : translate`This page trains a copy of the network from ${start}; one step is a batch of 32.`,
    translate`The horizontal line marks the loss of guessing.`,
  ].join(' ');
}

/** Steps of one press where nothing may move by itself. */
const STEPS_OF_PRESS = 25;

/** The buttons, and how far the training is. */
function trainingControls(player: TrainingPlayer): TemplateResult {
  return html`
    <div part="training-controls" class="training-controls">
      ${allows(player.host, 'train') ? buttons(player) : nothing}
      <span part="training-status" class="training-status" dir="auto"> ${statusText(player)} </span>
    </div>
  `;
}

function statusText({ step, losses, starting, busy, unfinished }: TrainingPlayer): string {
  if (starting) return translate`starting …`;
  const ends = !unfinished && !busy;
  const loss = losses.at(-1);
  if (loss === undefined) return ends ? translate`step ${step}: end of the training` : translate`step ${step}`;
  const written = localNumber(loss.toFixed(3));
  return ends
    ? translate`step ${step}, loss ${written}: end of the training`
    : translate`step ${step}, loss ${written}`;
}

function buttons(player: TrainingPlayer): TemplateResult {
  const { playing, starting, busy, failure, unfinished } = player;
  const still = reducesMotion();
  const press = (): void => {
    if (still) void player.advance(STEPS_OF_PRESS);
    else if (playing) player.pause();
    else void player.train();
    if (still) tellReaderChange(player.host, 'trainSteps', STEPS_OF_PRESS);
    else tellReaderChange(player.host, 'playing', player.playing);
  };
  const stepOnce = (): void => {
    void player.advance(1);
    tellReaderChange(player.host, 'trainSteps', 1);
  };
  const reset = (): void => {
    void player.reset();
    tellReaderChange(player.host, 'trainReset', null);
  };
  const stopped = starting || failure !== null || !unfinished;
  return html`
    <button
      part="train"
      type="button"
      class="train"
      ?disabled=${stopped || (still && busy)}
      @click=${press}
    >
      ${still ? translate`Train ${STEPS_OF_PRESS} steps` : playing ? translate`Pause` : translate`Train`}
    </button>
    <button
      part="train-once"
      type="button"
      ?disabled=${stopped || busy}
      @click=${stepOnce}
    >
      ${translate`One step`}
    </button>
    <button
      part="train-reset"
      type="button"
      ?disabled=${starting}
      @click=${reset}
    >
      ${translate`Reset`}
    </button>
  `;
}

/** The axis reaches to one of these: a line that always filled it would hide how it grows. */
const REACHES = [50, 100, 200, 400, 600];

/** The losses of all steps from the first; a line across where guessing among the classes lies. */
function lossChart(losses: readonly number[], classes: number): TemplateResult {
  const guess = Math.log(classes);
  const top = Math.max(guess, ...losses) * 1.05 || 1;
  const reach = REACHES.find((steps) => steps >= losses.length) ?? losses.length;
  const y = (loss: number): number => 100 * (1 - loss / top);
  const points = losses.map((loss, index) => `${(100 * (index + 1)) / reach} ${y(loss)}`);
  const summary = lossText(losses);
  return html`
    <div part="loss" class="loss" role="img" aria-label=${summary}>
      <div class="loss-plot">
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          <path class="hairline" d=${`M0 100H100M0 ${y(guess)}H100`} />
          ${points.length > 0 ? svg`<path class="line" d=${`M${points.join('L')}`} />` : nothing}
          ${points.length > 0 ? svg`<path class="dot" d=${`M${points.at(-1)}h0`} />` : nothing}
        </svg>
        <span class="loss-tick" style=${styleMap({ 'inset-block-start': `${y(guess)}%` })}
          >${localNumber(guess.toFixed(1))}</span
        ><span class="loss-tick">0</span>
      </div>
      <div class="loss-steps"><span>0</span><span>${translate`steps`}</span><span>${reach}</span></div>
    </div>
  `;
}

/** Image, maps and losses in one row, the buttons below. */
export const trainingStyles = css`
  .training {
    margin-block-start: 0.9em;
    padding-block-start: 0.7em;
    border-block-start: 1px solid var(--line);
  }
  .training p {
    max-inline-size: 44em;
    margin: 0.7em 0 0;
    text-wrap: pretty;
  }
  .training .failure {
    font-size: inherit;
  }
  .training-grid {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 2fr) minmax(0, 1.6fr);
    gap: 1em 1.2em;
    align-items: start;
    max-inline-size: calc(4.4 * var(--convlens-panel-size, 22em));
  }
  .training-answer,
  .training-status {
    font-variant-numeric: tabular-nums;
  }
  .training-answer {
    margin-block-start: 0.4em;
  }
  .training .mosaic {
    display: block;
    inline-size: 100%;
    image-rendering: pixelated;
  }
  .training-controls {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em 1.4em;
    margin-block-start: 1em;
  }
  .training-controls button:disabled {
    color: var(--quiet);
    text-decoration: none;
    cursor: default;
  }
  /* What stands beside it keeps its place when it turns into Pause. */
  .train {
    min-inline-size: 3.2em;
    text-align: start;
  }
  /* Time runs from left to right in every script. */
  .loss {
    direction: ltr;
    margin-inline-start: 2em;
  }
  .loss-plot {
    position: relative;
    block-size: 9em;
  }
  .loss svg {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    overflow: visible;
  }
  .loss .line {
    stroke: currentcolor;
    stroke-linejoin: round;
  }
  .loss .dot {
    stroke: currentcolor;
    stroke-width: 6px;
    stroke-linecap: round;
  }
  .loss-tick,
  .loss-steps {
    color: var(--quiet);
    font-size: 0.9em;
  }
  .loss-tick {
    position: absolute;
    inset-block-start: 100%;
    inset-inline-end: calc(100% + 0.5em);
    line-height: 1;
    transform: translateY(-50%);
  }
  .loss-steps {
    display: flex;
    justify-content: space-between;
    margin-block-start: 0.3em;
  }
  @container (max-width: 42em) {
    .training-grid {
      grid-template-columns: minmax(0, 1fr) minmax(0, 2fr);
    }
    .training-answer {
      min-block-size: 3em;
    }
    .training-grid > :last-child {
      grid-column: 1 / -1;
    }
  }
  @media print {
    .training-controls button {
      display: none;
    }
  }
`;
