import type { Target } from '../protocol.js';

/**
 * What the target is explained rather than, besides a class: `none`; `others`, the mean of all other
 * classes (J. Gu et al. 2018); `rivals`, the others weighted by their softmax among themselves, which
 * explains the log-odds (G. Montavon et al. 2019). The weights are those of the image itself, and
 * constant: the softmax is not differentiated.
 */
export const contrasts = ['none', 'others', 'rivals'] as const;

/** The older name of what needs no class to be named. */
export type LrpContrast = (typeof contrasts)[number];

/** One of them, a class index, or a label. A label that is spelled like a word is given by its index. */
export type ContrastChoice = (typeof contrasts)[number] | number | (string & {});

/** What the target of a result is explained rather than. */
export type Contrast = { kind: 'others' | 'rivals' } | ({ kind: 'class' } & Target);
