import {
  createExplainer,
  SaliencyMap,
  type AnswerChange,
  type CodespaceAmEventMap,
  type DeconvResult,
  type ExplainEventMap,
  type LrpHeatmapEventMap,
  type ReaderChange,
  type SaliencyResult,
} from 'convlens';
import 'convlens/define';

/** Script in a page: tags, results and events have their types. */
const map = document.createElement('saliency-map');
const made: SaliencyMap = map;
map.method = 'grad-cam';
map.image = { data: new Float32Array(784), shape: [28, 28, 1] };
map.model = [new File([], 'model.json'), new File([], 'weights.bin')];
map.model = document.querySelector('input')?.files ?? 'mnist-cnn';
createExplainer({ model: new Float32Array(4).buffer });
// @ts-expect-error: neither a name nor files
map.model = 7;
// @ts-expect-error: not a method
map.method = 'grad-camera';
// @ts-expect-error: read-only
map.result = null;

map.addEventListener('explain-complete', ({ detail }) => {
  const { map: values, target, shape }: SaliencyResult = detail;
  console.log(values.length, target.label, shape[2], detail.details.maps);
});
map.addEventListener('explain-progress', ({ detail }) => {
  const phase: 'engine' | 'model' | 'compile' | 'explain' = detail.phase;
  console.log(phase, detail.loaded / detail.total);
});
map.addEventListener('explain-error', ({ detail }) => console.log(detail.code, detail.hint));
map.addEventListener('sanity-step', ({ detail }) => console.log(detail.randomizedLayers));
map.addEventListener('click', ({ clientX }) => console.log(clientX), { passive: true });
map.addEventListener('of-another-kit', ({ type }) => console.log(type));
map.addEventListener('explain-complete', { handleEvent: ({ type }) => console.log(type) });
// @ts-expect-error: a result has no such part
map.addEventListener('explain-complete', ({ detail }) => console.log(detail.heat));
// @ts-expect-error: the result of another element
map.addEventListener('explain-complete', (event: CustomEvent<DeconvResult>) => console.log(event));
const contest = document.createElement('method-contest');
contest.methods = 'gradient random';
contest.addEventListener('measure-complete', ({ detail }) => console.log(detail.details.measures));
const onStep = (event: CodespaceAmEventMap['ascent-step']): void =>
  console.log(event.detail.frame, event.detail.generator);
const climb = document.querySelector('codespace-am');
climb?.addEventListener('ascent-step', onStep);
climb?.removeEventListener('ascent-step', onStep);
climb?.restart();

// Further out it is known what the event is, not whose.
document.addEventListener('explain-error', ({ detail }) => console.log(detail.message));
document.body.addEventListener('explain-complete', ({ target, detail }) => {
  if (target instanceof SaliencyMap) console.log(target.result?.predictions[0]?.probability);
  // @ts-expect-error: of any element
  console.log(detail.map);
});
map.addEventListener('answer-change', ({ detail }) => {
  const told: AnswerChange = detail;
  console.log(told.predictions[0]?.probability, detail.target.logit);
});
map.addEventListener('reader-change', ({ detail }) => {
  const { name, value }: ReaderChange = detail;
  console.log(name.length, value);
});
const scene = document.querySelector('explain-scene');
scene?.addEventListener('answer-change', ({ detail }) => console.log(detail.target.label));
console.log(scene?.predictions[0]?.logit);
// @ts-expect-error: read-only
if (scene) scene.predictions = [];
const input = document.querySelector('image-input');
input?.addEventListener('reader-change', ({ detail }) => console.log(detail.name));
document.addEventListener('answer-change', ({ detail }) => console.log(detail.predictions.length));
const anyone = (event: ExplainEventMap['explain-complete']): void => console.log(event.detail);
const relevance: keyof LrpHeatmapEventMap = 'sanity-step';

const result: Promise<SaliencyResult> = map.explain();
console.log(made, anyone, relevance, result);
