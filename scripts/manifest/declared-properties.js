import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * By the names of the built classes, what they declare: the analyzer cannot follow
 * `static properties = saliencyProperties`.
 *
 * @returns by class, its properties with the names of their attributes and their defaults as source has them
 */
export async function declaredProperties() {
  const entry = path.join(import.meta.dirname, '../../dist/index.js');
  const classes = Object.entries(await import(pathToFileURL(entry).href));
  const elements = classes.filter(([, Class]) => Class.elementProperties);
  return new Map(elements.map(([name, Class]) => [name, propertiesOf(Class)]));
}

function propertiesOf(Class) {
  // Reading these makes Lit read the declarations.
  void Class.observedAttributes;
  return [...Class.elementProperties]
    .filter(([, { state }]) => !state)
    .map(([name, { attribute, reflect, initial = null }]) => ({
      name,
      ...(reflect && { reflects: true }),
      attribute:
        attribute === false
          ? null
          : attribute === true
            ? name.toLowerCase()
            : (attribute ?? name.toLowerCase()),
      default: typeof initial === 'string' ? `'${initial}'` : String(initial),
    }));
}
