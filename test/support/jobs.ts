/** The kinds of jobs that the page has its worker compute, in their order, while something is done. */
export async function jobsDuring(act: () => Promise<unknown>): Promise<string[]> {
  const kinds: string[] = [];
  const original = Object.getOwnPropertyDescriptor(Worker.prototype, 'postMessage')!;
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (this: Worker, message: unknown, ...rest: unknown[]) {
    const kind = kindOf(message);
    if (kind && !beside.has(kind)) kinds.push(kind);
    Reflect.apply(post, this, [message, ...rest]);
  };
  try {
    await act();
  } finally {
    Object.defineProperty(Worker.prototype, 'postMessage', original);
  }
  return kinds;
}

/** These compute nothing. */
const beside: ReadonlySet<string> = new Set(['describe', 'load', 'memory']);

/** Comlink's message of a call: `run(id, kind, request, onProgress)`. */
interface CallMessage {
  path?: string[];
  argumentList?: { value: unknown }[];
}

function kindOf(message: unknown): string | null {
  const { path, argumentList } = (message ?? {}) as CallMessage;
  return path?.join('.') === 'run' ? String(argumentList?.[1]?.value) : null;
}
