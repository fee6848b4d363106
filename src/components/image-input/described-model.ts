import { createExplainer } from '../../client/explainer.js';
import { ExplainError, type BackendChoice, type ModelDescription } from '../../protocol.js';
import { textOf, type FedElements } from './fed-elements.js';
import type { ImageInput } from './image-input.js';

const backends: readonly BackendChoice[] = ['auto', 'webgl', 'wasm', 'cpu', 'webgpu'];

/** The model that the picture is for: its samples, the shape of its input. */
export class DescribedModel {
  description: ModelDescription | null = null;
  failure: ExplainError | null = null;
  /** Settles when the newest model is known or cannot be had. */
  ready: Promise<void> = Promise.resolve();
  private asked = '';

  constructor(
    private readonly host: ImageInput,
    private readonly fed: FedElements,
  ) {}

  /** Asks about the model that the input or what it feeds names now. */
  follow(): void {
    const { host, fed } = this;
    const owner = host.model ? host : fed.elements.find((element) => textOf(element, 'model'));
    const model = owner && textOf(owner, 'model');
    const card = owner && textOf(owner, 'card');
    const named = fed.elements.map((element) => textOf(element, 'backend'));
    const backend = backends.find((known) => named.includes(known)) ?? 'auto';
    const key = JSON.stringify([model, card, backend]);
    if (key === this.asked) return;
    this.asked = key;
    this.description = this.failure = null;
    if (model) this.ready = this.ask({ model, backend, ...(card ? { card } : {}) }, key);
  }

  private async ask(
    options: { model: string; backend: BackendChoice; card?: string },
    key: string,
  ): Promise<void> {
    try {
      const description = await createExplainer(options).describe();
      if (key === this.asked) this.description = description;
    } catch (error) {
      const words = ['The model could not be described', 'Check "model" and "card".'] as const;
      if (key === this.asked) this.failure = ExplainError.of(error, 'page-failed', ...words);
    }
    if (key === this.asked) this.host.requestUpdate();
  }
}
