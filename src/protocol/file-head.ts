/** Bytes of a file that say what it is. */
export const HEAD = 512;

/**
 * Whether a file may be of another tool (a zip, HDF5, protocol buffers) instead of text: by its first
 * bytes, never by its name.
 */
export function isBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, HEAD);
  // No format begins so; empty disks and broken uploads do.
  if (head.subarray(0, 4).every((byte) => byte === 0)) return false;
  return head.some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20));
}
