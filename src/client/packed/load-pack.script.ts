import { scriptBase } from '../../asset-base.js';
import { trustedAddress } from '../trusted-address.js';

/**
 * Loads a pack as a classic script from beside the kit's own, which browsers also allow in pages
 * from disk, where they forbid modules and `fetch`. Rejects when there is none.
 */
export function loadPack(name: string): Promise<void> {
  const script = document.createElement('script');
  const address = `${scriptBase ?? ''}packs/${name}.pack.js`;
  script.src = trustedAddress(address);
  return new Promise<void>((resolve, reject) => {
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${address} could not be loaded`));
    document.head.append(script);
  }).finally(() => script.remove());
}
