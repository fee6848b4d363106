import { operationOf } from '../operations/index.js';
import type { Rules } from './walker.js';

/** The exact gradient through every operation. */
export const gradientRules: Rules = (signal, pass) => operationOf(pass.node).gradient(signal, pass);
