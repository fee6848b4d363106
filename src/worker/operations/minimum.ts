import { extremum } from './extremum.js';
import type { NodeBase } from './operation.js';

/** The smallest of two inputs or more, cell by cell; repeated along axes where they have one value. */
export interface Minimum extends NodeBase {
  kind: 'minimum';
}

export const minimum = extremum<Minimum>(-1);
