/** @jsxImportSource preact */
import 'convlens/preact';

export function Figures({ pixels }: { pixels: Float32Array }) {
  return (
    <>
      <saliency-map
        id="why"
        class="wide"
        model="mnist-cnn"
        sanity
        width={640}
        image={{ data: pixels, shape: [28, 28, 1] }}
        onexplain-complete={(event) => console.log(event.detail.map.length)}
      >
        <img src="fallback.png" alt="A map of a 3" />
      </saliency-map>
      {/* @ts-expect-error: not a method */}
      <saliency-map method="grad-camera" />
      {/* @ts-expect-error: a result has no such part */}
      <saliency-map onexplain-complete={(event) => console.log(event.detail.heat)} />
    </>
  );
}
