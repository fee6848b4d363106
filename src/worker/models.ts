import { util } from '@tensorflow/tfjs-core';
import {
  defaultLimits,
  type BackendName,
  type ModelLimits,
  type ModelReference,
} from '../protocol.js';
import { canonize } from './import/canonize.js';
import type { FileAccess } from './import/fetch.js';
import { knownHead } from './import/describe-model.js';
import { fetchModel, fetchSnapshot, type ModelFiles } from './import/model-files.js';
import { Network } from './network/network.js';
import { decodeWeights } from './import/weights.js';
import { Shared, type Waiter } from './shared.js';

/** Milliseconds that a model which was loaded for a job stays, however long the job's turn takes to come. */
const RESERVED = 10_000;

/** One model in memory, or on its way there. */
interface Slot {
  model: ModelReference;
  files: Shared<ModelFiles>;
  /** Of the files, as soon as it is known. */
  fileBytes: number;
  isLoaded: boolean;
  networks: Map<BackendName, Network>;
  /** Of the networks, when they were last used. */
  networkBytes: number;
  /** Whether nothing that was prepared is left to be let go. */
  isBare: boolean;
  /** Jobs and trainings that need it now. */
  users: number;
  reservedUntil: number;
}

/**
 * Every model that the page uses: fetched once, and built once for each backend. What is beyond the
 * budget leaves memory, least recently used first: kernels that were prepared, then whole models, which
 * are fetched again when they are needed. What is in use stays, even beyond the budget.
 */
export class Models {
  /** Least recently used first. */
  private readonly slots = new Map<string, Slot>();

  constructor(
    private readonly access: FileAccess,
    private readonly limits: ModelLimits = defaultLimits,
    private readonly budget = Infinity,
  ) {}

  /** Whether a job can compute with it at once. */
  has(model: ModelReference): boolean {
    return this.slots.get(keyOf(model))?.isLoaded ?? false;
  }

  /** The model's files; a failure is not kept: a retry fetches again. */
  fetch(model: ModelReference, waiter: Waiter): Promise<ModelFiles> {
    return this.slotOf(model).files.wait(waiter);
  }

  /** The same for a job whose turn is yet to come. */
  async reserve(model: ModelReference, waiter: Waiter): Promise<ModelFiles> {
    const slot = this.slotOf(model);
    slot.reservedUntil = Infinity;
    try {
      return await slot.files.wait(waiter);
    } finally {
      slot.reservedUntil = performance.now() + RESERVED;
    }
  }

  /** Keeps a model in memory for as long as `work` goes on; fetches it where it is not there. */
  async use<T>(
    model: ModelReference,
    waiter: Waiter,
    work: (files: ModelFiles) => Promise<T>,
  ): Promise<T> {
    const release = this.hold(model);
    try {
      return await work(await this.fetch(model, waiter));
    } finally {
      release();
      this.makeRoom();
    }
  }

  /** Keeps a model in memory until what is returned is called. */
  hold(model: ModelReference): () => void {
    const slot = this.slotOf(model);
    slot.users++;
    slot.reservedUntil = 0;
    return () => {
      slot.users--;
      this.measure(slot);
    };
  }

  /** The network on `backend`, which must be the active one, of a model in use. */
  network(model: ModelReference, files: ModelFiles, backend: BackendName): Network {
    const slot = this.slotOf(model);
    const { networks } = slot;
    let network = networks.get(backend);
    if (!network) {
      // As numbers of 32 bits, in whatever form the files have them.
      this.makeRoom(4 * files.specs.reduce((sum, { shape }) => sum + util.sizeFromShape(shape), 0));
      network = new Network(
        canonize(files.source, knownHead(files), () => decodeWeights(files.weights, files.specs)),
      );
      networks.set(backend, network);
      this.measure(slot);
    }
    return network;
  }

  /** Lets go of a model whose files cannot be explained with, with all of its snapshots. */
  discard({ url, card }: ModelReference): void {
    for (const [key, slot] of [...this.slots]) {
      const { model, networks } = slot;
      if (model.url !== url || model.card !== card || !isIdle(slot)) continue;
      for (const network of networks.values()) network.dispose();
      this.slots.delete(key);
    }
  }

  /** Forgets what lived on a backend that is about to go. */
  forget(backend: BackendName): void {
    for (const slot of this.slots.values()) {
      if (!slot.networks.has(backend)) continue;
      slot.networks.get(backend)?.dispose();
      slot.networks.delete(backend);
      this.measure(slot);
    }
  }

  get report(): { models: number; fileBytes: number } {
    const slots = [...this.slots.values()];
    return {
      models: slots.length,
      fileBytes: slots.reduce((sum, slot) => sum + slot.fileBytes, 0),
    };
  }

  private slotOf(model: ModelReference): Slot {
    const key = keyOf(model);
    const slot = this.slots.get(key) ?? this.startLoading(key, model);
    // The most recently used is the last.
    this.slots.delete(key);
    this.slots.set(key, slot);
    return slot;
  }

  private startLoading(key: string, model: ModelReference): Slot {
    const drop = (): void => {
      // Another may have taken its place.
      if (this.slots.get(key) === slot) this.slots.delete(key);
    };
    const load = async (whole: Waiter): Promise<ModelFiles> => {
      try {
        const files = await this.load(model, whole, (bytes) => {
          this.makeRoom(bytes);
          slot.fileBytes = bytes;
        });
        slot.fileBytes = files.bytes;
        slot.isLoaded = true;
        return files;
      } catch (error) {
        drop();
        throw error;
      }
    };
    const slot: Slot = {
      model,
      files: new Shared(load, drop),
      fileBytes: 0,
      isLoaded: false,
      networks: new Map(),
      networkBytes: 0,
      isBare: true,
      users: 0,
      reservedUntil: 0,
    };
    return slot;
  }

  private load(
    { snapshot, ...model }: ModelReference,
    whole: Waiter,
    onSize: (bytes: number) => void,
  ): Promise<ModelFiles> {
    const source = { ...this.access, onSize, ...whole };
    if (snapshot === undefined) return fetchModel(model, source, this.limits);
    // One topology and one card for all snapshots.
    return this.use(model, whole, (files) => fetchSnapshot(files, snapshot, source));
  }

  /** What a job may have made is looked for in the model that it used alone: there may be thousands. */
  private measure(slot: Slot): void {
    slot.networkBytes = [...slot.networks.values()].reduce((sum, { bytes }) => sum + bytes, 0);
    slot.isBare = false;
  }

  /** Lets go of what nobody uses until `more` bytes fit into the budget, or nothing is left to go. */
  private makeRoom(more = 0): void {
    let over = this.bytes + more - this.budget;
    if (over <= 0) return;
    const idle = [...this.slots].filter(([, slot]) => isIdle(slot));
    for (const [, slot] of idle) {
      if (over <= 0) return;
      if (slot.isBare) continue;
      over -= slot.networkBytes;
      for (const network of slot.networks.values()) network.disposePrepared();
      this.measure(slot);
      over += slot.networkBytes;
      slot.isBare = true;
    }
    // Alone, the last one may be larger than the budget; it goes when another comes.
    const newest = more === 0 ? [...this.slots.keys()].at(-1) : null;
    for (const [key, slot] of idle) {
      if (over <= 0) return;
      if (key === newest) continue;
      for (const network of slot.networks.values()) network.dispose();
      over -= slot.fileBytes + slot.networkBytes;
      this.slots.delete(key);
    }
  }

  private get bytes(): number {
    let sum = 0;
    for (const slot of this.slots.values()) sum += slot.fileBytes + slot.networkBytes;
    return sum;
  }
}

function isIdle({ isLoaded, users, reservedUntil }: Slot): boolean {
  return isLoaded && users === 0 && performance.now() >= reservedUntil;
}

function keyOf({ url, card, snapshot, output }: ModelReference): string {
  return JSON.stringify([url, card, snapshot, output]);
}
