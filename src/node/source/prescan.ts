/**
 * The encoding that a page declares, as HTML finds it ("prescan a byte stream to
 * determine its encoding"): by a `<meta>`, comments and attributes of other tags passed over.
 *
 * @param head one character for each byte
 */
export function declaredEncoding(head: string): string | null {
  let at = 0;
  while (at < head.length) {
    const rest = head.slice(at);
    if (rest.startsWith('<!--')) {
      // The two dashes may be those of the beginning.
      const end = head.indexOf('-->', at + 2);
      at = end < 0 ? head.length : end + 3;
    } else if (/^<\/?[a-z]/i.test(rest)) {
      const tag = tagAt(rest);
      const label = tag.isMeta ? labelOf(tag.attributes) : null;
      if (label !== null) return label;
      at += tag.length;
    } else if (/^<[!/?]/.test(rest)) {
      const end = head.indexOf('>', at);
      at = end < 0 ? head.length : end + 1;
    } else {
      const next = head.indexOf('<', at + 1);
      at = next < 0 ? head.length : next;
    }
  }
  return null;
}

/** The encoding that the attributes of a `<meta>` name; `null` for another `<meta>`. */
function labelOf(attributes: ReadonlyMap<string, string>): string | null {
  const charset = attributes.get('charset');
  if (charset !== undefined) return named(charset);
  if (attributes.get('http-equiv')?.toLowerCase() !== 'content-type') return null;
  const content = attributes.get('content') ?? '';
  const [, quoted, double, bare] =
    /charset\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;"']+))/i.exec(content) ?? [];
  return named(quoted ?? double ?? bare ?? '');
}

/** A name that nobody knows is none. What is read byte by byte cannot be UTF-16, whatever it says. */
function named(label: string): string | null {
  const name = knownEncoding(label);
  if (name === null) return /^\s*x-user-defined\s*$/i.test(label) ? 'windows-1252' : null;
  return name.startsWith('utf-16') ? 'utf-8' : name;
}

/** The encoding's own name, for any of its labels. */
function knownEncoding(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return /^\s*(replacement|iso-2022-kr|iso-2022-cn|iso-2022-cn-ext|hz-gb-2312)\s*$/i.test(label)
      ? 'replacement'
      : null;
  }
}

interface Tag {
  isMeta: boolean;
  attributes: Map<string, string>;
  length: number;
}

/** The tag that a text begins with. */
function tagAt(text: string): Tag {
  const [start = '', name = ''] = /^<(\/?[a-z][^\s/>]*)/i.exec(text) ?? [];
  const attributes = new Map<string, string>();
  const pattern =
    /[\s/]*(?:(>)|([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*))?)?|=)/y;
  pattern.lastIndex = start.length;
  let length = start.length;
  for (let found; (found = pattern.exec(text)); length = pattern.lastIndex) {
    const [, end, key, double, single, bare] = found;
    if (end) return { isMeta: isMeta(name), attributes, length: pattern.lastIndex };
    const value = double ?? single ?? bare ?? '';
    if (key && !attributes.has(key.toLowerCase())) attributes.set(key.toLowerCase(), value);
  }
  return { isMeta: isMeta(name), attributes, length: Math.max(length, 1) };
}

function isMeta(name: string): boolean {
  return name.toLowerCase() === 'meta';
}
