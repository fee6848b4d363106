import { givenBase, type ModelReference } from '../protocol.js';

/** A page's; elsewhere nothing is called so. */
type PickedFiles = typeof globalThis extends { FileList: { prototype: infer Type } } ? Type : never;

/**
 * A model's files as such, without an address: one file; several, as a reader picks them or drops them
 * (`model.json` with its weights, an `.onnx` with its data, a whole folder); or the bytes of one.
 */
export type GivenFiles = Blob | ArrayBuffer | ArrayBufferView | PickedFiles | readonly Blob[];

/** A built-in name, an address, or files. */
export type GivenModel = string | GivenFiles;

export type GivenFile = Exclude<GivenFiles, PickedFiles | readonly Blob[]>;

const numbers = new WeakMap<GivenFile, number>();
let count = 0;
/** By the numbers of their files. Whoever refers to the model keeps them: `keepers`. */
export const givenSets = new Map<string, WeakRef<readonly GivenFile[]>>();
const keepers = new WeakMap<ModelReference, readonly GivenFile[]>();

/** A reference to files, whose address is the same for the same files. They stay while it is there. */
export function givenModel(given: GivenFiles): ModelReference | null {
  const files = 'length' in given && !ArrayBuffer.isView(given) ? [...given] : [given];
  if (!files[0]) return null;
  const numberOf = (file: GivenFile): number => {
    const number = numbers.get(file) ?? ++count;
    numbers.set(file, number);
    return number;
  };
  const set = files.map(numberOf).join('-');
  const reference = { url: `${givenBase}${set}/model` };
  const kept = givenSets.get(set)?.deref() ?? files;
  givenSets.set(set, new WeakRef(kept));
  keepers.set(reference, kept);
  return reference;
}
