/** @jsxImportSource solid-js */
import 'convlens/solid';

export function Figures(props: { pixels: Float32Array; start: 'logit' | 'one' }) {
  return (
    <>
      <saliency-map
        id="why"
        class="wide"
        model="mnist-cnn"
        sanity
        width={640}
        prop:image={{ data: props.pixels, shape: [28, 28, 1] }}
        on:explain-complete={(event) => console.log(event.detail.map.length)}
      >
        <img src="fallback.png" alt="A map of a 3" />
      </saliency-map>
      <lrp-heatmap attr:layer-rules="conv1:z-box" start={props.start} />
      {/* @ts-expect-error: not a method */}
      <saliency-map method="grad-camera" />
      {/* @ts-expect-error: a result has no such part */}
      <saliency-map on:explain-complete={(event) => console.log(event.detail.heat)} />
    </>
  );
}
