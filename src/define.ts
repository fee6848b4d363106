/** Registers every element of the kit; doing so twice is harmless. */
import { CodespaceAm } from './components/codespace-am/codespace-am.js';
import { DeconvViewer } from './components/deconv-viewer/deconv-viewer.js';
import { ExplainScene } from './components/explain-scene/explain-scene.js';
import { ImageInput } from './components/image-input/image-input.js';
import { LrpHeatmap } from './components/lrp-heatmap/lrp-heatmap.js';
import { OcclusionGrid } from './components/occlusion-grid/occlusion-grid.js';
import { ReluBackward } from './components/relu-backward/relu-backward.js';
import { SaliencyMap } from './components/saliency-map/saliency-map.js';

const elements: Record<string, CustomElementConstructor> = {
  'codespace-am': CodespaceAm,
  'deconv-viewer': DeconvViewer,
  'explain-scene': ExplainScene,
  'image-input': ImageInput,
  'lrp-heatmap': LrpHeatmap,
  'occlusion-grid': OcclusionGrid,
  'relu-backward': ReluBackward,
  'saliency-map': SaliencyMap,
};

// In plain Node there is nothing to register with.
if (typeof customElements !== 'undefined') {
  for (const [tag, element] of Object.entries(elements)) {
    if (!customElements.get(tag)) customElements.define(tag, element);
  }
}

export * from './index.js';
