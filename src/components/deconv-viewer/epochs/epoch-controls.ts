import { html, nothing, type TemplateResult } from 'lit';
import { checkControl, choiceControl } from '../../view/controls.js';
import { say } from '../../locale/message.js';
import { reducesMotion } from '../../base/visibility.js';
import { accuracyChart } from './accuracy-chart.js';
import { epochText } from './epoch-list.js';
import type { EpochPlayer } from './epoch-player.js';
import { isSameScale } from './epoch-scales.js';
import { PAGE } from './tiles.js';

/** The scrubber with its button, the line of accuracies along it, and what else can be chosen. */
export function epochControls(player: EpochPlayer): TemplateResult {
  const { epochs, wanted, computing, host } = player;
  const withControls = host.controls !== 'none';
  return html`
    <div class="epoch-controls">
      ${withControls ? scrubber(player) : nothing}
      <span part="epoch-status" class="epoch-status" dir="auto">
        ${wanted ? epochText(wanted) : nothing}${computing ? ' …' : ''}
      </span>
      ${epochs.length > 0 ? accuracyChart(epochs, player.shown) : nothing}
    </div>
    ${withControls ? choices(player) : nothing}
  `;
}

function scrubber(player: EpochPlayer): TemplateResult {
  const { epochs, wanted, playback } = player;
  const known = epochs.length > 0;
  const slide = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    playback.pause();
    void player.go(epochs[event.target.valueAsNumber]!);
  };
  const still = reducesMotion();
  const press = (): void => {
    if (playback.playing) playback.pause();
    else if (still) void player.go(player.after(wanted));
    else void playback.play();
  };
  return html`
    <button part="play" type="button" ?disabled=${!known} @click=${press}>
      ${playback.playing ? say`Pause` : still ? say`Next epoch` : say`Play`}
    </button>
    <input
      part="scrubber"
      type="range"
      aria-label=${say`Epoch of the training`}
      min="0"
      max=${Math.max(1, epochs.length - 1)}
      step="1"
      .value=${String(wanted ? epochs.indexOf(wanted) : 0)}
      aria-valuetext=${wanted ? epochText(wanted) : nothing}
      ?disabled=${!known}
      @input=${slide}
    />
  `;
}

function choices(player: EpochPlayer): TemplateResult {
  const total = player.loader?.contents.all[0]?.page(player.page).total ?? 0;
  const pages = Array.from({ length: Math.ceil(total / PAGE) }, (_, page) => ({
    value: String(page),
    label: say`${page * PAGE} to ${Math.min(total, (page + 1) * PAGE) - 1}`,
  }));
  const turn = (page: string): void => {
    player.page = Number(page);
    player.host.requestUpdate();
  };
  const check = (checked: boolean): void => {
    player.sameScale = checked;
    player.host.requestUpdate();
  };
  return html`
    <div part="epoch-choices" class="controls">
      ${checkControl(say`Same colours for all maps and epochs`, isSameScale(player), check)}
      ${pages.length > 1 ? choiceControl(say`Maps`, pages, String(player.page), turn) : nothing}
    </div>
  `;
}
