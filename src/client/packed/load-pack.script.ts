import { scriptBase } from '../../asset-base.js';
import { trustedAddress } from '../../protocol/trusted-address.js';
import { packHashes } from './pack-hashes.js';

/**
 * Loads a pack as a classic script from beside the kit's own, which browsers also allow in pages
 * from disk, where they forbid modules and `fetch`. Rejects when it is not there. A copy by `convlens offline`
 * has packs that the package lacks, and names them in its tag.
 */
export function loadPack(name: string): Promise<void> {
  const hash = packHashes[name];
  const isNamed = document.querySelector(`script[data-packs~="${name}"]`) !== null;
  if (hash === undefined && !isNamed) return Promise.resolve();
  const file = hash === undefined ? name : `${name}.${hash}`;
  const script = document.createElement('script');
  const address = `${scriptBase ?? ''}packs/${file}.pack.js`;
  script.src = trustedAddress(address);
  return new Promise<void>((resolve, reject) => {
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${address} could not be loaded`));
    document.head.append(script);
  }).finally(() => script.remove());
}
