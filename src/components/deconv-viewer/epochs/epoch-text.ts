import type { Reconstruction } from '../../../protocol.js';
import { formatValue } from '../../figure/format.js';
import { say } from '../../locale/message.js';
import type { EpochPlayer } from './epoch-player.js';
import { hasOwnScale } from './epoch-scales.js';

/** What is seen, and what its colours leave open. */
export function captionText(player: EpochPlayer): string {
  return [
    say`The same picture in the same network at different moments of its training; an epoch is one pass over all training pictures.`,
    say`A filter keeps its place.`,
    ...(hasOwnScale(player)
      ? [
          say`A reconstruction has colours of its own, with their numbers below it: before training it is faint.`,
        ]
      : []),
    say`Traces of the picture come back even before training, since activations keep the places of what is there.`,
  ].join(' ');
}

/** What a reconstruction keeps, as it was asked for. */
export function askedText(unit: string): string {
  const [first = '', second, channel = ''] = unit.split(',').map((part) => part.trim());
  if (first === 'max') return say`Reconstruction: the strongest activation`;
  if (first === 'all') return say`Reconstruction: all feature maps`;
  if (first === '*') return say`Reconstruction: map ${channel}`;
  if (second === undefined) return say`Reconstruction: the strongest activation in map ${first}`;
  return channel
    ? say`Reconstruction: map ${channel} at x ${first}, y ${second}`
    : say`Reconstruction: the strongest activation at x ${first}, y ${second}`;
}

/** What a reconstruction keeps, as it was found. */
export function keptText({ neuron: { position, activation } }: Reconstruction): string {
  if (position.length === 0) return '';
  const map = position.at(-1)!;
  return position.length === 1
    ? say`map ${map}, sum ${formatValue(activation)}`
    : say`map ${map}, activation ${formatValue(activation)}`;
}
