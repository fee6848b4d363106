import { extremum } from './extremum.js';
import type { NodeBase } from './operation.js';

/** The largest of two inputs or more, cell by cell; repeated along axes where they have one value. */
export interface Maximum extends NodeBase {
  kind: 'maximum';
}

export const maximum = extremum<Maximum>(1);
