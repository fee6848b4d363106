import type { LitElement } from 'lit';

const defaults = new WeakMap<typeof LitElement, LitElement>();

/**
 * What an element shows now, as the attributes that bring a fresh one there: those whose properties,
 * set by the author or since then by the reader, are not the defaults.
 */
export function attributesOf(element: LitElement): Record<string, string> {
  const Class = element.constructor as typeof LitElement;
  let fresh = defaults.get(Class);
  if (!fresh) defaults.set(Class, (fresh = new (Class as new () => LitElement)()));
  const attributes: Record<string, string> = {};
  for (const [name, { attribute, state }] of Class.elementProperties) {
    if (state || attribute === false) continue;
    const value: unknown = Reflect.get(element, name);
    if (value === Reflect.get(fresh, name) || value === null || value === undefined) continue;
    const written = typeof attribute === 'string' ? attribute : String(name).toLowerCase();
    // An attribute cannot say that what is on by default is off.
    if (value !== false) attributes[written] = value === true ? '' : String(value);
  }
  return attributes;
}
