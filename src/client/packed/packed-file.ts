import { loadPack } from './load-pack.js';

declare global {
  /** What the packs that were loaded so far hold: gzip in base64, by pack and path. */
  var convlensPacks: Record<string, Record<string, string>> | undefined;
}

/**
 * Reads a file that the kit carries as a script; the script is loaded when it is asked for. Rejects
 * when the script cannot be had.
 *
 * @param path such as `mnist-cnn/weights.bin`
 */
export async function packedFile(path: string): Promise<ArrayBuffer | null> {
  const pack = packOf(path);
  if (!globalThis.convlensPacks?.[pack]) await loadPack(pack);
  const text = globalThis.convlensPacks?.[pack]?.[path];
  return text === undefined ? null : unpack(text);
}

/**
 * The pack that holds a file. What a model always needs is one pack; snapshots, training digits and
 * large samples, which few pages need, have one each.
 */
function packOf(path: string): string {
  const [first = '', second, ...deeper] = path.split('/');
  const stem = (name: string): string => name.replace(/\.[^.]*$/, '');
  if (second === undefined) return stem(first);
  const core = deeper.length === 0 && /^(model|card)\.json$|^weights\.bin$/.test(second);
  return core ? first : `${first}.${stem(second)}`;
}

function unpack(text: string): Promise<ArrayBuffer> {
  const binary = atob(text);
  // Not Uint8Array.from(), which takes a callback for each of a million characters.
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < bytes.length; index++) bytes[index] = binary.charCodeAt(index);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}
