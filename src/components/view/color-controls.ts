import { html, type LitElement, type TemplateResult } from 'lit';
import { isExplaining } from '../base/scene-values.js';
import { readColorMap, writtenColorMap } from '../figure/color-maps.js';
import { translate } from '../locale/message.js';
import { checkControl, choiceControl } from './controls.js';
import { choose } from './reader-choice.js';

/** What the colors of a map look like, from negative to positive. */
const names: Record<string, () => string> = {
  RdBu: () => translate`blue to red`,
  PuOr: () => translate`purple to orange`,
  PRGn: () => translate`purple to green`,
  BrBG: () => translate`brown to teal`,
  greys: () => translate`shades of gray`,
};

type Colored = LitElement & { colormap: string };

/** The colors of an element's maps; none for one whose images have their own. */
export function colorControls(host: LitElement): Record<string, () => TemplateResult> {
  return isColored(host) ? { colormap: () => colorControl(host) } : {};
}

function isColored(host: LitElement): host is Colored {
  return isExplaining(host) && 'colormap' in host && typeof host.colormap === 'string';
}

/** Which colors, and whether negative values are hatched: without hue, both ends of most look alike. */
function colorControl(host: Colored): TemplateResult {
  const { name, isHatched } = readColorMap(host.colormap);
  const set = (colors: string, hatches: boolean): void =>
    choose<{ colormap: string }>({ host }, { colormap: writtenColorMap(colors, hatches) });
  return html`${choiceControl(
    translate`Colors`,
    Object.entries(names).map(([value, label]) => ({ value, label: label() })),
    name,
    (chosen) => set(chosen, isHatched),
  )}
  ${checkControl(translate`Hatch negative values`, isHatched, (checked) => set(name, checked))}`;
}
