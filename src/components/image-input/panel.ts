import type { TemplateResult } from 'lit';
import { partUnreachable } from '../../client/part-unreachable.js';

/** What is open below the buttons: the pad, the crop or the camera. */
export interface Panel {
  render(): TemplateResult;
  /** It is shown no more; what it holds of the machine is given back. */
  close(): void;
}

/** Code of a panel, fetched when the reader opens it. */
export async function fetched<T>(loading: Promise<T>): Promise<T> {
  return loading.catch((error: unknown) => {
    throw partUnreachable(error);
  });
}
