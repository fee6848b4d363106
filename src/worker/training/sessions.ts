import { ExplainError, type BackendName } from '../../protocol.js';

/** What goes on between jobs, and holds tensors until it is disposed of. */
interface Lasting {
  dispose(): void;
}

export interface Session<Kept extends Lasting> {
  training: Kept;
  backend: BackendName;
  /** Lets go of the model, whose weights a training partly shares. */
  release?: () => void;
}

/** The trainings of one kind that go on in this worker, by the names that the page gave them. */
export class Sessions<Kept extends Lasting> {
  private readonly running = new Map<string, Session<Kept>>();

  /** A training of the same name ends. */
  add(name: string, session: Session<Kept>): void {
    this.end(name);
    this.running.set(name, session);
  }

  /** Throws `training-lost`. */
  find(name: string): Session<Kept> {
    const session = this.running.get(name);
    if (session) return session;
    throw new ExplainError(
      'training-lost',
      'The training that was to go on is not there: it was ended, or its worker or graphics context was lost.',
      'Start it again: reset() of the training session.',
    );
  }

  /** @returns whether there was one */
  end(name: string): boolean {
    const session = this.running.get(name);
    session?.training.dispose();
    session?.release?.();
    return this.running.delete(name);
  }

  /** Ends what lived on a backend that is about to go. */
  forget(backend: BackendName): void {
    for (const [name, session] of this.running) if (session.backend === backend) this.end(name);
  }
}
