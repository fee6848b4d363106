import { html, type TemplateResult } from 'lit';
import type { LayerRelevance } from '../../protocol.js';
import { formatParameter } from './format-parameter.js';
import { knownLayerRules } from './layer-rules.js';
import { comparedNames } from './lrp-request.js';
import type { LrpHeatmap } from './lrp-heatmap.js';
import type { LrpState } from './lrp-state.js';

type Parameter = 'epsilon' | 'gamma' | 'alpha';

/** What each slider moves: the parameter itself, or its power of ten. */
const sliders: Record<
  Parameter,
  { label: string; low: number; high: number; step: number; initial: number; isPower: boolean }
> = {
  epsilon: { label: 'ε', low: -6, high: 1, step: 0.1, initial: 1e-6, isPower: true },
  gamma: { label: 'γ', low: 0, high: 2, step: 0.05, initial: 0.25, isPower: false },
  alpha: { label: 'α', low: 1, high: 4, step: 0.1, initial: 2, isPower: false },
};

/** Sliders of what the rules that are in use can be told; each answers while it moves. */
export function parameterControls({ element, result }: LrpState): TemplateResult[] {
  const layers = Object.values(result?.details.compared ?? {}).flatMap(({ details, method }) =>
    details.layers.map((layer) => ({ layer, composite: method })),
  );
  const own = knownLayerRules(element.layerRules);
  const obeys = (
    parameter: Parameter,
    { layer, composite }: { layer: LayerRelevance; composite: string },
  ): boolean => {
    if (layer.parameters[parameter] === undefined) return false;
    const told = own[layer.name];
    // Its own number wins, and that of a composite which fixes it.
    return told
      ? told[parameter] === undefined
      : parameter !== 'alpha' || composite === 'alpha-beta';
  };
  const used = (Object.keys(sliders) as Parameter[]).filter((parameter) =>
    result ? layers.some((each) => obeys(parameter, each)) : isLikely(parameter, element),
  );
  return used.map((parameter) => slider(element, parameter));
}

/** By the names of the composites, to keep the room of a slider before the first answer. */
function isLikely(parameter: Parameter, element: LrpHeatmap): boolean {
  const name = { epsilon: 'epsilon', gamma: 'gamma', alpha: 'alpha-beta' }[parameter];
  return comparedNames(element).some((composite) => composite.includes(name));
}

function slider(element: LrpHeatmap, parameter: Parameter): TemplateResult {
  const { label, low, high, step, initial, isPower } = sliders[parameter];
  const value = element[parameter] ?? initial;
  const number = formatParameter(value);
  const shown = parameter === 'alpha' ? `${number}, β ${formatParameter(value - 1)}` : number;
  const slide = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    const moved = event.target.valueAsNumber;
    element[parameter] = isPower ? Number((10 ** moved).toPrecision(2)) : moved;
  };
  return html`
    <label part="control">
      ${label}
      <input
        type="range"
        min=${low}
        max=${high}
        step=${step}
        .value=${String(isPower ? Math.log10(Math.max(value, 10 ** low)) : value)}
        aria-valuetext=${shown}
        @input=${slide}
      />
      <span class="value" aria-hidden="true">${shown}</span>
    </label>
  `;
}
