/**
 * Resolves in a task of its own: what was computed and what is drawn of it do not hold up the page at
 * one stretch. By a message, since timers wait in pages that nobody sees.
 */
export function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
