import type { Reconstruction } from '../../../protocol.js';
import { formatValue } from '../../format.js';
import type { EpochPlayer } from './epoch-player.js';
import { hasOwnScale } from './epoch-scales.js';

/** What is seen, and what its colours leave open. */
export function captionText(player: EpochPlayer): string {
  return [
    'The same picture in the same network at different moments of its training; an epoch is one pass over all training pictures.',
    'A filter keeps its place.',
    ...(hasOwnScale(player)
      ? [
          'A reconstruction has colours of its own, with their numbers below it: before training it is faint.',
        ]
      : []),
    'Traces of the picture come back even before training, since activations keep the places of what is there.',
  ].join(' ');
}

/** What a reconstruction keeps, as it was asked for. */
export function unitText(unit: string): string {
  const parts = unit.split(',').map((part) => part.trim());
  if (parts[0] === 'max') return 'the strongest activation';
  if (parts[0] === 'all') return 'all feature maps';
  if (parts[0] === '*') return `map ${parts[2]}`;
  if (parts.length === 1) return `the strongest activation in map ${parts[0]}`;
  const place = `at x ${parts[0]}, y ${parts[1]}`;
  return parts.length === 2 ? `the strongest activation ${place}` : `map ${parts[2]} ${place}`;
}

/** What a reconstruction keeps, as it was found. */
export function keptText({ neuron: { position, activation } }: Reconstruction): string {
  if (position.length === 0) return '';
  const map = `map ${position.at(-1)}`;
  return position.length === 1
    ? `${map}, sum ${formatValue(activation)}`
    : `${map}, activation ${formatValue(activation)}`;
}
