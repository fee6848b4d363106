import { ExplainError } from '../protocol.js';

/**
 * A code on the way from one to another along a great circle (K. Shoemake 1985), the length going
 * evenly from the one's to the other's.
 *
 * @param from a latent code
 * @param to another of the same length
 * @param share 0 for the first, 1 for the second
 * @returns a code of the same length
 * @throws `argument-invalid`
 */
export function betweenCodes(from: Float32Array, to: Float32Array, share: number): Float32Array {
  if (!(from?.length === to?.length && Number.isFinite(share) && from?.map)) {
    throw new ExplainError(
      'argument-invalid',
      'betweenCodes() takes two codes of one length, and a number.',
      'Call it as betweenCodes(from, to, 0.5).',
    );
  }
  const lengthOf = (code: Float32Array): number =>
    Math.sqrt(code.reduce((sum, value) => sum + value * value, 0));
  const [fromLength, toLength] = [lengthOf(from), lengthOf(to)];
  const product = from.reduce((sum, value, index) => sum + value * to[index]!, 0);
  const cosine = Math.min(Math.max(product / (fromLength * toLength), -1), 1);
  const angle = Math.acos(cosine);
  // Codes of nearly one direction, or of length 0, have no great circle.
  if (!(Math.sin(angle) > 1e-6)) {
    return from.map((value, index) => value + share * (to[index]! - value));
  }
  const length = fromLength + share * (toLength - fromLength);
  const [a, b] = [Math.sin((1 - share) * angle), Math.sin(share * angle)].map(
    (part) => (part * length) / Math.sin(angle),
  ) as [number, number];
  return from.map((value, index) => (a * value) / fromLength + (b * to[index]!) / toLength);
}
