import {
  createAscent,
  createExplainer,
  createTraining,
  rankCorrelation,
  type ContestMeasure,
  type ContestResult,
  type ErrorCode,
  type ErrorDetail,
  type LrpCompositeRules,
  type SaliencyMethod,
  type SaliencyResult,
  type TensorValues,
} from 'convlens/engine';

/** What the engine takes and gives, told so that mistakes are seen while one writes. */
const explainer = createExplainer({ model: 'mnist-cnn' });

export async function maps(chosen: SaliencyMethod): Promise<Float32Array> {
  const { details, method } = await explainer.saliency({ method: ['gradient', 'grad-cam'] });
  const known: 'gradient' | 'grad-cam' = method;
  const map: Float32Array = details.maps[known];
  // @ts-expect-error: it was not asked for
  const other = details.maps['smoothgrad'];
  const usual: Float32Array = (await explainer.saliency()).details.maps['guided-backprop'];
  const [first] = await explainer.saliencyOfBatch(['sample:1'], { methods: ['deconvnet'] });
  const deconvnet: Float32Array | undefined = first?.details.maps.deconvnet;
  // Where it is known only later which, by any name.
  const result: SaliencyResult = await explainer.saliencyOf('sample:1', { method: chosen });
  const any: Float32Array | undefined = result.details.maps[result.method];
  return any ?? other ?? deconvnet ?? (rankCorrelation(map, usual) > 0.5 ? map : usual);
}

export async function options(): Promise<void> {
  // @ts-expect-error: no such option
  await explainer.saliency({ methd: 'gradient' });
  // @ts-expect-error: no such method
  await explainer.saliency({ method: 'gradients' });
  const composite: LrpCompositeRules = { first: 'z-box', conv: { rule: 'gamma', gamma: 0.25 } };
  await explainer.lrp({ composite, target: [3] });
  // @ts-expect-error: no such rule
  await explainer.lrp({ composite: { conv: 'gama' } });
  await explainer.saliencyOf('sample:1', { method: 'integrated-gradients', baseline: 'blur' });
  const one: TensorValues = await explainer.activations('sample:1', 'conv1');
  const { conv2 } = await explainer.activations(['sample:1'], ['conv1', 'conv2']);
  await explainer.forward(conv2.data.length > one.data.length ? conv2 : 'sample:1');
  await explainer.saliencyOfBatch([await explainer.picture('sample:3')], { target: [3] });
}

export async function contrasts(): Promise<string> {
  const { contrast } = await explainer.lrp({ contrast: 9 });
  await explainer.explain('occlusion', 'sample:4', { contrast: 'rivals' });
  await explainer.saliencyOfBatch(['sample:4'], { contrast: 'a label' });
  // @ts-expect-error: one for all images
  await explainer.saliencyOfBatch(['sample:4'], { contrast: [9] });
  const { after, changesAt } = await explainer.perturb('sample:4', { towards: 9, epsilon: 0.1 });
  const label: string | undefined = changesAt?.prediction.label ?? after.predictions[0]?.label;
  return (contrast?.kind === 'class' ? contrast.label : contrast?.kind) ?? label ?? '';
}

export async function contests(): Promise<ContestResult> {
  const options = { methods: ['gradient', 'lrp:epsilon-plus'], seed: 1 };
  const from = await explainer.contest('sample:1', options, {
    onPart: ({ details: { entries } }) => console.log(entries[0]?.map.length),
  });
  for (const { method, map, values, failure, road, sensitivity } of from.details.entries) {
    const map32: Float32Array = map;
    const deletion: number | null | undefined = values.deletion;
    console.log(method, map32.length, deletion, failure?.hint, road?.kept, sensitivity?.each);
    // @ts-expect-error: no such measure
    console.log(values.faithfulness);
  }
  const [agreement] = from.details.agreements;
  const names: [ContestMeasure, ContestMeasure] | undefined = agreement?.measures;
  const seconds: number = (from.details.estimates.road?.milliseconds ?? 0) / 1000;
  console.log(names, seconds);
  // @ts-expect-error: no such measure
  await explainer.contest('sample:1', { measures: ['speed'] });
  return explainer.contest('sample:1', { ...options, measures: ['road'], from });
}

export async function disposal(): Promise<void> {
  using net = createExplainer({ model: 'mnist-cnn' });
  await using training = createTraining({ model: 'mnist-cnn' });
  await using ascent = createAscent();
  await Promise.all([net.describe(), training.step(), ascent.step(1)]);
}

export function told({ code }: ErrorDetail): ErrorCode {
  // @ts-expect-error: no such code
  if (code === 'option-unknwon') return 'option-unknown';
  return code;
}
