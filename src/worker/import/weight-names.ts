/**
 * The names of a model's weights, found by what Keras 2 and Keras 3 exports make of a layer's: some
 * put the model's name or a scope in front, TensorFlow appends `:0`.
 */
export class WeightNames {
  private readonly whole = new Map<string, string>();
  private readonly ends = new Map<string, string>();

  constructor(names: Iterable<string>) {
    for (const name of names) {
      const plain = name.replace(/:\d+$/, '');
      addFirst(this.whole, plain, name);
      for (let slash = plain.indexOf('/'); slash !== -1; slash = plain.indexOf('/', slash + 1)) {
        addFirst(this.ends, plain.slice(slash + 1), name);
      }
    }
  }

  /** The first name that is `path`, or ends with it; `null` where there is none. */
  find(path: string): string | null {
    return this.whole.get(path) ?? this.ends.get(path) ?? null;
  }
}

function addFirst(names: Map<string, string>, key: string, name: string): void {
  if (!names.has(key)) names.set(key, name);
}
