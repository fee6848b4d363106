/** Fetches the engine's worker as text: the first script asks for it too, before there is an engine to start. */
export const loadWorkerSource = (): Promise<typeof import('./worker-source.js')> =>
  import('./worker-source.js');
