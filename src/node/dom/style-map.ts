/** Stands in for `components/style-map.ts` in the bundle for Node: styles as the attribute's text. */
export { styleMap } from 'lit/directives/style-map.js';
