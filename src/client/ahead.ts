import { pageFetch } from './page.js';

/** A file that was asked for before what reads it was there. */
interface FileAhead {
  response: Promise<Response>;
  ending: AbortController;
}

/** By address; `null` for what has been handed on, or was fetched without. */
export const filesAhead = new Map<string, FileAhead | null>();

/** Asks for a file that is about to be needed, once. Whoever fetches it first is given what came. */
export function fetchAhead(url: string): void {
  if (!url.startsWith('http') || filesAhead.has(url)) return;
  const ending = new AbortController();
  const response = pageFetch(url, { signal: ending.signal });
  const file = { response, ending };
  filesAhead.set(url, file);
  // Whoever has taken it is told of a failure; who comes later, perhaps to try again, asks anew.
  const forget = (): void => {
    if (filesAhead.get(url) === file) filesAhead.delete(url);
  };
  // Read to its end now: a body that waits for its reader holds a connection, of which there may be six.
  response
    .then((got) => {
      if (!got.ok) forget();
      return got.clone().arrayBuffer();
    })
    .catch(forget);
}
