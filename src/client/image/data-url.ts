/**
 * The file that a `data:` address holds. Fetching it would need `connect-src data:` of a content
 * security policy. What is not written as such an address should be gives an empty file.
 */
export function fileOfDataUrl(address: string): Blob {
  const [, head = '', body = ''] = /^data:([^,]*),([^#]*)/i.exec(address) ?? [];
  const isBase64 = /;\s*base64\s*$/i.test(head);
  const type = head.replace(/;\s*base64\s*$/i, '');
  const plain = body.replace(/%([\da-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
  const binary = isBase64 ? fromBase64(plain) : plain;
  // A model may be many millions of them.
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < bytes.length; index++) bytes[index] = binary.charCodeAt(index);
  return new Blob([bytes], { type });
}

function fromBase64(text: string): string {
  try {
    return atob(text);
  } catch {
    return '';
  }
}
