/**
 * The entry `convlens/engine` in Node: the same functions, computed in this process. They read the
 * files that the script names, anywhere on disk and on servers.
 */
import { readForScript } from './reading/reader.js';

export * from '../engine.js';

readForScript();
