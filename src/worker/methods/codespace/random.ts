export { normalNumbers, uniformNumbers } from '../../../protocol/random.js';
