import { everyAxis, ExplainError, type LrpRestart } from '../../../protocol.js';
import type { Network } from '../../network/network.js';
import type { Tape } from '../../network/tape.js';
import type { RuleAssignment } from '../../propagate/lrp/rule-assignment.js';
import { outputOfLayer } from '../requirements.js';
import type { Cut } from './pass.js';

/**
 * The part of a layer's output that `unit` names: `x,y,channel` with `*` for all, `x,y`, `channel`, or
 * a unit of a dense layer. Throws `layer-unknown`, `layer-unreached`, `unit-unknown`.
 */
export function readRestart(
  network: Network,
  tape: Tape,
  assignment: RuleAssignment,
  { layer, unit }: LrpRestart,
): Cut {
  const node = outputOfLayer(network, layer);
  if (node !== network.input && !assignment.has(node)) {
    throw new ExplainError(
      'layer-unreached',
      `No relevance reaches the layer "${layer}".`,
      'Choose a layer that leads to the class scores, and not by a gate.',
    );
  }
  const [, ...shape] = tape.output(node).shape;
  const isMap = shape.length === 3;
  const written = unit.split(',').map((part) => part.trim());
  const parts = isMap ? everyAxis(written) : written;
  // People write a place as x, y; tensors have rows first.
  const wanted = isMap ? [parts[1], parts[0], ...parts.slice(2)] : parts;
  const fits =
    wanted.length === shape.length &&
    wanted.every((part, axis) => part === '*' || isIndex(part, shape[axis]!));
  if (!fits) throw unknownPart(layer, unit, shape);
  const mask = new Float32Array(tape.output(node).size);
  mask.forEach((_, index) => {
    let rest = index;
    let inside = true;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const at = rest % shape[axis]!;
      rest = Math.floor(rest / shape[axis]!);
      if (wanted[axis] !== '*' && Number(wanted[axis]) !== at) inside = false;
    }
    if (inside) mask[index] = 1;
  });
  return { node, mask };
}

function isIndex(part: string | undefined, length: number): boolean {
  return part !== undefined && /^\d+$/.test(part) && Number(part) < length;
}

function unknownPart(layer: string, unit: string, shape: readonly number[]): ExplainError {
  const [height, width, channels] = shape;
  return new ExplainError(
    'unit-unknown',
    `The layer "${layer}" has no unit "${unit}" to go on from.`,
    shape.length === 3
      ? `Write "x,y,channel" with x below ${width}, y below ${height} and a channel below ${channels}, or "*" for all.`
      : `Write ${shape.map((length) => `a number below ${length}`).join(', ')}.`,
  );
}
