import { ExplainError, type InputTensor, type Shape3 } from '../../protocol.js';

export function requireMethods(methods: readonly string[], known: string[]): void {
  const unknown = methods.find((method) => !known.includes(method));
  if (unknown === undefined && methods.length > 0) return;
  throw new ExplainError(
    'method-unknown',
    unknown === undefined ? 'No method was asked for.' : `There is no method "${unknown}".`,
    `Methods: ${known.join(', ')}.`,
  );
}

export function requireInputShape(image: InputTensor, expected: Shape3): void {
  const [height, width, channels] = image.shape;
  const complete = image.data.length === height * width * channels;
  if (complete && String(image.shape) === String(expected)) {
    if (image.data.every(Number.isFinite)) return;
    throw new ExplainError(
      'image-values',
      'The picture has values that are no finite numbers.',
      'Give finite values in model-input units.',
    );
  }
  const sameSize = height === expected[0] && width === expected[1];
  throw new ExplainError(
    complete && sameSize ? 'image-channels' : 'image-shape',
    complete
      ? `The picture has the shape [${image.shape.join(', ')}], the model takes [${expected.join(', ')}].`
      : `The picture has ${image.data.length} values, its shape [${image.shape.join(', ')}] asks for ${height * width * channels}.`,
    'Give height x width x channels values in model-input units, or a picture, which is fitted to the model.',
  );
}
