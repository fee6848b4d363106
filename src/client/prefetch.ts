import { modelSamples } from '../build.js';
import { beside, binaryAddress, usualBinary, type BackendChoice, type Place } from '../protocol.js';
import { fetchAhead } from './ahead.js';
import { loadComputing } from './load-computing.js';
import { loadWorkerSource } from './load-worker-source.js';
import { absolute, currentSettings } from './settings.js';

/** What fails is told by whoever needs it. */
const ignore = (): void => {};

/** Asks for all that the engine takes, at once: each part would ask for the next otherwise. */
export function prefetchEngine(backend: BackendChoice): void {
  const { assetBase, workerUrl } = currentSettings();
  loadComputing().catch(ignore);
  if (!workerUrl) loadWorkerSource().catch(ignore);
  const isUsual = /auto|wasm/.test(backend);
  if (isUsual) fetchAhead(binaryAddress(usualBinary, assetBase));
}

/**
 * The same with a model and an image. All files of a built-in model are known. Of another one the card
 * is asked for where it has to list a sample: for all else there need not be one.
 *
 * @param image what is to be explained
 */
export function prefetch({ model: { url, card }, backend }: Place, image: unknown): void {
  prefetchEngine(backend);
  const [, sample, address] = /^\s*(?:sample:(\d+)|(?!sample:)(\S+))\s*$/.exec(String(image)) ?? [];
  if (address && typeof image === 'string') fetchAhead(absolute(address));
  if (!url.startsWith('http')) return;
  fetchAhead(url);
  const { modelBase } = currentSettings();
  const [name = ''] = url.startsWith(modelBase) ? url.slice(modelBase.length).split('/') : [];
  const samples = card === undefined ? modelSamples[name] : undefined;
  if (samples !== undefined) {
    const files = ['weights.bin', 'card.json', ...filesOf(samples.split(' ')[Number(sample)])];
    return files.forEach((file) => fetchAhead(beside(file, url)));
  }
  const listing = card ?? (sample && card === undefined ? beside('card.json', url) : null);
  if (!listing) return;
  fetchAhead(listing);
  if (!sample) return;
  loadComputing()
    .then(({ prefetchSample }) => prefetchSample(listing, Number(sample)))
    .catch(ignore);
}

/** Those of a sample, by its short name in `modelSamples`. */
function filesOf(name: string | undefined): string[] {
  if (!name) return [];
  const files = name.includes('.') ? [name] : [`${name}.png`, `${name}-large.jpg`];
  return files.map((file) => `samples/${file}`);
}
