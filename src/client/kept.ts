/**
 * What was loaded once stays at hand: an `import()` of what is there already still takes the browser
 * several tasks, which add up while a map follows a hand. A failure is not kept.
 */
export function kept<Loaded>(load: () => Promise<Loaded>): () => Promise<Loaded> {
  let loading: Promise<Loaded> | null = null;
  return () =>
    (loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    }));
}
