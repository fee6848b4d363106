import {
  defaultLimits,
  type BackendName,
  type ModelLimits,
  type ModelReference,
  type Progress,
} from '../protocol.js';
import { canonize } from './network/canonize.js';
import { fetchModel, fetchSnapshot, type ModelFiles } from './network/model-files.js';
import { Network } from './network/network.js';
import { decodeWeights } from './network/weights.js';

/** Every model that the page uses: fetched once, and built once for each backend. */
export class Models {
  private readonly files = new Map<string, Promise<ModelFiles>>();
  private readonly networks = new Map<BackendName, Map<string, Network>>();

  constructor(private readonly limits: ModelLimits = defaultLimits) {}

  fetch(model: ModelReference, onProgress: (progress: Progress) => void): Promise<ModelFiles> {
    const key = keyOf(model);
    let files = this.files.get(key);
    if (!files) {
      files = this.fetchAnew(model, onProgress);
      this.files.set(key, files);
      // A failure is not kept: a retry fetches again.
      files.catch(() => this.files.delete(key));
    }
    return files;
  }

  private async fetchAnew(
    { snapshot, ...model }: ModelReference,
    onProgress: (progress: Progress) => void,
  ): Promise<ModelFiles> {
    const onBytes = (loaded: number, total: number) =>
      onProgress({ phase: 'model', loaded, total });
    if (snapshot === undefined) return fetchModel(model, onBytes, this.limits);
    // One topology and one card for all snapshots.
    return fetchSnapshot(await this.fetch(model, onProgress), snapshot, onBytes);
  }

  /** The network on `backend`, which must be the active one. */
  network(model: ModelReference, files: ModelFiles, backend: BackendName): Network {
    const built = this.networks.get(backend) ?? new Map<string, Network>();
    this.networks.set(backend, built);
    let network = built.get(keyOf(model));
    if (!network) {
      network = new Network(
        canonize(files.source, () => decodeWeights(files.weights, files.specs)),
      );
      built.set(keyOf(model), network);
    }
    return network;
  }

  /** Forgets what lived on a backend that is about to go. */
  forget(backend: BackendName): void {
    for (const network of this.networks.get(backend)?.values() ?? []) network.dispose();
    this.networks.delete(backend);
  }

  get count(): number {
    return this.files.size;
  }
}

function keyOf({ url, card, snapshot }: ModelReference): string {
  return JSON.stringify([url, card, snapshot]);
}
