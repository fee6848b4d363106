// What a case of the fuzz test does on its page.

/** Milliseconds after which a case counts as hanging. */
const LIMIT = 60_000;
/** Largest difference of the sound model's map, as a share of its largest value. */
const TOLERANCE = 1e-5;

const jobs = {
  gradient: (explainer, input) => explainer.saliencyOf(input, { methods: ['gradient'] }),
  'guided-backprop': (explainer, input) =>
    explainer.saliencyOf(input, { methods: ['guided-backprop'] }),
  'grad-cam': (explainer, input) => explainer.saliencyOf(input, { methods: ['grad-cam'] }),
  lrp: (explainer, input) => explainer.lrpOf(input),
  occlusion: (explainer, input) =>
    explainer.occlusionOf(input, {
      occluder: Math.ceil(input.shape[0] / 3),
      stride: Math.ceil(input.shape[0] / 3),
    }),
  deconvnet: (explainer, input) => explainer.saliencyOf(input, { methods: ['deconvnet'] }),
};

/** What is wrong with a result, in words; `null` for a sound one. */
function faultOf({ map, shape, predictions, target }, input) {
  const size = shape.reduce((product, length) => product * length, 1);
  if (map.length !== size) return `the map has ${map.length} values, its shape says ${size}`;
  if (shape[0] !== input.shape[0] || shape[1] !== input.shape[1]) {
    return `the map is ${shape}, the input ${input.shape}`;
  }
  if (!map.every(Number.isFinite)) return 'the map has values that are not finite';
  if (!Number.isFinite(target.logit)) return `the logit is ${target.logit}`;
  const odd = predictions.find(
    ({ probability }) =>
      probability !== undefined && !(probability >= 0 && probability <= 1 + 1e-6),
  );
  return odd ? `the probability of ${odd.label} is ${odd.probability}` : null;
}

let sound;

/** The sound model's map, from the same input each time. */
async function soundMap() {
  const explainer = window.kit.createExplainer({ model: '/models/mnist-cnn/model.json' });
  sound ??= { input: (await explainer.picture('sample:3')).input };
  return (await explainer.saliencyOf(sound.input, { methods: ['guided-backprop'] })).map;
}

window.begin = async () => {
  window.kit.configure({ stallTimeout: 5000, timeout: 30_000 });
  const map = await soundMap();
  sound.map = map;
  sound.largest = map.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
};

/** The same of what is told without an image. */
function inspectionFault({ layers, parameters, multiplications, methods }) {
  const counts = layers.flatMap((layer) => [layer.parameters, layer.multiplications]);
  const isCount = (count) => Number.isSafeInteger(count) && count >= 0;
  if (![parameters, multiplications, ...counts].every(isCount)) return 'a count is no whole number';
  const odd = methods.find(({ state, code }) => (state === 'refused') !== (code !== null));
  return odd ? `${odd.element} ${odd.method} is ${odd.state} with the code ${odd.code}` : null;
}

async function outcomeOf({ model, image, job }) {
  try {
    const explainer = window.kit.createExplainer({ model });
    if (job === 'inspect') {
      const fault = inspectionFault(await explainer.inspect());
      return fault ? { fault } : { code: 'works' };
    }
    const { input } = await explainer.picture(image);
    const result = await jobs[job](explainer, input);
    const fault = faultOf(result, input);
    return fault ? { fault } : { code: 'works' };
  } catch (error) {
    const { name, code, message, hint } = error;
    return { name, code, message: `${message} ${hint}` };
  }
}

/** One case, and whether the sound model is right after it: {code, message} or {fault}. */
window.tryCase = async (wanted) => {
  let timer;
  const outcome = await Promise.race([
    outcomeOf(wanted),
    new Promise((resolve) => {
      timer = setTimeout(resolve, LIMIT, { fault: `no end within ${LIMIT / 1000} s` });
    }),
  ]);
  clearTimeout(timer);
  try {
    const map = await soundMap();
    const worst = map.reduce(
      (most, value, index) => Math.max(most, Math.abs(value - sound.map[index])),
      0,
    );
    if (!(worst <= TOLERANCE * sound.largest)) {
      return { ...outcome, fault: `the sound model is off by ${worst / sound.largest} afterwards` };
    }
  } catch (error) {
    return {
      ...outcome,
      fault: `the sound model fails afterwards: ${error.code} ${error.message}`,
    };
  }
  return outcome;
};
