/** What an explainer does: each function by the name of its method. */
export {
  deconvFigureOf,
  deconvnet,
  deconvnet as deconvnetOf,
  filters,
  switchesOf,
} from './deconvnet.js';
export { contest } from './contest/fetched-contest.js';
export { explain } from './explain.js';
export { activations, forward } from './forward.js';
export { lrp, lrpOf, lrpOfBatch, lrpOfEach } from './lrp.js';
export { perturb } from './perturb.js';
export { picture } from './pictured.js';
export { predict } from './predict.js';
export { reluPass } from './relu-pass.js';
export { faithfulnessOf, saliency, saliencyOf, saliencyOfBatch, sanityOf } from './saliency.js';
