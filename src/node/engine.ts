/**
 * The entry `convlens/engine` of scripts in Node: the same functions, computed in this process. They
 * read what the script names, from the current directory, from anywhere else on disk, and from servers.
 */
import { readForScript } from './reading/reader.js';

export * from '../engine.js';

readForScript();
