import { givenSets, type GivenFile } from '../given-models.js';

/**
 * Reads one of the files that a page gives as such.
 *
 * @param path `null` for the model; the others' are relative to its folder
 * @returns the names of what was given, where it is not among them
 */
export function readGivenFile({
  set,
  path,
}: {
  set: string;
  path: string | null;
}): Response | string[] {
  const files = filesOf(set);
  const file = path === null ? modelAmong(files) : fileNamed(path, files);
  if (!file) return files.map(pathOf);
  return new Response(ArrayBuffer.isView(file) ? bytesOf(file) : file);
}

/** Those that are still there; sets that nobody refers to any more are forgotten. */
function filesOf(wanted: string): readonly GivenFile[] {
  for (const [set, files] of givenSets) if (!files.deref()) givenSets.delete(set);
  return givenSets.get(wanted)?.deref() ?? [];
}

/** What a model is called, the likeliest first. */
const modelNames = [
  /^model\.json$/i,
  /\.(onnx|keras|h5|hdf5)$/i,
  /^(?!(card|metadata|package)\.json$).*\.json$/i,
];

/** The one that is the model, by the names; of folders within each other the outermost's. */
function modelAmong(files: readonly GivenFile[]): GivenFile | null {
  const [only] = files;
  if (only && files.length === 1) return only;
  for (const pattern of modelNames) {
    const found = files.filter((file) => pattern.test(nameIn(pathOf(file))));
    const least = Math.min(...found.map(depth));
    const [first, ...others] = found.filter((file) => depth(file) === least);
    if (first) return others.length === 0 ? first : null;
  }
  return null;
}

function fileNamed(path: string, files: readonly GivenFile[]): GivenFile | null {
  const model = modelAmong(files);
  const folder = model ? pathOf(model).replace(/[^/]*$/, '') : '';
  // Files that were picked one by one have lost their folders.
  const areLoose = files.every((file) => depth(file) === 0);
  const wanted = areLoose ? nameIn(path) : folder + path;
  return files.find((file) => pathOf(file) === wanted) ?? null;
}

/** With its folders, where a reader has picked or dropped one; empty for bytes alone. */
function pathOf(file: GivenFile): string {
  return file instanceof File ? file.webkitRelativePath || file.name : '';
}

function nameIn(path: string): string {
  return path.split('/').at(-1) ?? '';
}

function depth(file: GivenFile): number {
  return pathOf(file).split('/').length - 1;
}

/** A copy: shared memory may change while it is read. */
function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer, byteOffset, byteLength).slice();
}
