/**
 * What a network's outputs mean, which its last activation decides unless the card says it:
 *
 * - `softmax`: probabilities that sum to 1
 * - `sigmoid`: independent probabilities; of one unit the two classes that Keras counts, 1 with the
 *   probability p and the logit z, 0 with 1 - p and -z
 * - `logits`: raw outputs of several units, shown through a softmax
 * - `value`: one raw output, which is no probability
 */
export const heads = ['softmax', 'sigmoid', 'logits', 'value'] as const;
/** What a network's outputs mean. */
export type Head = (typeof heads)[number];
