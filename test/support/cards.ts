import { modelUrl } from './saliency-map.js';

interface CardFile {
  samples: { src: string; large?: string }[];
  snapshots?: { epoch: number; weights: string; accuracy?: number }[];
  trainingDigits?: { src: string };
}

/** The address of a built-in model's card with other snapshots; addresses in it are beside the model. */
export async function cardWith(
  model: string,
  snapshots: (known: NonNullable<CardFile['snapshots']>) => CardFile['snapshots'],
): Promise<string> {
  const base = new URL('card.json', modelUrl(model));
  const response = await fetch(base);
  const card: CardFile = await response.json();
  const beside = (path: string): string => new URL(path, base).href;
  const changed = {
    ...card,
    samples: card.samples.map((sample) => ({
      ...sample,
      src: beside(sample.src),
      ...(sample.large ? { large: beside(sample.large) } : {}),
    })),
    ...(card.trainingDigits
      ? { trainingDigits: { ...card.trainingDigits, src: beside(card.trainingDigits.src) } }
      : {}),
    snapshots: snapshots(card.snapshots ?? [])?.map((snapshot) => ({
      ...snapshot,
      weights: beside(snapshot.weights),
    })),
  };
  return URL.createObjectURL(new Blob([JSON.stringify(changed)], { type: 'application/json' }));
}
