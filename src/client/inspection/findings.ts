import {
  lrpComposites,
  saliencyMethods,
  type ErrorDetail,
  type InspectResponse,
  type MethodFinding,
  type NetworkTraits,
  type SaliencyMethod,
} from '../../protocol.js';
import { isConvolution } from '../../protocol/convolutions.js';
import { compositeWords } from '../../protocol/tables/lrp-words.build.js';
import { saliencyTitles } from '../../protocol/tables/method-titles.build.js';

type Named = Pick<MethodFinding, 'element' | 'method' | 'title'>;
type Verdict = Pick<MethodFinding, 'state' | 'reason' | 'code'>;

/** What each method can do with a network, with the attributes that its element has by default. */
export function findingsOf(inspected: InspectResponse): MethodFinding[] {
  const { refusals, traits } = inspected;
  const ofImage = (named: Named, refusal: ErrorDetail | null, verdict: Verdict = works) => ({
    ...named,
    ...orRefused(verdict, refusals.figure ?? refusal),
  });
  const viewer = (method: string | null, title: string): Named => {
    return { element: 'deconv-viewer', method, title };
  };
  const noMaps = withoutConvolution(inspected);
  const firstMaps = refusals.firstMaps ?? noMaps;
  return [
    ...saliencyMethods.map((method) =>
      ofImage(
        { element: 'saliency-map', method, title: saliencyTitles[method] },
        isCam(method) ? refusals.classActivationMap : null,
        saliencyVerdict(method, traits),
      ),
    ),
    ofImage(
      viewer(null, 'Feature maps and DeconvNet'),
      refusals.featureMaps ?? noMaps,
      deconvVerdict(traits),
    ),
    ofImage(viewer('epochs', 'Epochs of the training'), firstMaps ?? withoutEpochs(inspected)),
    ofImage(
      viewer('train', 'Training in the page'),
      firstMaps ?? withoutDigits(inspected) ?? refusals.training,
    ),
    ofImage({ element: 'occlusion-grid', method: null, title: 'Occlusion' }, null),
    ...lrpComposites.map((method) =>
      ofImage(
        { element: 'lrp-heatmap', method, title: compositeWords[method].title },
        refusals.lrp[method] ?? null,
      ),
    ),
    ofImage({ element: 'codespace-am', method: 'model', title: 'Activation maximization' }, null),
    {
      element: 'codespace-am',
      method: 'generator',
      title: 'Activation maximization in its codes',
      ...orRefused(generatorVerdict(inspected), refusals.load ?? unfitGenerator(inspected)),
    },
  ];
}

const works: Verdict = { state: 'works', reason: null, code: null };

function limited(reason: string): Verdict {
  return { state: 'limited', reason, code: null };
}

function orRefused(verdict: Verdict, refusal: ErrorDetail | null): Verdict {
  if (!refusal) return verdict;
  return { state: 'refused', reason: `${refusal.message} ${refusal.hint}`, code: refusal.code };
}

function isCam(method: SaliencyMethod): boolean {
  return method.includes('-cam');
}

function saliencyVerdict(method: SaliencyMethod, traits: NetworkTraits): Verdict {
  const { rectifiers, otherActivations, camPlaces } = traits;
  if (isCam(method) && camPlaces && camPlaces[0] * camPlaces[1] === 1) {
    return limited(
      'The maps that it weighs have a single place: its map is the same everywhere, and says nothing about where. Choose an earlier convolution.',
    );
  }
  if (/^(deconvnet|guided-)/.test(method)) return gated(rectifiers, otherActivations);
  const isLocal = method === 'gradient' || method === 'smoothgrad';
  if (isLocal && traits.isLinear) {
    return limited('The network is linear: this map is the same for every image.');
  }
  return works;
}

/** Of the methods that change what a ReLU passes. */
function gated(rectifiers: number, others: number): Verdict {
  if (rectifiers === 0) {
    return limited(
      'The network has no ReLU, and a ReLU is all that the rule changes: this is the plain gradient.',
    );
  }
  if (others === 0) return works;
  return limited(
    `The rule changes what the ${count(rectifiers, 'ReLU')} let through; ${count(others, 'other activation')} keep their gradient.`,
  );
}

function deconvVerdict({ rectifiers, otherActivations, maxPoolings }: NetworkTraits): Verdict {
  const verdict = gated(rectifiers, otherActivations);
  if (verdict.state !== 'works' || maxPoolings > 0) return verdict;
  return {
    ...works,
    reason:
      'Without max pooling there are no switches: reconstructions are the same in either mode.',
  };
}

function withoutConvolution({ told: { layers, name } }: InspectResponse): ErrorDetail | null {
  if (layers.some(isConvolution)) return null;
  return {
    code: 'layer-without-maps',
    message: `The model "${name}" has no convolution whose maps could be shown.`,
    hint: 'Name a layer with height, width and channels in the attribute "layer".',
  };
}

function withoutEpochs({ told: { description, name } }: InspectResponse): ErrorDetail | null {
  if (description?.snapshots.some(({ final }) => !final)) return null;
  return {
    code: 'epochs-missing',
    message: `The model "${name}" comes without snapshots of its training.`,
    hint: 'List them in its card under "snapshots".',
  };
}

function withoutDigits({ told: { description, name } }: InspectResponse): ErrorDetail | null {
  if (description?.trainingDigits) return null;
  return {
    code: 'training-digits-missing',
    message: `The model "${name}" comes without digits to train on.`,
    hint: 'List them in its card under "trainingDigits".',
  };
}

/** What no classifier can take. */
function unfitGenerator({ told: { outputShape }, answered }: InspectResponse): ErrorDetail | null {
  const isPicture = outputShape.length === 3;
  if (isPicture && answered.includes('output.range')) return null;
  const why = isPicture
    ? 'no card tells the range of its images'
    : `its outputs of the shape [${outputShape.join(', ')}] are no images`;
  return {
    code: 'generator-unfit',
    message: `As a generator it fits no classifier: ${why}.`,
    hint: isPicture
      ? 'Write "output": {"range": [black, white]} into the card.'
      : 'Use a network that makes [height, width, channels].',
  };
}

function generatorVerdict({ told }: InspectResponse): Verdict {
  const [, , channels] = told.outputShape;
  if (channels === 1) return works;
  return { ...works, reason: `It fits classifiers whose input has ${channels} channels.` };
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
