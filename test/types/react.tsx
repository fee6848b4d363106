/** @jsxImportSource react */
import 'convlens/jsx';
import type { SaliencyMap } from 'convlens';
import { useRef } from 'react';

export function Figures({
  pixels,
  files,
  list,
}: {
  pixels: Float32Array;
  files: File[];
  list: FileList;
}) {
  const figure = useRef<SaliencyMap>(null);
  return (
    <>
      <saliency-map
        ref={figure}
        id="why"
        className="wide"
        style={{ marginBlock: '1em' }}
        model="mnist-cnn"
        src="sample:3"
        method="guided-backprop"
        picture="under"
        sanity
        faithfulness={false}
        width={640}
        height="320"
        image={{ data: pixels, shape: [28, 28, 1] }}
        onexplain-complete={(event) => console.log(event.detail.map.length, event.detail.target)}
        onexplain-error={({ detail }) => console.log(detail.code)}
        onClick={() => void figure.current?.explain()}
      >
        <img src="fallback.png" alt="A map of a 3" />
      </saliency-map>
      <lrp-heatmap
        composite="gamma"
        layer-rules="conv1:z-box"
        start="one"
        onsanity-step={undefined}
      />
      <relu-backward onvalues-change={({ detail }) => console.log(detail.values[0]?.[0])} />
      <codespace-am runs={4} onascent-step={({ detail }) => console.log(detail.frame)} />
      <explain-scene permalink>
        <occlusion-grid occluder={8} stride={2} target={0} />
      </explain-scene>
      <explain-scene model={files}>
        <saliency-map model={files[0]} />
        <lrp-heatmap model={list} />
        <codespace-am model={new ArrayBuffer(8)} />
        <image-input model={pixels} />
        {/* @ts-expect-error: neither a name nor files */}
        <deconv-viewer model={{ url: 'model.json' }} />
      </explain-scene>
      {/* @ts-expect-error: not a method */}
      <saliency-map method="grad-camera" />
      {/* @ts-expect-error: not a number */}
      <occlusion-grid limit="many" />
      {/* @ts-expect-error: a result has no such part */}
      <saliency-map onexplain-complete={(event) => console.log(event.detail.heat)} />
    </>
  );
}
