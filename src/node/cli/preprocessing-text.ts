import type { ModelInspection, Preprocessing } from '../../protocol.js';

/** How an image becomes the input, in a sentence's worth of words. */
export function preprocessingText({ description, inputShape }: ModelInspection): string {
  if (inputShape.length !== 3) return 'none: the input is no image';
  if (!description) return 'not known';
  const { preprocessing, rangeKnown } = description;
  const parts = [
    ...(preprocessing.preset ? [preprocessing.preset] : []),
    ...(inputShape[2] === 3 ? [preprocessing.channels.toUpperCase()] : []),
    `black is ${values(preprocessing.black)}, white ${values(preprocessing.white)}`,
    cutting(preprocessing),
  ];
  return `${parts.join('; ')}${rangeKnown ? '' : ' (assumed: no card says it)'}`;
}

/** One number where all channels have the same. */
function values(levels: readonly number[]): string {
  const shown = levels.map((level) => String(Number(level.toPrecision(4))));
  return new Set(shown).size === 1 ? shown[0]! : `[${shown.join(', ')}]`;
}

function cutting({ resize, crop }: Preprocessing): string {
  if (crop) return `shorter side resized to ${crop.resize}, the middle ${crop.size} cut out`;
  const texts: Record<Preprocessing['resize'], string> = {
    crop: 'the largest part in the middle is cut out',
    squeeze: 'squeezed to the size of the input',
    pad: 'padded to the shape of the input',
  };
  return texts[resize];
}
