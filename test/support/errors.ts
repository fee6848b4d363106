import { ExplainError } from '../../dist/engine.js';

/** What a promise is rejected with; an error of another kind is passed on. */
export async function errorOf(promise: Promise<unknown>): Promise<ExplainError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof ExplainError) return error;
    throw error;
  }
  throw new Error('It was not rejected.');
}

/** The code that a promise is rejected with. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  return (await errorOf(promise)).code;
}
