import { ExplainError, packedPath } from '../../protocol.js';

/** What a file is called in a message, and the prefix of its error codes. */
export interface FileRole {
  code: 'model' | 'weights' | 'card';
  noun: string;
  /** What to do when the server does not have it. */
  whenMissing: string;
}

/**
 * Fetches a file and says in a named error what went wrong.
 *
 * @param onBytes called with the bytes so far and, where the server tells, the total (0 otherwise)
 */
export async function fetchBytes(
  url: string,
  role: FileRole,
  onBytes: (loaded: number, total: number) => void,
): Promise<ArrayBuffer> {
  const response = await fetch(url).catch(() => {
    throw unreachable(url, role);
  });
  if (!response.ok) {
    throw new ExplainError(
      `${role.code}-not-found`,
      `The ${role.noun} ${url} could not be had: the server answered ${response.status}.`,
      role.whenMissing,
    );
  }
  const total = Number(response.headers.get('content-length') ?? 0);
  return readAll(response, (loaded) => onBytes(loaded, total)).catch(() => {
    throw unreachable(url, role);
  });
}

async function readAll(
  response: Response,
  onBytes: (loaded: number) => void,
): Promise<ArrayBuffer> {
  if (!response.body) return response.arrayBuffer();
  const reader = response.body.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let loaded = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(new Uint8Array(value));
    loaded += value.byteLength;
    onBytes(loaded);
  }
  return new Blob(chunks).arrayBuffer();
}

function unreachable(url: string, role: FileRole): ExplainError {
  if (url.startsWith('file:')) {
    return new ExplainError(
      `${role.code}-on-disk`,
      `The page and its ${role.noun} are on disk, and browsers forbid a page to read files from disk.`,
      'Serve the folder over HTTP (for one, npx sirv-cli .), or point "model" to an https address.',
    );
  }
  const packed = packedPath(url);
  if (packed !== null) {
    return new ExplainError(
      `${role.code}-unreachable`,
      `The ${role.noun} ${packed} could not be loaded from the kit's own scripts.`,
      'Publish all files that the build made, or the folder dist/packs/ beside the script, and reload the page.',
    );
  }
  return new ExplainError(
    `${role.code}-unreachable`,
    `The ${role.noun} ${url} could not be reached.`,
    'Check the network; a file on another origin needs the header Access-Control-Allow-Origin, and a content security policy must allow it in connect-src.',
  );
}

/** Parses JSON, or throws `<role>-not-json`. */
export function parseJson(bytes: ArrayBuffer, url: string, role: FileRole): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new ExplainError(
      `${role.code}-not-json`,
      `The ${role.noun} ${url} is not JSON.`,
      'Check the address: it may lead to an error page or to another kind of file.',
    );
  }
}
