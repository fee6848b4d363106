import { html, nothing, type TemplateResult } from 'lit';
import { reducesMotion } from '../../motion.js';
import type { TrainingPlayer } from './training-player.js';

/** Steps of one press where nothing may move by itself. */
const STEPS_OF_PRESS = 25;

/** The buttons, and how far the training is. */
export function trainingControls(player: TrainingPlayer): TemplateResult {
  const { step, losses, starting, busy, unfinished } = player;
  const loss = losses.at(-1);
  return html`
    <div part="training-controls" class="training-controls">
      ${player.host.controls === 'none' ? nothing : buttons(player)}
      <span part="training-status" class="training-status" dir="auto">
        ${starting ? 'starting …' : `step ${step}`}${!starting && loss !== undefined ? `, loss ${loss.toFixed(3)}` : ''}${unfinished || busy ? '' : ': here it ends'}
      </span>
    </div>
  `;
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
      ${still ? `Train ${STEPS_OF_PRESS} steps` : playing ? 'Pause' : 'Train'}
    </button>
    <button
      part="train-once"
      type="button"
      ?disabled=${stopped || busy}
      @click=${() => void player.advance(1)}
    >
      One step
    </button>
    <button
      part="train-reset"
      type="button"
      ?disabled=${starting}
      @click=${() => void player.reset()}
    >
      Reset
    </button>
  `;
}
