/** Classes and types; importing it registers nothing. */
export * from './engine.js';
export { ReluBackward } from './components/relu-backward/relu-backward.js';
export { SaliencyMap } from './components/saliency-map/saliency-map.js';
export type { ChannelView } from './components/channels.js';
export type { SanityStep } from './components/saliency-map/extras/sanity-check.js';
