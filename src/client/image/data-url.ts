/**
 * The file that a `data:` address holds. Fetching it would need `connect-src data:` of a content
 * security policy. What is not written as such an address should be gives an empty file.
 */
export function fileOfDataUrl(address: string): Blob {
  const [, head = '', body = ''] = /^data:([^,]*),([^#]*)/i.exec(address) ?? [];
  const isBase64 = /;\s*base64\s*$/i.test(head);
  const type = head.replace(/;\s*base64\s*$/i, '');
  // Models and long cards are many millions of characters: a call for each would take seconds.
  const plain = body.includes('%') ? body.split('%').map(unescaped).join('') : body;
  const binary = isBase64 ? fromBase64(plain) : plain;
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < bytes.length; index++) bytes[index] = binary.charCodeAt(index);
  return new Blob([bytes], { type });
}

/** What follows a percent sign; the first follows none. */
function unescaped(part: string, index: number): string {
  if (index === 0) return part;
  const code = part.slice(0, 2);
  if (!/^[\da-f]{2}$/i.test(code)) return `%${part}`;
  return String.fromCharCode(parseInt(code, 16)) + part.slice(2);
}

function fromBase64(text: string): string {
  try {
    return atob(text);
  } catch {
    return '';
  }
}
