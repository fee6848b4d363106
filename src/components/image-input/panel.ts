import type { TemplateResult } from 'lit';
import { ExplainError } from '../../protocol.js';

/** What is open below the buttons: the pad, the crop or the camera. */
export interface Panel {
  render(): TemplateResult;
  /** It is shown no more; what it holds of the machine is given back. */
  close(): void;
}

/** Code of a panel, fetched when the reader opens it. */
export async function fetched<T>(loading: Promise<T>): Promise<T> {
  return loading.catch((error: unknown) => {
    throw ExplainError.of(
      error,
      'part-unreachable',
      'A part of the kit is missing',
      'Publish all files of dist/ and reload the page.',
    );
  });
}
