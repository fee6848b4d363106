import { readFileSync } from 'node:fs';
import { kitFolder } from './kit-folder.js';

const manifest: unknown = JSON.parse(readFileSync(new URL('package.json', kitFolder), 'utf8'));

/** The version of the kit, from its package. */
export const version = String(Object(manifest).version);
