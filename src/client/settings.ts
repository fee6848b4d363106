import { scriptBase } from '../asset-base.js';
import { requireKnown } from './options/require-known.js';
import { pageAddress } from './page.js';
import { defaultLimits, ExplainError, packedBase, type ModelLimits } from '../protocol.js';

/** Where the engine's files are, and how patient the page is. */
export interface Settings {
  /**
   * Address of `engine.worker.js`, for pages whose content security policy allows no `blob:` worker.
   * It must be on the page's own origin; `engine.part.js`, which has what few pages need, and
   * `import.worker.js`, which converts ONNX and Keras files, have to lie beside it.
   */
  workerUrl: string | null;
  /**
   * Folder with the wasm binaries and `embed.html`; the folder of the script unless set. In a bundle,
   * and in a page from disk, the package's own scripts carry the binaries unless this is set.
   */
  assetBase: string;
  /**
   * Folder with the built-in models; `models/` beside the folder of the script unless set. In a
   * bundle, and in a page from disk, the package's own scripts carry them unless this is set.
   */
  modelBase: string;
  /**
   * Milliseconds without a sign of life after which a job that computes counts as stuck and is ended;
   * 120,000 unless set. What a job waits for, a file or its turn, does not count.
   */
  timeout: number;
  /**
   * Milliseconds that a job may compute while others wait; then it is asked to let one of them go
   * first, which it does between two steps, and goes on afterwards. 20,000 unless set.
   */
  turn: number;
  /**
   * Milliseconds after that in which it must have done so; a job that cannot, within one long step,
   * is ended. 60,000 unless set.
   */
  turnLimit: number;
  /**
   * Milliseconds without a byte after which the download of a model's file or of an image is given up
   * as stalled. A slow one goes on for as long as bytes come. 20,000 unless set.
   */
  stallTimeout: number;
  /**
   * Bytes that models may take in the worker between jobs: their files, weights and prepared kernels.
   * Those that were not used for longest leave first, and are fetched again when they are needed; a
   * model that is larger than this is used alone. 256,000,000 unless set; it counts for workers that
   * start later.
   */
  memoryBudget: number;
  /** How large a model may be; what is left out stays as it is. */
  limits: ModelLimits;
}

/** Settings to change; those that are left out stay as they are. */
type Changes = Partial<
  Omit<Settings, 'limits'> & {
    /** The largest model allowed; limits that are left out stay. */
    limits: Partial<ModelLimits>;
  }
>;

/**
 * Pages from disk and in sandboxed frames have no origin of their own: they may fetch nothing that is
 * not sent with CORS headers, but they may load scripts.
 */
const served = scriptBase && globalThis.origin !== 'null' ? scriptBase : null;

const settings: Settings = {
  workerUrl: null,
  assetBase: served ?? packedBase,
  modelBase: served?.replace(/[^/]*\/$/, 'models/') ?? packedBase,
  timeout: 120_000,
  turn: 20_000,
  turnLimit: 60_000,
  stallTimeout: 20_000,
  memoryBudget: 256e6,
  limits: defaultLimits,
};

/**
 * Changes settings for the whole page; call it before the first element is near the viewport.
 * Addresses may be relative to the page.
 *
 * @param given the settings to change; the others stay
 * @throws `option-unknown`, `argument-invalid`, `setting-out-of-range` for a number that is not above 0,
 * `address-invalid`
 */
export function configure(given: Changes): void {
  requireKnown('configure', Object.keys(settings), given);
  const { limits, ...changes } = given;
  if (limits) requireKnown('limits of configure', Object.keys(settings.limits), limits);
  requirePositive({ ...changes, ...limits });
  Object.assign(settings, changes);
  settings.limits = { ...settings.limits, ...limits };
  if (changes.workerUrl) settings.workerUrl = absolute(changes.workerUrl);
  if (changes.assetBase) settings.assetBase = folder(changes.assetBase);
  if (changes.modelBase) settings.modelBase = folder(changes.modelBase);
}

/** Zero or no number would switch a limit off, or everything, in silence; `Infinity` does so by name. */
function requirePositive(numbers: object): void {
  for (const [name, value] of Object.entries(numbers)) {
    if (typeof value === 'string' || value === null || value === undefined || value > 0) continue;
    throw new ExplainError(
      'setting-out-of-range',
      `The setting "${name}" is ${String(value)}.`,
      'Give a number above 0.',
    );
  }
}

export function currentSettings(): Readonly<Settings> {
  return settings;
}

/**
 * Addresses are made absolute on the page's side: a blob worker has no base of its own.
 *
 * @throws `address-invalid`
 */
export function absolute(url: string): string {
  try {
    return new URL(url, pageAddress()).href;
  } catch {
    throw new ExplainError(
      'address-invalid',
      `"${url}" is no address that a browser can read.`,
      'Give an address such as https://example.org/model.json, or one relative to the page.',
    );
  }
}

function folder(url: string): string {
  return absolute(url.endsWith('/') ? url : `${url}/`);
}
