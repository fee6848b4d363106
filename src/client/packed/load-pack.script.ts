import { scriptBase } from '../../asset-base.js';
import { trustedAddress } from '../../protocol/trusted-address.js';
import { packHashes } from './pack-hashes.js';

/**
 * Loads a pack as a classic script from beside the kit's own, which browsers also allow in pages
 * from disk, where they forbid modules and `fetch`. Rejects when it is not there.
 */
export function loadPack(name: string): Promise<void> {
  const hash = packHashes[name];
  if (hash === undefined) return Promise.resolve();
  const script = document.createElement('script');
  const address = `${scriptBase ?? ''}packs/${name}.${hash}.pack.js`;
  script.src = trustedAddress(address);
  return new Promise<void>((resolve, reject) => {
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${address} could not be loaded`));
    document.head.append(script);
  }).finally(() => script.remove());
}
