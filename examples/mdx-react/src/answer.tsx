import type { SaliencyResult } from 'convlens';
import 'convlens/jsx';
import { useState } from 'react';

/** A figure whose answer a sentence below repeats. */
export function Answer({ digit }: { digit: number }) {
  const [result, setResult] = useState<SaliencyResult | null>(null);
  return (
    <>
      <saliency-map
        model="mnist-cnn"
        src={`sample:${digit}`}
        method="grad-cam"
        onexplain-complete={({ detail }) => setResult(detail)}
      />
      <p>{result ? `The network predicts a ${result.target.label}.` : 'Computing …'}</p>
    </>
  );
}
