import { round, summarize } from './statistics.js';

const measured = ['forward', 'guided', 'backward', 'tf.grad'];

/** Medians, spreads and ratios of one network on one backend. */
export function speedResult({ backend, network, device, difference, times }) {
  const milliseconds = Object.fromEntries(
    measured.map((name) => [name, summarize(times.map((entry) => entry[name]))]),
  );
  const median = (name) => milliseconds[name].median;
  return {
    network,
    backend,
    device,
    rounds: times.length,
    milliseconds,
    ratios: {
      'guided / forward': round(median('guided') / median('forward')),
      'tf.grad / guided': round(median('tf.grad') / median('guided')),
    },
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
export function judge({ speed, coldStart }) {
  const issue = speed.filter(
    ({ backend, network }) => backend === 'wasm' && network === 'all-cnn-c',
  );
  return [
    ...issue.flatMap((result) => speedTargets('target', result, 3, 3)),
    ...speed.flatMap((result) => speedTargets('budget', result, 2.5, 3)),
    atMost('budget: longest task of the main thread, ms', coldStart.longestTask, 50),
  ];
}

function speedTargets(kind, { network, backend, ratios }, mostForwards, leastFaster) {
  const where = `${kind}: ${network} on ${backend}`;
  return [
    atMost(`${where}, guided / forward`, ratios['guided / forward'], mostForwards),
    atLeast(`${where}, tf.grad / guided`, ratios['tf.grad / guided'], leastFaster),
  ];
}

function atMost(name, value, limit) {
  return { name, limit: `at most ${limit}`, measured: value, met: value <= limit };
}

function atLeast(name, value, limit) {
  return { name, limit: `at least ${limit}`, measured: value, met: value >= limit };
}
