import { nothing, type TemplateResult } from 'lit';
import type { LayerRelevance } from '../../protocol.js';
import type { Control } from '../view/control-row.js';
import { translate } from '../locale/message.js';
import { checkControl, sliderControl } from '../view/controls.js';
import { LiveSettings } from '../view/live-settings.js';
import { choose } from '../view/reader-choice.js';
import type { LrpAttributes } from './lrp-attributes.js';
import type { LrpController } from './lrp-controller.js';
import { comparedNames, knownLayerRules } from './lrp-request.js';
import { formatParameter } from './lrp-title-text.js';

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

/** Epsilon in units of the layer, unless given. */
const RELATIVE = 0.25;

const sliding = new WeakMap<LrpController, LiveSettings<LrpAttributes>>();

/** What the reader's sliders set, by the element. */
export function slidingOf(controller: LrpController): LiveSettings<LrpAttributes> {
  const known = sliding.get(controller) ?? new LiveSettings<LrpAttributes>(controller);
  sliding.set(controller, known);
  return known;
}

/** Sliders of what the rules that are in use can be told; each answers while it moves. */
export function parameterControls(
  controller: LrpController,
): Record<Parameter | 'epsilon-scale', () => Control> {
  const { host, result } = controller;
  const layers = Object.values(result?.details.compared ?? {}).flatMap(({ details, method }) =>
    details.layers.map((layer) => ({ layer, composite: method })),
  );
  const own = knownLayerRules(host.layerRules);
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
  const isUsed = (parameter: Parameter): boolean =>
    result ? layers.some((each) => obeys(parameter, each)) : isLikely(parameter, host);
  const control = (parameter: Parameter) => (): Control =>
    isUsed(parameter) ? slider(controller, parameter) : nothing;
  const scale = (): Control => (isUsed('epsilon') ? scaleControl(controller) : nothing);
  return {
    epsilon: control('epsilon'),
    'epsilon-scale': scale,
    gamma: control('gamma'),
    alpha: control('alpha'),
  };
}

/** What epsilon is measured in; a number for the one says nothing in the other. */
function scaleControl(controller: LrpController): TemplateResult {
  const isOn = controller.host.epsilonScale === 'layer';
  return checkControl(translate`ε relative to each layer`, isOn, (relative) =>
    choose(controller, { epsilonScale: relative ? 'layer' : 'absolute', epsilon: null }),
  );
}

/** By the names of the composites, to keep the room of a slider before the first answer. */
function isLikely(parameter: Parameter, attributes: LrpAttributes): boolean {
  const name = { epsilon: 'epsilon', gamma: 'gamma', alpha: 'alpha-beta' }[parameter];
  return comparedNames(attributes).some((composite) => composite.includes(name));
}

function slider(controller: LrpController, parameter: Parameter): TemplateResult {
  const { label, low, high, step, initial, isPower } = sliders[parameter];
  const live = slidingOf(controller);
  const isRelative = parameter === 'epsilon' && controller.host.epsilonScale === 'layer';
  const usual = isRelative ? RELATIVE : initial;
  const value = live.standing(parameter) ?? controller.host[parameter] ?? usual;
  const number = formatParameter(value);
  const words = { epsilon: isRelative ? translate`${number} × layer RMS` : number, gamma: number };
  const shown =
    parameter === 'alpha' ? `${number}, β ${formatParameter(value - 1)}` : words[parameter];
  const slide = (moved: number): void =>
    live.slide({ [parameter]: isPower ? Number((10 ** moved).toPrecision(2)) : moved });
  const place = isPower ? Math.log10(Math.max(value, 10 ** low)) : value;
  return sliderControl(label, [low, high, step], place, slide, shown);
}
