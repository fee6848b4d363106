// What the soak does on its page: jobs without elements, and elements that come and go.

const models = ['mnist-cnn', 'cifar10-cnn', 'mnist-cnn', 'cifar10-allcnn'];

const jobs = [
  (explainer, input) => explainer.saliencyOf(input, { methods: ['gradient', 'guided-backprop'] }),
  (explainer, input) => explainer.lrpOf(input),
  (explainer, input) => explainer.saliencyOf(input, { methods: ['grad-cam'] }),
  (explainer, input) => explainer.occlusionOf(input, { occluder: 10, stride: 10 }),
  (explainer, { data, shape }) => explainer.forward({ data, shape: [1, ...shape] }),
  // Refused, and dropped in the middle: both must leave nothing behind.
  (explainer, input) => explainer.saliencyOf(input, { target: 99 }).catch(() => {}),
  (explainer, input) => {
    const abort = new AbortController();
    const onProgress = () => abort.abort();
    return explainer.lrpOf(input, {}, { signal: abort.signal, onProgress }).catch(() => {});
  },
];

window.runJobs = async (from, to) => {
  for (let index = from; index < to; index++) {
    const explainer = window.kit.createExplainer({ model: models[index % models.length] });
    const { input } = await explainer.picture(`sample:${index % 10}`);
    await jobs[index % jobs.length](explainer, input);
  }
};

const elements = [
  ['saliency-map', { model: 'mnist-cnn' }],
  ['lrp-heatmap', { model: 'mnist-cnn' }],
  ['deconv-viewer', { model: 'mnist-cnn' }],
  ['occlusion-grid', { model: 'mnist-cnn', occluder: 9, stride: 9 }],
  ['codespace-am', { model: 'mnist-cnn', generator: 'mnist-gan', runs: 1, 'stop-at': 0.1 }],
  ['relu-backward', {}],
  // Taken away before it is ready.
  ['saliency-map', { model: 'cifar10-cnn' }, true],
];

window.runCycles = async (from, to) => {
  for (let index = from; index < to; index++) {
    const [tag, attributes, early] = elements[index % elements.length];
    const element = document.createElement(tag);
    const all = { loading: 'eager', width: 300, height: 200, ...attributes };
    for (const [name, value] of Object.entries(all)) element.setAttribute(name, value);
    if (tag !== 'codespace-am' && tag !== 'relu-backward') {
      element.setAttribute('src', `sample:${index % 10}`);
    }
    const ended = new Promise((resolve, reject) => {
      element.addEventListener('explain-complete', resolve, { once: true });
      element.addEventListener('explain-error', ({ detail }) => reject(new Error(detail.message)));
    });
    document.body.append(element);
    if (early) await new Promise((resolve) => setTimeout(resolve, index % 40));
    else await ended;
    element.remove();
  }
};
