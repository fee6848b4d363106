/** What runs in the browser: activation maximisation by the kit's own engine, and a judge. */
import { createAscent, createExplainer } from '../../dist/engine.js';

const RUNS = 16;

/**
 * @param {string} classifier whose classes are maximised
 * @param {string} judge another classifier, which the ascent does not know
 * @param {object} options of `createAscent`
 * @param {number} limit of steps
 * @returns {Promise<{reached: number, steps: number[], agreed: number, probability: number}>} how many
 *   of 16 runs reach the asked probability, after how many steps each (the limit for those that do
 *   not), how many the judge calls the same, and its mean probability of the class
 */
export async function climb(classifier, judge, { target, ...options }, limit) {
  const looker = createExplainer({ model: judge });
  const asked = { ...options, target, runs: RUNS, seed: 1000 * target };
  const ascent = createAscent({ model: classifier, ...asked });
  let frame = await ascent.step(0);
  for (let step = 0; step < limit && !frame.ended; step += 50) {
    frame = await ascent.step(Math.min(50, limit - step));
  }
  const { runs, shape } = frame;
  const size = shape.reduce((product, length) => product * length, 1);
  const data = new Float32Array(RUNS * size);
  runs.forEach(({ picture }, run) => data.set(picture, run * size));
  const { output } = await looker.forward({ data, shape: [RUNS, ...shape] });
  const classes = output.shape[1];
  const judged = runs.map((_, run) => {
    const logits = [...output.data.subarray(run * classes, (run + 1) * classes)];
    const highest = Math.max(...logits);
    const powers = logits.map((logit) => Math.exp(logit - highest));
    const total = powers.reduce((sum, power) => sum + power, 0);
    return { same: logits[target] === highest, probability: powers[target] / total };
  });
  return {
    reached: runs.filter(({ status }) => status === 'reached').length,
    steps: runs.map(({ status, steps }) => (status === 'reached' ? steps : limit)),
    agreed: judged.filter(({ same }) => same).length,
    probability: judged.reduce((sum, { probability }) => sum + probability / RUNS, 0),
  };
}
