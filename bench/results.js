import { round, summarize } from './statistics.js';

/** What is set against what, by subject. */
const ratios = {
  passes: [
    ['guided', 'forward'],
    ['tf.grad', 'guided'],
  ],
  trained: [
    ['gradient', 'forward'],
    ['guided', 'forward'],
    ['lrp epsilon', 'forward'],
  ],
  batches: [
    ['point by point', 'integrated gradients'],
    ['one by one', 'gallery'],
    ['filter by filter', 'reconstructions'],
  ],
  ascent: [['tf.variableGrads', 'ascent']],
  occlusion: [
    ['one by one', 'batched'],
    ['batched', 'incremental'],
  ],
  growth: [
    ['guided', 'forward'],
    ['lrp epsilon', 'forward'],
  ],
  positions: [['256 positions', '16 positions']],
  lrp: [
    ['lrp epsilon', 'forward'],
    ['lrp gamma-box', 'forward'],
    ['lrp alpha2-beta1', 'forward'],
  ],
};

/** Medians, spreads and ratios of one network on one backend. */
export function speedResult(subject, { backend, network, device, difference, times }) {
  const names = Object.keys(times[0]);
  const milliseconds = Object.fromEntries(
    names.map((name) => [name, summarize(times.map((entry) => entry[name]))]),
  );
  const median = (name) => milliseconds[name].median;
  return {
    network,
    backend,
    device,
    rounds: times.length,
    milliseconds,
    ratios: Object.fromEntries(
      ratios[subject].map(([slow, fast]) => [
        `${slow} / ${fast}`,
        round(median(slow) / median(fast)),
      ]),
    ),
    difference: Number(difference.toPrecision(2)),
  };
}

export function coldStartResult(loads) {
  return {
    backend: loads[0].backend,
    loads: loads.length,
    firstExplanation: summarize(loads.map((load) => load.firstExplanation)),
    longestTask: Math.max(...loads.map((load) => load.longestTask)),
  };
}

/** What was promised, and what came out: `{name, limit, measured, met}` each. */
export function judge({ passes, trained, occlusion, lrp, coldStart }) {
  const issue = passes.filter(
    ({ backend, network }) => backend === 'wasm' && network === 'all-cnn-c',
  );
  return [
    ...issue.flatMap((result) => speedTargets('target', result, 3, 3)),
    ...passes.flatMap((result) => speedTargets('budget', result, 2.5, 3)),
    ...trained.flatMap(trainedTargets),
    ...occlusion.flatMap(occlusionTargets),
    ...lrp.filter(({ backend }) => backend === 'wasm').flatMap(lrpTargets),
    atMost('budget: longest task of the main thread, ms', coldStart.longestTask, 50),
  ];
}

/** Forward passes that a method may take. Linear bottlenecks leave EfficientNet's signals dense. */
const mostForwards = {
  'mnist-cnn': { gradient: 2.2, guided: 2.2 },
  'cifar10-cnn': { gradient: 1.6, guided: 1.35, 'lrp epsilon': 1.8 },
  'cifar10-allcnn': { gradient: 1.6, guided: 1.35, 'lrp epsilon': 1.8 },
  'efficientnet-lite0': { gradient: 2.1, guided: 2 },
};

function trainedTargets({ network, ratios }) {
  return Object.entries(mostForwards[network]).map(([method, limit]) =>
    atMost(`target: ${network}, ${method} / forward`, ratios[`${method} / forward`], limit),
  );
}

function speedTargets(kind, { network, backend, ratios }, mostForwards, leastFaster) {
  const where = `${kind}: ${network} on ${backend}`;
  return [
    atMost(`${where}, guided / forward`, ratios['guided / forward'], mostForwards),
    atLeast(`${where}, tf.grad / guided`, ratios['tf.grad / guided'], leastFaster),
  ];
}

/** Three times faster where most of a large picture stays as it is; nowhere slower. */
function occlusionTargets({ network, backend, ratios }) {
  const least = network.startsWith('mobilenet') && backend === 'wasm' ? 3 : 1;
  const ratio = 'batched / incremental';
  return [atLeast(`target: occlusion of ${network} on ${backend}, ${ratio}`, ratios[ratio], least)];
}

function lrpTargets({ network, backend, ratios }) {
  const limits = { 'lrp epsilon': 3, 'lrp gamma-box': 4, 'lrp alpha2-beta1': 6 };
  const kind = network === 'all-cnn-c' ? 'target' : 'budget';
  return Object.entries(limits).map(([name, limit]) =>
    atMost(
      `${kind}: ${network} on ${backend}, ${name} / forward`,
      ratios[`${name} / forward`],
      limit,
    ),
  );
}

function atMost(name, value, limit) {
  return { name, limit: `at most ${limit}`, measured: value, met: value <= limit };
}

function atLeast(name, value, limit) {
  return { name, limit: `at least ${limit}`, measured: value, met: value >= limit };
}
