import { ExplainError } from '../../dist/engine.js';

/** The code that a promise is rejected with; an error of another kind is passed on. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof ExplainError) return error.code;
    throw error;
  }
  throw new Error('It was not rejected.');
}
