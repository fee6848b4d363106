/// <reference lib="esnext.disposable" preserve="true" />

/**
 * What holds memory in the engine until it is let go of, by `dispose()` or at the end of a block that
 * declares it with `using` or `await using`.
 */
export abstract class Releasable {
  /** Resolves when the memory has come back. */
  abstract dispose(): Promise<void>;
  declare [Symbol.dispose]: () => void;
  declare [Symbol.asyncDispose]: () => Promise<void>;
}

function dispose(this: Releasable): Promise<void> {
  return this.dispose();
}

// Where a browser knows neither symbol, compilers that translate `using` look for these.
Reflect.set(Releasable.prototype, Symbol.dispose ?? Symbol.for('Symbol.dispose'), dispose);
Reflect.set(
  Releasable.prototype,
  Symbol.asyncDispose ?? Symbol.for('Symbol.asyncDispose'),
  dispose,
);
