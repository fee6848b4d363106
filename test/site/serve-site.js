import { existsSync } from 'node:fs';
import path from 'node:path';
import { serve } from '../../scripts/server.js';
import { makeFolder, root } from '../pages/helpers.js';

/** The folder that `npm run site:pages` has written. */
export const built = path.join(root, 'build/site');

/** Serves the site from a folder of its host; `base` is its address, with a slash at the end. */
export async function serveSite() {
  if (!existsSync(built)) throw new Error('There is no site to test: npm run site:pages first.');
  const server = await serve(await makeFolder({ 'some/where': { linkTo: built } }));
  return { ...server, base: `${server.url}/some/where/` };
}
