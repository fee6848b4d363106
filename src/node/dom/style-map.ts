/** The kit's own sets styles on elements; Lit's gives them as the attribute's text, which is read here. */
export { styleMap } from 'lit/directives/style-map.js';
