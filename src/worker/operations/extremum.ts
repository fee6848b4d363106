import { add, mul, step, sub, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { alignRanks, broadcastShape, sumTo } from './broadcast.js';
import { elementwise, type NodeBase, type OperationSpec } from './operation.js';

/**
 * What the largest and the smallest of several inputs, cell by cell, have in common. All relevance goes
 * to the winner, as in max pooling; to the first of equals.
 *
 * @param sign 1 for the largest, -1 for the smallest
 */
export function extremum<N extends NodeBase>(sign: 1 | -1): OperationSpec<N> {
  return {
    ...elementwise,
    outputShape: broadcastShape,
    forward: (_node, inputs) =>
      tidy(() =>
        winners(inputs, sign)
          .map((wins, index) => mul(wins, alignRanks(inputs)[index]!))
          .reduce((total, part) => add(total, part)),
      ),
    gradient: (signal, { inputs }) =>
      winners(inputs, sign).map((wins, index) => sumTo(mul(signal, wins), inputs[index]!.shape)),
    rectifier: null,
    relevance: () => ({ passes: 'winner-take-all' }),
    locality: () => 'local',
    sign: 'preserves',
    relevanceAtZero: 'preserved',
    gate: 'none',
    ending: 'mixing',
    bounds: 'lost',
    onMaps: 'unless-flattened',
    listed: true,
    completesConvolution: false,
  };
}

/** For each input 1 where it is the first that no other one beats. */
function winners(inputs: readonly Tensor[], sign: 1 | -1): Tensor[] {
  const aligned = alignRanks(inputs);
  const beats = (one: Tensor, other: Tensor): Tensor => step(mul(sub(one, other), sign));
  return aligned.map((input, place) => {
    const duels = aligned.flatMap((other, index) => {
      if (index === place) return [];
      return [index < place ? beats(input, other) : sub(1, beats(other, input))];
    });
    return duels.reduce((wins, duel) => mul(wins, duel));
  });
}
