/** The weight quantisation of TensorFlow.js model files: float16 and affine uint8. */

export type WeightsMode = 'float32' | 'float16' | 'uint8';

/** The `quantization` entry of a weight in the manifest. */
type Quantization =
  | { dtype: 'float16'; original_dtype: 'float32' }
  | { dtype: 'uint8'; scale: number; min: number; original_dtype: 'float32' };

export interface Quantized {
  /** What is stored in the weight file (little-endian). */
  bytes: Uint8Array;
  /** What a loader reads back. */
  values: Float32Array;
  quantization?: Quantization;
}

/** To the nearest integer, ties to even. */
function roundToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return rest < 0.5 ? floor : floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

/** The bits of the nearest float16 number, ties to even. */
export function toFloat16Bits(value: number): number {
  if (Number.isNaN(value)) return 0x7e00;
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  if (size >= 65520) return sign | 0x7c00;
  // Subnormal numbers are multiples of 2^-24; 1024 of them are the smallest normal number.
  if (size < 2 ** -14) return sign | roundToEven(size * 2 ** 24);
  let exponent = 15;
  while (size < 2 ** exponent) exponent--;
  // A fraction that rounds up to 1024 carries into the exponent, as it should.
  const fraction = roundToEven((size / 2 ** exponent - 1) * 1024);
  return sign | (((exponent + 15) << 10) + fraction);
}

/** The number that float16 bits stand for. */
export function fromFloat16Bits(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/**
 * The affine range in which 0 is a stored value, as the TensorFlow.js converter chooses it:
 * value = stored * scale + min.
 */
function affineRange(values: Float32Array): { scale: number; min: number } {
  const low = values.reduce((least, value) => Math.min(least, value), 0);
  const high = values.reduce((most, value) => Math.max(most, value), 0);
  if (low === high) return { scale: 1, min: 0 };
  const scale = (high - low) / 255;
  const zeroPoint = roundToEven(-low / scale);
  return { scale, min: zeroPoint === 0 ? 0 : -zeroPoint * scale };
}

/** Stores weights in the given form. Any shape, row-major. */
export function quantize(weights: Float32Array, mode: WeightsMode): Quantized {
  if (mode === 'float32') {
    const bytes = new Uint8Array(weights.length * 4);
    const view = new DataView(bytes.buffer);
    weights.forEach((value, i) => view.setFloat32(i * 4, value, true));
    return { bytes, values: weights.slice() };
  }
  if (mode === 'float16') {
    const bytes = new Uint8Array(weights.length * 2);
    const view = new DataView(bytes.buffer);
    weights.forEach((value, i) => view.setUint16(i * 2, toFloat16Bits(value), true));
    return {
      bytes,
      values: weights.map((value) => fromFloat16Bits(toFloat16Bits(value))),
      quantization: { dtype: 'float16', original_dtype: 'float32' },
    };
  }
  const { scale, min } = affineRange(weights);
  const bytes = Uint8Array.from(weights, (value) =>
    Math.min(255, Math.max(0, roundToEven((value - min) / scale))),
  );
  return {
    bytes,
    values: Float32Array.from(bytes, (stored) => stored * scale + min),
    quantization: { dtype: 'uint8', scale, min, original_dtype: 'float32' },
  };
}
