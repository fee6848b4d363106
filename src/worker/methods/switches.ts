import {
  ExplainError,
  type Shape3,
  type SwitchesRequest,
  type SwitchesResponse,
} from '../../protocol.js';
import type { ComputeContext, Timed } from '../job.js';
import type { AxisWindows } from '../kernels/window.js';
import { poolWindows } from '../operations/pooling.js';
import type { Network } from '../network/network.js';
import type { Node, NodeOf } from '../operations/index.js';
import { receptiveField } from '../network/receptive-field.js';
import { recordForward } from '../network/record-forward.js';
import { batchOfOne } from './batches.js';
import { outputOfLayer, requireImages } from './requirements.js';

/** Which cell won in each window of a max pooling. */
export async function switches(
  network: Network,
  { image, layer }: SwitchesRequest,
  job: ComputeContext,
): Promise<Timed<SwitchesResponse>> {
  const images = batchOfOne(image);
  requireImages(images, network.inputShape);
  const node = poolingOf(network, layer);
  const start = performance.now();
  const tape = recordForward(network, images);
  try {
    const recorded = tape.switchesOf(node.name);
    const input = tape.output(node.inputs[0]!);
    const [, height, width, channels] = recorded.shape;
    const [, inputHeight = 1, inputWidth = 1, inputChannels = 1] = input.shape;
    const { vertical, horizontal } = poolWindows(node, input.shape);
    const values = await job.read(recorded);
    const winners = Int32Array.from(values, (winner, cell) => {
      const place = Math.floor(cell / channels);
      const row = startOf(vertical, Math.floor(place / width)) + Math.floor(winner / node.pool[1]);
      const column = startOf(horizontal, place % width) + (winner % node.pool[1]);
      return row * inputWidth + column;
    });
    const inputShape: Shape3 = [inputHeight, inputWidth, inputChannels];
    const fieldOf = (y: number, x: number) =>
      receptiveField(network, tape, node.inputs[0]!, [y, x, 0]);
    return {
      winners,
      shape: [height, width, channels],
      inputShape,
      rows: Array.from({ length: inputHeight }, (_, y) => {
        const { top, height: extent } = fieldOf(y, 0);
        return [top, top + extent - 1];
      }),
      columns: Array.from({ length: inputWidth }, (_, x) => {
        const { left, width: extent } = fieldOf(0, x);
        return [left, left + extent - 1];
      }),
      timings: { switches: performance.now() - start },
    };
  } finally {
    tape.dispose();
  }
}

function startOf({ stride, before }: AxisWindows, window: number): number {
  return window * stride - before;
}

function poolingOf(network: Network, layer: string): NodeOf<'maxPool'> {
  outputOfLayer(network, layer);
  const isPooling = (node: Node): node is NodeOf<'maxPool'> =>
    node.layer === layer && node.kind === 'maxPool';
  const node = network.nodes.find(isPooling);
  if (node) return node;
  throw new ExplainError(
    'layer-without-switches',
    `The layer "${layer}" is no max pooling: it has no switches.`,
    'Choose a MaxPooling2D layer.',
  );
}
