import { readFileSync } from 'node:fs';
import { kitFolder } from './kit-folder.js';

const manifest: unknown = JSON.parse(readFileSync(new URL('package.json', kitFolder), 'utf8'));

/** The kit's, as its package says. */
export const version = String(Object(manifest).version);
