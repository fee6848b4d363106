import { invalidFile } from '../foreign/invalid-file.js';
import type { Hdf5Object } from './hdf5/file.js';
import type { WeightList } from './weight-list.js';

/** Models in models, and layers in layers. */
const DEEPEST = 32;

/**
 * Adds the weights of a `.keras` file by their paths, such as `layers/conv2d_1/vars/0`: each layer has a
 * group of its class and number, nested models have groups of layers themselves.
 */
export function addArchivedWeights(root: Hdf5Object, weights: WeightList): void {
  const seen = new Set<number>([root.address]);
  const walk = (group: Hdf5Object, path: string, depth: number): void => {
    for (const name of group.names) {
      // The optimizer's are as many again.
      if (path === '' && name === 'optimizer') continue;
      const child = group.at(name);
      if (!child) continue;
      if (seen.has(child.address) || depth > DEEPEST) {
        throw invalidFile('The groups of the HDF5 file lead in circles, or too deep.');
      }
      seen.add(child.address);
      const below = `${path}${name}`;
      const dataset = child.dataset();
      if (dataset) weights.add(below, dataset, child.texts('dtype')?.[0] ?? null);
      else walk(child, `${below}/`, depth + 1);
    }
  };
  walk(root, '', 0);
}
