import { beside } from '../protocol.js';
import { fetchAhead, filesAhead } from './ahead.js';

/** Asks for a sample as soon as the card that lists it has come; what is wrong with either shows later. */
export async function prefetchSample(card: string, number: number): Promise<void> {
  const response = await filesAhead.get(card)?.response;
  if (!response?.ok) return;
  // The engine reads the same answer.
  const { samples } = (await response.clone().json()) as { samples?: unknown };
  const sample: unknown = Array.isArray(samples) ? samples[number] : null;
  if (typeof sample !== 'object' || sample === null) return;
  for (const field of ['src', 'large']) {
    const file: unknown = Reflect.get(sample, field);
    if (typeof file === 'string') fetchAhead(beside(file, card));
  }
}
