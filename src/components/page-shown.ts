/** Whether nobody can be looking: the page's tab is behind another, or its window is minimised. */
export function pageHidden(): boolean {
  return document.visibilityState === 'hidden';
}

/** Resolves at once where the page is shown, else when it is again; also when the signal is aborted. */
export function pageShown(signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (pageHidden() && !signal?.aborted) return;
      document.removeEventListener('visibilitychange', look);
      signal?.removeEventListener('abort', look);
      resolve();
    };
    document.addEventListener('visibilitychange', look);
    signal?.addEventListener('abort', look);
    look();
  });
}
