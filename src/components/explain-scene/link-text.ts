/**
 * What a link says: for the scene (``) and for elements inside it (by id or number) the values of
 * attributes; `null` for one that is taken away.
 */
export type LinkState = Map<string, Map<string, string | null>>;

/** Longer ones are nobody's choice; of the whole, and of one value. */
const [LONGEST, LONGEST_VALUE] = [4000, 400];

/** `target:3;src:sample:4;map.method:gradient;2.conservation`: the scene's own, then those inside. */
export function writeState(state: LinkState): string {
  return [...state]
    .flatMap(([key, values]) =>
      [...values].map(([name, value]) => {
        const path = key === '' ? name : `${key}.${name}`;
        return value === null ? path : `${path}:${value.replace(/[%;]/g, encodeURIComponent)}`;
      }),
    )
    .join(';');
}

/** Reads what is well formed, and passes over the rest. */
export function readState(text: string): LinkState {
  const state: LinkState = new Map();
  if (text.length > LONGEST) return state;
  for (const part of text.split(';')) {
    const match = /^(?:([\w-]+)\.)?([a-z][a-z-]*)(?::(.*))?$/s.exec(part);
    const [, key = '', name = '', written] = match ?? [];
    if (!match || (written?.length ?? 0) > LONGEST_VALUE) continue;
    const values = state.get(key) ?? new Map<string, string | null>();
    values.set(name, written?.replace(/%25|%3B/gi, decodeURIComponent) ?? null);
    state.set(key, values);
  }
  return state;
}

/** What the page's address has under a name; empty where it has nothing. */
export function readAddress(key: string): string {
  return new URLSearchParams(location.search).get(key) ?? '';
}

/** The page's address with this under a name; whatever else is in it stays as it is written. */
export function addressWith(key: string, text: string): string {
  const address = new URL(location.href);
  const others = address.search
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && !new URLSearchParams(part).has(key));
  // Colons and semicolons may stand in a query as they are: people can read it.
  const written = encodeURIComponent(text).replace(/%3A/g, ':').replace(/%3B/g, ';');
  const own = text === '' ? [] : [`${encodeURIComponent(key)}=${written}`];
  address.search = [...others, ...own].join('&');
  return address.href;
}
