import { modelUrl } from './saliency-map.js';

/** A `model.json` or a card, of any shape: tests put into it what does not belong there. */
export type Json = any; // eslint-disable-line @typescript-eslint/no-explicit-any

export interface Edits {
  /** Changes the `model.json`; what is returned takes its place. */
  model?: (json: Json) => unknown;
  /** Changes the card; without it the model has none. */
  card?: (json: Json) => unknown;
  /** Changes the bytes of the weights. */
  weights?: (bytes: Uint8Array) => void;
}

/** The addresses of a built-in model after some edits. */
export async function editedModel(
  name: string,
  { model = () => {}, card, weights = () => {} }: Edits,
): Promise<{ model: string; card?: string }> {
  const url = modelUrl(name);
  const get = (file: string) => fetch(new URL(file, url));
  const bytes = new Uint8Array(await (await get('weights.bin')).arrayBuffer());
  weights(bytes);
  const json: Json = await (await get('model.json')).json();
  json.weightsManifest[0].paths = [URL.createObjectURL(new Blob([bytes]))];
  const addresses = { model: addressOf(model(json) ?? json) };
  if (!card) return addresses;
  const facts: Json = await (await get('card.json')).json();
  for (const sample of facts.samples) {
    sample.src = new URL(sample.src, url).href;
    if (sample.large) sample.large = new URL(sample.large, url).href;
  }
  for (const snapshot of facts.snapshots ?? [])
    snapshot.weights = new URL(snapshot.weights, url).href;
  if (facts.trainingDigits) facts.trainingDigits.src = new URL(facts.trainingDigits.src, url).href;
  return { ...addresses, card: addressOf(card(facts) ?? facts) };
}

function addressOf(json: unknown): string {
  return URL.createObjectURL(new Blob([JSON.stringify(json)]));
}
