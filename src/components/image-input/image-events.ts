import type { ErrorDetail } from '../../protocol.js';
import type { ImageChange } from './image-input.js';

/** The events of `<image-input>`, by name; its docblock says when. */
export interface ImageInputEventMap {
  'image-change': CustomEvent<ImageChange>;
  'part-error': CustomEvent<ErrorDetail>;
}
