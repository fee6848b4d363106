import type { GivenCard } from '../../client/builtin-models.js';
import { Explainer, type ExplainerOptions } from '../../client/explainer.js';
import type { GivenModel } from '../../client/given-models.js';
import { ExplainError, type BackendChoice, type ModelDescription } from '../../protocol.js';
import { mayFetch } from '../base/data-saving.js';
import { MarkupElement } from '../base/markup-element.js';
import type { ImageInput } from './image-input.js';
import { textOf, type FedElements } from './image-input-targets.js';

const backends: readonly BackendChoice[] = ['auto', 'webgl', 'wasm', 'cpu', 'webgpu'];

/** The model that the picture is for: its samples, the shape of its input. */
export class DescribedModel {
  description: ModelDescription | null = null;
  failure: ExplainError | null = null;
  /** Settles when the newest model is known or cannot be had. */
  ready: Promise<void> = Promise.resolve();
  /** To be called when the reader gives an image: it is cut for the model, whether or not that is large. */
  want!: () => void;
  private readonly wanted = new Promise<void>((resolve) => (this.want = resolve));
  private requested = '';

  constructor(
    private readonly host: ImageInput,
    private readonly fed: FedElements,
  ) {}

  /** Requests the description of the model that the input, or what it feeds, names now. */
  follow(): void {
    const { host, fed } = this;
    const owner = host.model ? host : fed.elements.find((element) => modelOf(element));
    const model = owner && modelOf(owner);
    const card = owner ? cardOf(owner) : null;
    const output = owner ? textOf(owner, 'output') : null;
    const named = fed.elements.map((element) => textOf(element, 'backend'));
    const backend = backends.find((known) => named.includes(known)) ?? 'auto';
    const key = model ? keyOf({ model, card, output, backend }) : '';
    if (key === this.requested) return;
    this.requested = key;
    this.description = this.failure = null;
    if (model) this.ready = this.request({ model, card, output, backend }, key);
  }

  private async request(options: ExplainerOptions, key: string): Promise<void> {
    try {
      await Promise.race([mayFetch(options.model), this.wanted]);
      if (key !== this.requested) return;
      const description = await new Explainer(options).pictureModel();
      if (key === this.requested) this.description = description;
    } catch (error) {
      const words = ['The model could not be described', 'Check "model" and "card".'] as const;
      if (key === this.requested) this.failure = ExplainError.of(error, 'page-failed', ...words);
    }
    if (key === this.requested) this.host.requestUpdate();
  }
}

/** The same for what describes the same. */
function keyOf(options: ExplainerOptions): string {
  try {
    return new Explainer(options).identity;
  } catch (error) {
    return String(error);
  }
}

/** The model of a fed element, or of the input itself: a name, an address or files. */
function modelOf(element: Element): GivenModel | null {
  return isKitElement(element) ? element.model : textOf(element, 'model');
}

/** Its card: an address, or the card itself. */
function cardOf(element: Element): GivenCard | null {
  const card = isKitElement(element) ? element.card : undefined;
  return card === undefined ? element.getAttribute('card') : card;
}

function isKitElement(element: Element): element is Element & {
  model: GivenModel | null;
  card?: GivenCard | null;
} {
  return element instanceof MarkupElement && 'model' in element;
}
