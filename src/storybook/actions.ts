import { action } from 'storybook/actions';
import { declarationOf } from './manifest.js';

/** How deep the detail of an event is shown. */
const DEPTH = 4;

/** Reports every event of the story's element, as the manifest lists them, to the panel "Actions". */
export function reportEvents(component: unknown, canvas: EventTarget): () => void {
  const events = declarationOf(component)?.events ?? [];
  const listeners = events.map(({ name }) => {
    const report = action(name);
    const listener = (event: Event) =>
      report(event instanceof CustomEvent ? shown(event.detail) : {});
    canvas.addEventListener(name, listener);
    return () => canvas.removeEventListener(name, listener);
  });
  return () => listeners.forEach((remove) => remove());
}

/** Maps of thousands of numbers would stop the panel: it is told how many they are. */
function shown(value: unknown, depth = DEPTH): unknown {
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'function' ? `function ${value.name}` : value;
  }
  if (ArrayBuffer.isView(value)) {
    const length = 'length' in value ? Number(value.length) : value.byteLength;
    return `${value.constructor.name}(${length})`;
  }
  if (depth === 0) return Array.isArray(value) ? `Array(${value.length})` : value.constructor?.name;
  if (Array.isArray(value)) {
    const first = value.slice(0, 20).map((each) => shown(each, depth - 1));
    return value.length > first.length
      ? [...first, `… ${value.length - first.length} more`]
      : first;
  }
  if (value instanceof Map) return shown(Object.fromEntries(value), depth);
  if (Object.getPrototypeOf(value) !== Object.prototype) return value.constructor.name;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, shown(each, depth - 1)]),
  );
}
