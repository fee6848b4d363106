import type { LitElement } from 'lit';

const untouched = new WeakMap<typeof LitElement, LitElement>();

/** An element of the same class that nobody has set anything of. */
export function freshOf(element: LitElement): LitElement {
  const Class = element.constructor as typeof LitElement;
  let fresh = untouched.get(Class);
  if (!fresh) untouched.set(Class, (fresh = new (Class as new () => LitElement)()));
  return fresh;
}

/** The properties of an element that have an attribute, by its name. */
export function propertiesOf(
  element: LitElement,
): Map<string, { name: PropertyKey; type: unknown }> {
  const { elementProperties } = element.constructor as typeof LitElement;
  const found = new Map<string, { name: PropertyKey; type: unknown }>();
  for (const [name, { attribute, state, type }] of elementProperties) {
    if (state || attribute === false) continue;
    found.set(typeof attribute === 'string' ? attribute : String(name).toLowerCase(), {
      name,
      type,
    });
  }
  return found;
}

/**
 * What an element shows now, as the attributes that bring a fresh one there: those whose properties,
 * set by the author or since then by the reader, are not the defaults.
 */
export function attributesOf(element: LitElement): Record<string, string> {
  const fresh = freshOf(element);
  const attributes: Record<string, string> = {};
  for (const [attribute, { name }] of propertiesOf(element)) {
    const value: unknown = Reflect.get(element, name);
    if (value === Reflect.get(fresh, name) || value === null || value === undefined) continue;
    // An attribute cannot say that what is on by default is off.
    if (value !== false) attributes[attribute] = value === true ? '' : String(value);
  }
  return attributes;
}
