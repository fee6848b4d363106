/** What stands around every figure; fetched with the first that comes near. */
export { Toolbar } from '../toolbar/toolbar.js';
export { guard, styles as guardStyles } from './figure-guards.js';
export { titled } from './figure-title.js';
