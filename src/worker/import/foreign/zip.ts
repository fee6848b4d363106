import { tooLarge, megabytes } from '../limits.js';
import { inWords } from '../schema.js';
import { crc32 } from './crc32.js';
import { inflate } from './inflate.js';
import { invalidFile } from './invalid-file.js';

const MOST_ENTRIES = 10_000;
/** The end record, and the longest comment behind it. */
const END_SIZE = 22;
const MOST_COMMENT = 0xffff;
/** What stands in 32 bits for a number that lies in a field of 64. */
const ELSEWHERE = 0xffffffff;
const STORED = 0;
const DEFLATED = 8;

interface Entry {
  method: number;
  isEncrypted: boolean;
  crc: number;
  /** Bytes in the archive, and unpacked. */
  packed: number;
  size: number;
  /** Of its local header. */
  offset: number;
}

/**
 * A zip, by the directory at its end; nothing is unpacked before it is asked for. Throws
 * `model-file-invalid` for what is cut short, and for names that are there twice or lead elsewhere.
 */
export class ZipArchive {
  private readonly view: DataView;
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let { count, offset } = this.directory();
    if (count > MOST_ENTRIES) throw invalidFile(`The zip has ${count} files.`);
    for (; count > 0; count--) offset = this.readEntry(offset);
  }

  get names(): string[] {
    return [...this.entries.keys()];
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /**
   * One file, unpacked.
   *
   * @param most bytes that it may have; more throws `model-too-large` before anything is unpacked
   */
  read(name: string, most: number): Uint8Array {
    const entry = this.entries.get(name);
    if (!entry) throw invalidFile(`The zip has no file ${inWords(name)}.`);
    const { method, packed, size, offset, crc } = entry;
    if (size > most) {
      throw tooLarge(
        `The file ${inWords(name)} in the zip has ${megabytes(size)} unpacked, the limit is ${megabytes(most)}.`,
        'Use a smaller network, or raise configure({ limits: { weightBytes } }).',
      );
    }
    if (entry.isEncrypted) throw invalidFile(`The file ${inWords(name)} in the zip is encrypted.`);
    this.require(offset, 30);
    if (this.view.getUint32(offset, true) !== 0x04034b50) throw damaged();
    const lengths = this.view.getUint16(offset + 26, true) + this.view.getUint16(offset + 28, true);
    const start = offset + 30 + lengths;
    this.require(start, packed);
    const content = this.bytes.subarray(start, start + packed);
    const whole = unpack(content, size, method);
    if (crc32(whole) !== crc) throw damaged();
    return whole;
  }

  /** How many entries there are, and where they begin. */
  private directory(): { count: number; offset: number } {
    const { view } = this;
    const last = view.byteLength - END_SIZE;
    for (let at = last; at >= Math.max(0, last - MOST_COMMENT); at--) {
      if (view.getUint32(at, true) !== 0x06054b50) continue;
      const count = view.getUint16(at + 10, true);
      const offset = view.getUint32(at + 16, true);
      if (count !== 0xffff && offset !== ELSEWHERE) return { count, offset };
      this.require(at - 20, 20);
      if (view.getUint32(at - 20, true) !== 0x07064b50) throw damaged();
      const large = this.wide(at - 20 + 8);
      this.require(large, 56);
      return { count: this.wide(large + 32), offset: this.wide(large + 48) };
    }
    throw invalidFile('The zip has no directory at its end: the file was cut short.');
  }

  /** @returns where the next one begins */
  private readEntry(at: number): number {
    const { view } = this;
    this.require(at, 46);
    if (view.getUint32(at, true) !== 0x02014b50) throw damaged();
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const nameEnd = at + 46 + name!;
    const extraEnd = nameEnd + extra!;
    this.require(at, extraEnd - at);
    const path = new TextDecoder().decode(this.bytes.subarray(at + 46, nameEnd));
    if (this.entries.has(path)) throw invalidFile(`The zip has ${inWords(path)} twice.`);
    if (/^\/|\\|^[a-z]:|(^|\/)\.\.(\/|$)|\0/i.test(path)) {
      throw invalidFile(`The zip has a file that leads elsewhere, ${inWords(path)}.`);
    }
    const wide = this.wideFields(nameEnd, extraEnd);
    const number = (field: number): number => {
      const value = view.getUint32(at + field, true);
      return value === ELSEWHERE ? (wide.shift() ?? value) : value;
    };
    // In the order of the fields of 64 bits.
    const size = number(24);
    const packed = number(20);
    this.entries.set(path, {
      size,
      packed,
      offset: number(42),
      crc: view.getUint32(at + 16, true),
      method: view.getUint16(at + 10, true),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
    });
    return extraEnd + comment!;
  }

  /** The numbers of 64 bits in an entry's extra fields. */
  private wideFields(start: number, end: number): number[] {
    for (let at = start; at + 4 <= end; at += 4 + this.view.getUint16(at + 2, true)) {
      if (this.view.getUint16(at, true) !== 1) continue;
      const length = Math.min(this.view.getUint16(at + 2, true), end - at - 4) >> 3;
      return Array.from({ length: Math.min(length, 3) }, (_, index) =>
        this.wide(at + 4 + 8 * index),
      );
    }
    return [];
  }

  private wide(offset: number): number {
    this.require(offset, 8);
    return Number(this.view.getBigUint64(offset, true));
  }

  private require(offset: number, length: number): void {
    if (offset < 0 || !(offset + length <= this.view.byteLength)) throw damaged();
  }
}

function unpack(content: Uint8Array, size: number, method: number): Uint8Array {
  if (method === DEFLATED) return inflate(content, size, 'raw');
  if (method !== STORED) throw invalidFile(`The zip is compressed by method ${method}.`);
  if (content.byteLength !== size) throw damaged();
  return content;
}

function damaged(): Error {
  return invalidFile('The zip is damaged.');
}
