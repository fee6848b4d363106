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
import { fetchModel, fetchSnapshot, snapshotOf, type ModelFiles } from './import/model-files.js';
import { withOtherCard } from './import/other-card.js';
import { Network } from './network/network.js';
import { decodeWeights } from './import/weights.js';
import { Shared, type Waiter } from './shared.js';

/** Milliseconds that a model which was loaded for a job stays, however long the job's turn takes to come. */
const RESERVED = 10_000;

/** What was built of a model's files. */
interface Built {
  networks: Map<BackendName, Network>;
  /** Of the networks, when they were last used. */
  bytes: number;
  /** Whether nothing that was prepared is left to be let go. */
  isBare: boolean;
}

/**
 * One model in memory, or on its way there. The same model by another card is one more, which shares its
 * files, and its networks where the outputs mean the same.
 */
interface Slot {
  model: ModelReference;
  files: Shared<ModelFiles>;
  /** Of the files, as soon as it is known. */
  fileBytes: number;
  /** The files, once they are there. */
  loaded: ModelFiles | null;
  built: Built;
  /** Jobs and trainings that need it now. */
  users: number;
  reservedUntil: number;
  /** Whether it leaves as soon as nobody needs it. */
  isReleased: boolean;
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
    return Boolean(this.slots.get(keyOf(model))?.loaded);
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
    // Who comes later needs it again.
    slot.isReleased = false;
    return () => {
      slot.users--;
      this.measure(slot);
      if (slot.isReleased) this.release(model);
    };
  }

  /** The network on `backend`, which must be the active one, of a model in use. */
  network(model: ModelReference, files: ModelFiles, backend: BackendName): Network {
    const slot = this.slotOf(model);
    const { networks } = slot.built;
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

  /** The network on a backend, where it is in memory. */
  built(model: ModelReference, backend: BackendName): Network | undefined {
    return this.slots.get(keyOf(model))?.built.networks.get(backend);
  }

  /** Lets go of a model whose files cannot be explained with, with all of its snapshots. */
  discard({ url, card }: ModelReference): void {
    for (const [key, slot] of [...this.slots]) {
      const { model } = slot;
      if (model.url === url && model.card === card && isIdle(slot)) this.remove(key, slot);
    }
  }

  /** Lets go of a model with all of its snapshots: at once, or when the last job or training that needs it ends. */
  release({ url, card }: ModelReference): void {
    for (const [key, slot] of [...this.slots]) {
      const { model, users, loaded } = slot;
      if (model.url !== url || model.card !== card) continue;
      if (users === 0 && loaded) this.remove(key, slot);
      else slot.isReleased = true;
    }
  }

  /** Forgets what lived on a backend that is about to go. */
  forget(backend: BackendName): void {
    for (const slot of this.slots.values()) {
      const { networks } = slot.built;
      if (!networks.has(backend)) continue;
      networks.get(backend)?.dispose();
      networks.delete(backend);
      this.measure(slot);
    }
  }

  get report(): { models: number; fileBytes: number } {
    return { models: this.slots.size, fileBytes: this.fileBytes };
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
        slot.loaded = files;
        slot.built = this.builtOf(files) ?? slot.built;
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
      loaded: null,
      built: { networks: new Map(), bytes: 0, isBare: true },
      users: 0,
      reservedUntil: 0,
      isReleased: false,
    };
    return slot;
  }

  private async load(
    { snapshot, ...model }: ModelReference,
    whole: Waiter,
    onSize: (bytes: number) => void,
  ): Promise<ModelFiles> {
    const source = { ...this.access, onSize, ...whole };
    const loaded = this.filesAt(model.url, snapshot);
    if (snapshot === undefined) {
      const files = await withOtherCard(loaded, model, source);
      return files ?? fetchModel(model, source, this.limits);
    }
    // One topology and one card for all snapshots.
    return this.use(model, whole, (files) => {
      const url = snapshotOf(files, snapshot)?.url;
      const same = loaded.find(
        (each) => each.source === files.source && snapshotOf(each, snapshot)?.url === url,
      );
      return same && url !== undefined
        ? Promise.resolve({ ...same, card: files.card })
        : fetchSnapshot(files, snapshot, source);
    });
  }

  /** What is loaded of a model, by whichever card, the most recently used first. */
  private filesAt(url: string, snapshot: number | undefined): ModelFiles[] {
    return [...this.slots.values()]
      .filter(({ model }) => model.url === url && model.snapshot === snapshot)
      .flatMap(({ loaded }) => loaded ?? [])
      .reverse();
  }

  /** What was built of the same files, where the outputs mean the same. */
  private builtOf(files: ModelFiles): Built | undefined {
    const head = knownHead(files);
    return [...this.slots.values()].find(
      ({ loaded }) =>
        loaded?.source === files.source &&
        loaded.weights === files.weights &&
        knownHead(loaded) === head,
    )?.built;
  }

  /** What a job may have made is looked for in the model that it used alone: there may be thousands. */
  private measure({ built }: Slot): void {
    built.bytes = [...built.networks.values()].reduce((sum, { bytes }) => sum + bytes, 0);
    built.isBare = false;
  }

  /** What others share stays. */
  private remove(key: string, { built }: Slot): void {
    this.slots.delete(key);
    if ([...this.slots.values()].some((other) => other.built === built)) return;
    for (const network of built.networks.values()) network.dispose();
  }

  /** Lets go of what nobody uses until `more` bytes fit into the budget, or nothing is left to go. */
  private makeRoom(more = 0): void {
    const isEnough = (): boolean => this.bytes + more <= this.budget;
    if (isEnough()) return;
    const slots = [...this.slots];
    const inUse = new Set(slots.flatMap(([, slot]) => (isIdle(slot) ? [] : slot.built)));
    const idle = slots.filter(([, slot]) => isIdle(slot));
    // Alone, the last one may be larger than the budget; it goes when another comes.
    const newest = more === 0 ? slots.at(-1) : undefined;
    for (const [, slot] of idle) {
      if (isEnough()) return;
      const { built } = slot;
      if (built.isBare || inUse.has(built) || built === newest?.[1].built) continue;
      for (const network of built.networks.values()) network.disposePrepared();
      this.measure(slot);
      built.isBare = true;
    }
    for (const [key, slot] of idle) {
      if (isEnough()) return;
      if (key !== newest?.[0]) this.remove(key, slot);
    }
  }

  private get bytes(): number {
    const built = new Set([...this.slots.values()].map((slot) => slot.built));
    return [...built].reduce((sum, { bytes }) => sum + bytes, this.fileBytes);
  }

  /** Files that several share count once. */
  private get fileBytes(): number {
    const sizes = new Map<unknown, number>();
    for (const slot of this.slots.values()) {
      sizes.set(slot.loaded?.weights ?? slot, slot.fileBytes);
    }
    return [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
  }
}

function isIdle({ loaded, users, reservedUntil }: Slot): boolean {
  return loaded !== null && users === 0 && performance.now() >= reservedUntil;
}

function keyOf({ url, card, snapshot, output }: ModelReference): string {
  return JSON.stringify([url, card, snapshot, output]);
}
