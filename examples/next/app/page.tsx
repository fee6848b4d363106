import Link from 'next/link';

export default function Page() {
  return (
    <main>
      <h1>What does a network look at in a 3?</h1>
      <p>This page is a server component. A figure in it is a tag:</p>
      <saliency-map model="mnist-cnn" src="sample:3" method="guided-backprop">
        <p>A handwritten 3, and beside it the pixels that raise the network’s score for “3”.</p>
      </saliency-map>
      <p>
        The <Link href="/relevance/">next page</Link> has two figures, and listens to one.
      </p>
    </main>
  );
}
