import { currentSettings } from '../../client/settings.js';
import { version } from './version.build.js';

/** Where other pages get the kit from. */
export interface KitAddress {
  /** Folder of `convlens.js`, with a slash at the end. */
  base: string;
  /** Whether it also has `embed.html`, as a page and not as text. */
  hasPage: boolean;
}

/** Serves the files of npm packages, pages as pages. */
const REGISTRY = `https://unpkg.com/convlens@${version}/dist/`;

/**
 * Looks for `embed.html` in the folder that the script of this page is from. Bundlers move scripts
 * and leave that page behind; code then names the published package.
 */
export async function findKit(): Promise<KitAddress> {
  const base = currentSettings().assetBase;
  if (/^https?:/.test(base)) {
    try {
      const response = await fetch(`${base}embed.html`);
      const isPage = response.headers.get('content-type')?.startsWith('text/html');
      // Some servers answer every address with the site's first page.
      if (response.ok && (await response.text()).includes('src="embed.js"')) {
        return { base, hasPage: Boolean(isPage) };
      }
    } catch {
      // From another origin without CORS headers, or against the page's policy.
    }
  }
  return { base: REGISTRY, hasPage: false };
}
