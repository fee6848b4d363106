import { folded, nearestName } from './nearest.js';

/** Lower-case names for an option in other libraries, attributes and people's words, by its name here. */
const otherNames: Readonly<Record<string, string>> = {
  method: 'explainer attribution compare',
  image: 'src source input inputs picture img url',
  target: 'class label index classindex',
  fill: 'baseline baselines color colour value',
  baseline: 'reference background fill',
  occluder: 'size window slidingwindowshapes patch patchsize kernel',
  inputSize: 'size',
  size: 'inputsize',
  steps: 'nsteps points',
  samples: 'n nsamples ntsamples copies',
  noise: 'sigma stdevs stddev deviation',
  noiseSeed: 'seed',
  composite: 'rule rules method methods compare',
  epsilon: 'eps',
  layer: 'layers layername',
  unit: 'neuron channel filter keep',
  randomizedLayers: 'layers depth',
  onProgress: 'progress callback',
};

/** The known name that was probably meant, also by a name that it has elsewhere. */
export function meantName(written: string, known: readonly string[]): string | null {
  const other = known.find((name) => otherNames[name]?.split(' ').includes(folded(written)));
  return other ?? nearestName(written, known);
}
