import { engine } from '@tensorflow/tfjs-core';

/** `tidy` for results that are not tensors: what has to survive is marked with `keep` inside. */
export function scoped<T>(work: () => T): T {
  engine().startScope();
  try {
    return work();
  } finally {
    engine().endScope();
  }
}
