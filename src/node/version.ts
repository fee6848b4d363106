import { readFileSync } from 'node:fs';
import { kitFolder } from './files.js';

/** The kit's, as its package says. */
export const version: string = String(
  Reflect.get(
    JSON.parse(readFileSync(new URL('package.json', kitFolder), 'utf8')) as object,
    'version',
  ),
);
