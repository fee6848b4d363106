import { isRecord, type JsonRecord } from '../json.js';
import type { Hdf5Object } from './hdf5/file.js';
import { modelClasses } from './model-class.js';
import type { WeightList } from './weight-list.js';

/**
 * Adds the weights of an `.h5` file: each layer has a group of its name, with the names of its weights in
 * an attribute. Keras 2 names them `conv1/kernel:0`, Keras 3 `sequential/conv1/kernel`, and a layer that
 * was renamed keeps the old names: of a layer's own the last part counts, of a nested model's what comes
 * behind its name.
 */
export function addLayerWeights(group: Hdf5Object, config: JsonRecord, weights: WeightList): void {
  const nested = namesOfNestedModels(config);
  for (const layer of group.texts('layer_names') ?? group.names) {
    const own = group.at(layer);
    for (const stored of own?.texts('weight_names') ?? []) {
      const found = own?.at(stored);
      const dataset = found?.dataset();
      if (!found || !dataset) continue;
      const plain = stored.replace(/:\d+$/, '');
      const short = nested.has(layer) ? behind(layer, plain) : plain.split('/').at(-1)!;
      const name = `${layer}/${short}`;
      const free = weights.has(name) ? `${layer}/${plain}` : name;
      if (!weights.has(free)) weights.add(free, dataset, found.texts('dtype')?.[0] ?? null);
    }
  }
}

function namesOfNestedModels({ config }: JsonRecord): Set<string> {
  const layers = isRecord(config) ? config.layers : config;
  const names = new Set<string>();
  for (const layer of Array.isArray(layers) ? layers : []) {
    if (!isRecord(layer) || !modelClasses.includes(layer.class_name)) continue;
    names.add(String((isRecord(layer.config) ? layer.config.name : null) ?? layer.name));
  }
  return names;
}

/** The part of a path behind the name of a model; all of it where that is not in it. */
function behind(model: string, path: string): string {
  const parts = path.split('/');
  const place = parts.indexOf(model);
  return place === -1 ? path : parts.slice(place + 1).join('/');
}
