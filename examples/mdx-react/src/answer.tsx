import type { SaliencyMap, SaliencyResult } from 'convlens';
import { useCallback, useState } from 'react';

/** A figure whose answer a sentence below repeats. */
export function Answer({ digit }: { digit: number }) {
  const [result, setResult] = useState<SaliencyResult | null>(null);
  const listen = useCallback((element: SaliencyMap | null) => {
    const onComplete = (event: CustomEvent<SaliencyResult>) => setResult(event.detail);
    element?.addEventListener('explain-complete', onComplete as EventListener);
    return () => element?.removeEventListener('explain-complete', onComplete as EventListener);
  }, []);
  return (
    <>
      <saliency-map ref={listen} model="mnist-cnn" src={`sample:${digit}`} method="grad-cam" />
      <p>{result ? `The network reads a ${result.target.label}.` : 'The network is thinking …'}</p>
    </>
  );
}
