/** Requests that browsers send to one HTTP/1.1 server at a time; the others wait inside the browser. */
const PLACES = 6;

/** What is to be told that its request goes out, oldest first, by server. */
const requests = new Map<string, (() => void)[]>();

/**
 * Enters a request in the queue that the browser keeps for its server, so that one that has to wait
 * behind others is not taken for a server that does not answer.
 *
 * @param onSent called when the request has a place
 * @returns to be called when the request has ended
 */
export function enter(url: string, onSent: () => void): () => void {
  const { origin } = new URL(url);
  const queue = requests.get(origin) ?? [];
  requests.set(origin, queue);
  queue.push(onSent);
  if (queue.length <= PLACES) onSent();
  return () => {
    const place = queue.indexOf(onSent);
    queue.splice(place, 1);
    if (place < PLACES) queue[PLACES - 1]?.();
    if (queue.length === 0) requests.delete(origin);
  };
}
