import Link from 'next/link';
import { Answer } from '../answer';

export default function Page() {
  return (
    <main>
      <h1>How the score is redistributed</h1>
      <lrp-heatmap model="mnist-cnn" src="sample:8">
        <p>A handwritten 8, and beside it what every pixel contributes to the score.</p>
      </lrp-heatmap>
      <p>A client component listens to its figure:</p>
      <Answer digit={8} />
      <p>
        Back to the <Link href="/">first page</Link>.
      </p>
    </main>
  );
}
