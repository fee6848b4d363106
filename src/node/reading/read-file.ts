import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { ExplainError } from '../../protocol.js';

// `O_NONBLOCK`: a pipe that nobody writes to is opened at once, and refused.
const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * The bytes of a regular file; its size is looked at before anything is read.
 *
 * @param name in messages
 * @param most bytes
 */
export async function readRegularFile(
  file: string,
  name: string,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const handle = await open(file, flags);
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) {
      throw new ExplainError(
        'render-not-a-file',
        `${name} is no regular file.`,
        'Folders, pipes and devices are not read; name a file.',
      );
    }
    if (stats.size > most) throw tooLarge(name, stats.size, most);
    return await readWhole(handle, stats.size);
  } finally {
    await handle.close();
  }
}

/** Never more than the size that was looked at. */
async function readWhole(handle: FileHandle, size: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(size);
  let length = 0;
  while (length < size) {
    const { bytesRead } = await handle.read(bytes, length, size - length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return length < size ? bytes.slice(0, length) : bytes;
}

export function tooLarge(name: string, size: number, most: number): ExplainError {
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
  return new ExplainError(
    'render-file-too-large',
    `${name} has ${size ? megabytes(size) : 'more bytes than may be read'}; the limit is ${megabytes(most)}.`,
    'Use a smaller file.',
  );
}
