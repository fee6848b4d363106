import { CodespaceAm } from '../../components/codespace-am/codespace-am.js';
import { DeconvViewer } from '../../components/deconv-viewer/deconv-viewer.js';
import { LrpHeatmap } from '../../components/lrp-heatmap/lrp-heatmap.js';
import { OcclusionGrid } from '../../components/occlusion-grid/occlusion-grid.js';
import { ReluBackward } from '../../components/relu-backward/relu-backward.js';
import { SaliencyMap } from '../../components/saliency-map/saliency-map.js';
import type { ExplainingTag, Widget } from './widgets.js';

const classes = {
  'saliency-map': SaliencyMap,
  'deconv-viewer': DeconvViewer,
  'occlusion-grid': OcclusionGrid,
  'lrp-heatmap': LrpHeatmap,
  'codespace-am': CodespaceAm,
  'relu-backward': ReluBackward,
} as const satisfies Record<ExplainingTag, unknown>;

export type ExplainingElement = InstanceType<(typeof classes)[ExplainingTag]>;

/** Attributes that change nothing in a rendered figure. */
const lively = ['loading', 'backend', 'width', 'height', 'controls', 'toolbar'];

/** The attributes that the element reads and that its figure depends on, by name. */
export function readAttributes({ tag, attributes }: Widget): [name: string, value: string][] {
  const read = classes[tag].observedAttributes;
  return Object.entries(attributes)
    .filter(([name]) => read.includes(name) && !lively.includes(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * The element itself, set up as a page would, but without controls, and computing only when it is
 * told to.
 */
export function makeElement(widget: Widget): ExplainingElement {
  const given = readAttributes(widget);
  const element = new classes[widget.tag]();
  Object.assign(element, { localName: widget.tag });
  if (widget.language) element.setAttribute('lang', widget.language);
  const { backend } = widget.attributes;
  const chosen = backend === undefined || backend === 'webgl' ? 'wasm' : backend;
  const ours = { backend: chosen, controls: 'none', toolbar: 'none', loading: 'click' };
  for (const [name, value] of [...given, ...Object.entries(ours)]) {
    element.setAttribute(name, value);
  }
  return element;
}
