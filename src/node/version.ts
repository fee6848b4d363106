import { readFileSync } from 'node:fs';
import { build } from '../build.js';
import { kitFolder } from './kit-folder.js';

const manifest: unknown = JSON.parse(readFileSync(new URL('package.json', kitFolder), 'utf8'));

/** The version of the kit, from its package. */
export const version = String(Object(manifest).version);

/** A folder for the files of this build alone, such as `1.0.0-5d41402a`: a `+` may be a space in an address. */
export const buildFolder = build.replace('+', '-');
