import { invalidFile } from '../../foreign/invalid-file.js';

/** Stands for an address that leads nowhere. */
const NOWHERE = 0xffff_ffff_ffff_ffffn;
const decoder = new TextDecoder();
/** Pieces that are looked at, of all kinds: far more than the largest of keras.applications has. */
const MOST_STEPS = 1_000_000;

/**
 * The bytes of an HDF5 file, little-endian, with addresses of eight bytes. Reading beyond the end, and
 * looking at more pieces than any sound file has, throws `model-file-invalid`: a file may lead in circles.
 */
export class Hdf5Bytes {
  private readonly view: DataView;
  private steps = 0;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.bytes.byteLength;
  }

  u8(offset: number): number {
    this.require(offset, 1);
    return this.view.getUint8(offset);
  }

  u16(offset: number): number {
    this.require(offset, 2);
    return this.view.getUint16(offset, true);
  }

  u32(offset: number): number {
    this.require(offset, 4);
    return this.view.getUint32(offset, true);
  }

  /** What is no exact number any more lies beyond every end. */
  u64(offset: number): number {
    this.require(offset, 8);
    return Number(this.view.getBigUint64(offset, true));
  }

  /** A whole number of so many bytes. */
  uint(offset: number, size: number): number {
    if (size === 1) return this.u8(offset);
    if (size === 2) return this.u16(offset);
    return size === 4 ? this.u32(offset) : this.u64(offset);
  }

  /** `null` for an address that leads nowhere. */
  address(offset: number): number | null {
    this.require(offset, 8);
    const value = this.view.getBigUint64(offset, true);
    return value === NOWHERE ? null : Number(value);
  }

  slice(offset: number, length: number): Uint8Array {
    this.require(offset, length);
    return this.bytes.subarray(offset, offset + length);
  }

  text(offset: number, length: number): string {
    return decoder.decode(this.slice(offset, length));
  }

  /** Text that ends before a zero. */
  textUntilZero(offset: number): string {
    this.require(offset, 1);
    const end = this.bytes.indexOf(0, offset);
    if (end === -1) throw this.cutShort();
    return this.text(offset, end - offset);
  }

  /** Four letters that say what lies at an address. */
  requireSignature(offset: number, signature: string): void {
    this.step();
    const letters = this.slice(offset, signature.length);
    if (letters.every((byte, index) => byte === signature.charCodeAt(index))) return;
    throw invalidFile(`The HDF5 file has no ${signature} at ${offset}.`);
  }

  /** One piece more was looked at. */
  step(): void {
    if (++this.steps > MOST_STEPS) {
      throw invalidFile('The HDF5 file leads in circles, or has more parts than a network has.');
    }
  }

  private require(offset: number, length: number): void {
    const isWithin = offset >= 0 && length >= 0 && offset + length <= this.bytes.byteLength;
    if (!isWithin) throw this.cutShort();
  }

  private cutShort(): Error {
    return invalidFile(
      'The HDF5 file refers to bytes beyond its end: it was cut short or damaged.',
    );
  }
}

/** What HDF5 knows and Keras does not write. */
export function unknownPart(what: string): Error {
  return invalidFile(
    `The HDF5 file has ${what}, which Keras does not write.`,
    'Load the model in Keras and save it again: model.save("model.keras").',
  );
}
