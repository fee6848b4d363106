/** Stands in for `client/packed/load-pack.ts` in the bundle for Node, which reads the files themselves. */
export async function loadPack(): Promise<void> {}
