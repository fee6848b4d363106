import { emit } from '../base/events.js';

/** What `reader-change` carries. */
export interface ReaderChange {
  /** The property that the reader has set, `camLayer`; or what else the figure has to be set. */
  name: string;
  /** What it is now. */
  value: unknown;
}

/** Tells the page what a reader did in a figure; what scripts set is not told. */
export function tellReaderChange(host: EventTarget, name: string, value: unknown): void {
  emit(host, 'reader-change', { name, value } satisfies ReaderChange);
}

/** A choice of the reader's: what the figure shows is what the element's properties say. */
export function choose<Settings extends object>(
  { host }: { readonly host: EventTarget & Settings },
  values: Partial<NoInfer<Settings>>,
): void {
  const names = Object.keys(values);
  const before = names.map((name): unknown => Reflect.get(host, name));
  Object.assign(host, values);
  // Told when all of it is set: what listens may read the others.
  names.forEach((name, index) => {
    const value: unknown = Reflect.get(host, name);
    if (value !== before[index]) tellReaderChange(host, name, value);
  });
}
