/** Static figures of a page's explaining elements, computed in Node. Importing it has no effects. */
export {
  renderPage,
  type RenderedPage,
  type RenderOptions,
  type WidgetPlace,
  type WidgetReport,
} from './render-page.js';
export type { Explanation } from './explanation.js';
export { ExplainError, type ErrorDetail } from '../protocol.js';
