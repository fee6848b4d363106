/**
 * A reader of its own, since the libraries that there are (jsfive 0.4.2) take half a minute and gigabytes for
 * the weights of VGG16, know no bfloat16, and follow a hostile file of 22 KB without end.
 */
import { unknownPart, Hdf5Bytes } from './bytes.js';
import { readTexts } from './attributes.js';
import { readDataset, type Dataset } from './dataset.js';
import { readLinks } from './links.js';
import { readMessages, type Message } from './messages.js';

/** A group or a dataset of an HDF5 file. */
export class Hdf5Object {
  private readonly messages: Message[];
  private children: Map<string, number> | null = null;

  constructor(
    private readonly file: Hdf5Bytes,
    /** Two objects are the same where their addresses are. */
    readonly address: number,
  ) {
    this.messages = readMessages(file, address);
  }

  /** Names of the objects in a group, none in a dataset. */
  get names(): string[] {
    return [...this.links.keys()];
  }

  /** What lies below a path of names between slashes; `null` where nothing does. */
  at(path: string): Hdf5Object | null {
    const [name = '', ...rest] = path.split('/');
    const address = this.links.get(name);
    if (address === undefined) return null;
    const child = new Hdf5Object(this.file, address);
    return rest.length > 0 ? child.at(rest.join('/')) : child;
  }

  /** The texts of an attribute; a long list lies in several, counted from 0. */
  texts(name: string): string[] | null {
    const whole = readTexts(this.file, this.messages, name);
    if (whole) return whole;
    const parts: string[] = [];
    for (let index = 0; ; index++) {
      const part = readTexts(this.file, this.messages, `${name}${index}`);
      if (!part) return index > 0 ? parts : null;
      parts.push(...part);
    }
  }

  dataset(): Dataset | null {
    return readDataset(this.file, this.messages);
  }

  private get links(): Map<string, number> {
    return (this.children ??= readLinks(this.file, this.messages));
  }
}

/**
 * Opens an HDF5 file: what h5py writes unless told otherwise, which is what Keras saves. Every part is
 * read when it is asked for, within bounds; what is wrong throws `model-file-invalid`.
 */
export function openHdf5(bytes: Uint8Array): Hdf5Object {
  const file = new Hdf5Bytes(bytes);
  const version = file.u8(8);
  if (version > 3) throw unknownPart(`a superblock of version ${version}`);
  const sizesAt = version < 2 ? 13 : 9;
  if (file.u8(sizesAt) !== 8 || file.u8(sizesAt + 1) !== 8) {
    throw unknownPart('addresses of other than 8 bytes');
  }
  const baseAt = version < 2 ? (version === 0 ? 24 : 28) : 12;
  if (file.u64(baseAt) !== 0) throw unknownPart('a block before its beginning');
  // Before the last of them the root's link has a name.
  const rootAt = version < 2 ? baseAt + 32 + 8 : baseAt + 24;
  return new Hdf5Object(file, file.u64(rootAt));
}
