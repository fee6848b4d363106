import type { ReactiveControllerHost, TemplateResult } from 'lit';
import type { ExplainError } from '../../protocol.js';

/** What stands below a figure and follows what is explained; `null` ends what it does. */
export interface Part<Subject> {
  follow(subject: Subject | null): void;
  render(): TemplateResult;
}

/** A part whose code is fetched when an attribute asks for it. */
export class LazyPart<Host extends ReactiveControllerHost, Subject> {
  failure: ExplainError | null = null;
  private part: Part<Subject> | null = null;
  private of: object | null = null;

  /** @param load fetches the class */
  constructor(
    private readonly host: Host,
    private readonly load: () => Promise<new (host: Host) => Part<Subject>>,
    private readonly toError: (error: unknown) => ExplainError,
  ) {}

  /**
   * Turns to what is explained now.
   *
   * @param result does nothing where it is the same as before
   */
  follow(result: object, subject: Subject): void {
    if (result === this.of) return;
    this.of = result;
    this.failure = null;
    void this.start(result, subject);
  }

  stop(): void {
    if (!this.of) return;
    this.of = null;
    this.part?.follow(null);
  }

  private async start(result: object, subject: Subject): Promise<void> {
    try {
      const Loaded = await this.load();
      if (this.of !== result) return;
      this.part ??= new Loaded(this.host);
      this.part.follow(subject);
    } catch (error) {
      this.failure = this.toError(error);
      this.host.requestUpdate();
    }
  }

  render(): TemplateResult | undefined {
    return this.part?.render();
  }
}
