import { givenModelUrl, type ModelReference } from '../protocol.js';

/**
 * A model's files as such, without an address: one file; several, as a reader picks them or drops them
 * (`model.json` with its weights, an `.onnx` with its data, a whole folder); or the bytes of one.
 */
export type GivenFiles = Blob | ArrayBuffer | ArrayBufferView | FileList | readonly Blob[];

/** A built-in name, an address, or files. */
export type GivenModel = string | GivenFiles;

export type GivenFile = Exclude<GivenFiles, FileList | readonly Blob[]>;

const numbers = new WeakMap<GivenFile, number>();
let count = 0;
/** By the numbers of their files. Whoever refers to the model keeps them: `keepers`. */
const sets = new Map<string, WeakRef<readonly GivenFile[]>>();
const keepers = new WeakMap<ModelReference, readonly GivenFile[]>();

/** The files of a set, while anyone refers to them. */
export function givenFiles(set: string): readonly GivenFile[] {
  return sets.get(set)?.deref() ?? [];
}

/** A reference to files; equal for the same files, `null` for none. They stay while it is there. */
export function givenModel(given: GivenFiles): ModelReference | null {
  const files = 'length' in given && !ArrayBuffer.isView(given) ? [...given] : [given];
  if (files.length === 0) return null;
  const set = files
    .map((file) => {
      if (!numbers.has(file)) numbers.set(file, ++count);
      return numbers.get(file);
    })
    .join('-');
  for (const [name, kept] of sets) if (!kept.deref()) sets.delete(name);
  const reference = { url: givenModelUrl(set) };
  const kept = sets.get(set)?.deref() ?? files;
  sets.set(set, new WeakRef(kept));
  keepers.set(reference, kept);
  return reference;
}
