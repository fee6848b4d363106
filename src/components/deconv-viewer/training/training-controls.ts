import { html, nothing, type TemplateResult } from 'lit';
import { localNumber } from '../../figure/format.js';
import { say } from '../../locale/message.js';
import { reducesMotion } from '../../base/visibility.js';
import type { TrainingPlayer } from './training-player.js';

/** Steps of one press where nothing may move by itself. */
const STEPS_OF_PRESS = 25;

/** The buttons, and how far the training is. */
export function trainingControls(player: TrainingPlayer): TemplateResult {
  return html`
    <div part="training-controls" class="training-controls">
      ${player.host.controls === 'none' ? nothing : buttons(player)}
      <span part="training-status" class="training-status" dir="auto">
        ${statusText(player)}
      </span>
    </div>
  `;
}

function statusText({ step, losses, starting, busy, unfinished }: TrainingPlayer): string {
  if (starting) return say`starting …`;
  const ends = !unfinished && !busy;
  const loss = losses.at(-1);
  if (loss === undefined) return ends ? say`step ${step}: here it ends` : say`step ${step}`;
  const written = localNumber(loss.toFixed(3));
  return ends
    ? say`step ${step}, loss ${written}: here it ends`
    : say`step ${step}, loss ${written}`;
}

function buttons(player: TrainingPlayer): TemplateResult {
  const { playing, starting, busy, failure, unfinished } = player;
  const still = reducesMotion();
  const press = (): void => {
    if (still) void player.advance(STEPS_OF_PRESS);
    else if (playing) player.pause();
    else void player.train();
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
      ${still ? say`Train ${STEPS_OF_PRESS} steps` : playing ? say`Pause` : say`Train`}
    </button>
    <button
      part="train-once"
      type="button"
      ?disabled=${stopped || busy}
      @click=${() => void player.advance(1)}
    >
      ${say`One step`}
    </button>
    <button
      part="train-reset"
      type="button"
      ?disabled=${starting}
      @click=${() => void player.reset()}
    >
      ${say`Reset`}
    </button>
  `;
}
