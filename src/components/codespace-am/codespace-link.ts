/** What a link keeps of picked codes: whose they are, where between them the slider is, and themselves. */
export interface LinkedCodes {
  /** The index of their generator. */
  column: number;
  /** From 0 to 1. */
  share: number;
  /** One or two; a pasted code has no seed. */
  codes: readonly Readonly<{ seed: number | null; code: Float32Array }>[];
}

/** Numbers of a code: no generator has more. */
const MOST = 1024;

/** `0~50~12~AAAAPw…~x~AACAPw…`, of signs that an address may hold as they are. */
export function writeCodes({ column, share, codes }: LinkedCodes): string {
  const written = codes.flatMap(({ seed, code }) => [seed ?? 'x', base64(code)]);
  return [column, Math.round(100 * share), ...written].join('~');
}

/** Reads what `writeCodes` has written; `null` for anything else. */
export function readCodes(text: string): LinkedCodes | null {
  const [column = '', share = '', ...written] = text.split('~');
  if (!/^\d$/.test(column) || !/^\d{1,3}$/.test(share) || Number(share) > 100) return null;
  if (written.length !== 2 && written.length !== 4) return null;
  const codes = [written.slice(0, 2), written.slice(2)].flatMap(([seed, code]) => {
    const numbers = code === undefined ? null : numbersOf(code);
    if (!numbers || !/^(x|\d{1,10})$/.test(seed!)) return [];
    return [{ seed: seed === 'x' ? null : Number(seed), code: numbers }];
  });
  const isWhole = codes.length === written.length / 2;
  return isWhole ? { column: Number(column), share: Number(share) / 100, codes } : null;
}

/** The float32 numbers as they are, byte by byte. */
function base64(code: Float32Array): string {
  const bytes = new Uint8Array(code.buffer, code.byteOffset, code.byteLength);
  const text = btoa(String.fromCharCode(...bytes));
  return text.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

function numbersOf(text: string): Float32Array | null {
  try {
    const bytes = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    if (bytes.length === 0 || bytes.length % 4 > 0 || bytes.length > 4 * MOST) return null;
    const code = new Float32Array(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)).buffer);
    return code.every(Number.isFinite) ? code : null;
  } catch {
    // Not base64.
    return null;
  }
}
