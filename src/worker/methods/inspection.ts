import { tidy, zeros } from '@tensorflow/tfjs-core';
import {
  ExplainError,
  lrpComposites,
  type ErrorDetail,
  type InspectedLayer,
  type InspectResponse,
  type LrpComposite,
  type ModelDescription,
  type NetworkTraits,
  type Refusals,
} from '../../protocol.js';
import { firstConvolution, middleConvolution } from '../../protocol/convolutions.js';
import { describeAny, describeModel, knownHead } from '../import/describe-model.js';
import type { Card } from '../import/card.js';
import type { ModelFiles } from '../import/model-files.js';
import type { Timed } from '../job.js';
import type { Network } from '../network/network.js';
import { costsOf, hasSwitches, multiplicationsOf } from '../network/costs.js';
import { middleField } from '../network/receptive-field.js';
import { operationOf } from '../operations/index.js';
import { boundsBelow } from '../propagate/lrp/bounds.js';
import { assignRules } from '../propagate/lrp/rule-assignment.js';
import { convolutionOf } from './filters.js';
import { lrpBounds } from './lrp/lrp.js';
import { readRuleOptions } from './lrp/settings.js';
import { camNode } from './read-outs/class-activation-maps.js';
import { mapsOfLayer } from './requirements.js';
import { requireTrainable } from './training.js';

/**
 * Everything that can be said of a network without an image: nothing is computed but what its methods ask
 * before they compute.
 *
 * @param problems what kept the model from being read as it was asked for
 */
export function inspect(
  files: ModelFiles,
  network: Network,
  problems: readonly ErrorDetail[],
): Timed<InspectResponse> {
  const { source, inputShape, outputs, origin } = files;
  const described = attempt(() => describeAny(files));
  const figure = attempt(() => describeModel(files));
  const [problem = null] = problems;
  const { name, ending, parameters } = source;
  const isChosen = !problems.some(({ code }) => code === 'output-unknown');
  const description = problem || 'code' in described ? null : described.value;
  return {
    told: {
      description,
      name,
      ...origin,
      inputShape,
      outputShape: [...ending.shape],
      activation: ending.activation,
      head: knownHead(files),
      outputs: outputs.names,
      output: isChosen ? outputs.names[outputs.chosen]! : null,
      parameters,
      ...costsOf(network),
      layers: layersOf(files, network),
      problems: [...problems, ...('code' in described ? [described] : [])],
    },
    answered: answeredBy(files.card),
    refusals: {
      load: problem,
      ...('code' in figure ? none : refusalsOf(network, figure.value)),
      figure: problem ?? ('code' in figure ? figure : null),
    },
    traits: traitsOf(network),
    timings: {},
  };
}

/** What it gives, or the error that it throws. */
function attempt<T>(work: () => T): { value: T } | ErrorDetail {
  try {
    return { value: work() };
  } catch (error) {
    if (error instanceof ExplainError) return error.detail;
    throw error;
  }
}

function refusalOf(work: () => unknown): ErrorDetail | null {
  const found = attempt(work);
  return 'code' in found ? found : null;
}

const none: OfNetwork = {
  classActivationMap: null,
  featureMaps: null,
  firstMaps: null,
  training: null,
  lrp: {},
};

type OfNetwork = Omit<Refusals, 'load' | 'figure'>;

/** By what each method itself asks of a network. */
function refusalsOf(network: Network, description: ModelDescription): OfNetwork {
  const first = firstConvolution(description)?.name;
  const opening = middleConvolution(description)?.name;
  const requireMaps = (layer: string): void => {
    mapsOfLayer(network, layer);
    if (layer === first) convolutionOf(network, layer);
  };
  const lrp: Refusals['lrp'] = {};
  for (const composite of lrpComposites) {
    const refusal = refusalOf(() => requireRules(network, composite, description));
    if (refusal) lrp[composite] = refusal;
  }
  return {
    classActivationMap: refusalOf(() => camNode(network, network.output)),
    // Of a network without any convolution the page says so.
    featureMaps: opening === undefined ? null : refusalOf(() => requireMaps(opening)),
    firstMaps: first === undefined ? null : refusalOf(() => requireMaps(first)),
    training: refusalOf(() => requireTrainable(network, () => description.head)),
    lrp,
  };
}

/** Throws what a pass of the composite would. */
function requireRules(
  network: Network,
  composite: LrpComposite,
  description: ModelDescription,
): void {
  const options = readRuleOptions(network, composite, {
    image: { data: new Float32Array(0), shape: description.inputShape },
    target: 'top',
    composites: [composite],
  });
  const assignment = assignRules(network, network.output, options);
  const bounds = lrpBounds({}, description, description.inputShape[2]);
  tidy(() => {
    const image = zeros([1, ...network.inputShape]);
    for (const node of network.nodes) {
      if (assignment.get(node.name)?.rule === 'z-box') boundsBelow(network, node, image, bounds);
    }
  });
}

function layersOf({ source, card, inputShape }: ModelFiles, network: Network): InspectedLayer[] {
  const multiplications = new Map<string, number>();
  for (const node of network.nodes) {
    const own = (multiplications.get(node.layer) ?? 0) + multiplicationsOf(network, node);
    multiplications.set(node.layer, own);
  }
  return source.layers.map(({ name, kind, shape, parameters }) => {
    const node = network.layerOutputs.get(name);
    const isMap = node !== undefined && network.shapes.get(node)?.length === 3;
    const field = isMap && inputShape.length === 3 ? middleField(network, node) : null;
    return {
      name,
      kind,
      title: card.layerTitles.get(name) ?? name,
      shape,
      parameters,
      multiplications: multiplications.get(name) ?? 0,
      receptiveField: field && [field.height, field.width],
    };
  });
}

function traitsOf(network: Network): NetworkTraits {
  const traits: NetworkTraits = {
    rectifiers: 0,
    otherActivations: 0,
    maxPoolings: 0,
    isLinear: true,
    camPlaces: null,
  };
  for (const node of network.nodes) {
    const { rectifier, ending } = operationOf(node);
    const isRectifier = rectifier && 'of' in rectifier ? rectifier.of(node) : rectifier;
    if (isRectifier) traits.rectifiers++;
    else if (ending === 'bent' || ending === 'sigmoid') traits.otherActivations++;
    if (hasSwitches(node)) traits.maxPoolings++;
    const isBent = isRectifier || /^(bent|sigmoid|softmax|product)$/.test(ending);
    if (isBent || /max|min|normalization/i.test(node.kind)) traits.isLinear = false;
  }
  const cam = attempt(() => camNode(network, network.output));
  if ('value' in cam) {
    const [height = 1, width = 1] = network.shapes.get(cam.value)!;
    traits.camPlaces = [height, width];
  }
  return traits;
}

/** Fields of a card that say something, of those that a figure depends on. */
function answeredBy(card: Card): string[] {
  const { preprocessing } = card;
  const fields: Record<string, unknown> = {
    title: card.title,
    licence: card.licence,
    labels: card.labels,
    head: card.head,
    'input.shape': card.inputShape,
    'input.range': preprocessing.isKnown || null,
    'input.channels': preprocessing.isOrdered || null,
    'output.name': card.output,
    'output.range': card.outputRange,
    layers: card.layerTitles.size || null,
    samples: card.samples.length || null,
  };
  const isSaid = (field: string): boolean => fields[field] !== null;
  return Object.keys(fields).filter((field) => isSaid(field) && !card.unanswered.includes(field));
}
