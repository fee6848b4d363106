import { html, nothing } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import { html as staticHtml, unsafeStatic } from 'lit/static-html.js';
import manifest from '../dist/custom-elements.json';

const elements = manifest.modules.flatMap(({ declarations }) => declarations);

/** Attributes that say something when they are there and empty; others are then left out. */
const mayBeEmpty = ['layers', 'denominators', 'epochs', 'generator', 'judge', 'permalink'];

/** Sets attributes, and takes off those that are not given any more. */
class Attributes extends Directive {
  #names = new Set();

  update({ element }, [attributes]) {
    for (const name of this.#names) if (!(name in attributes)) element.removeAttribute(name);
    for (const [name, value] of Object.entries(attributes)) {
      if (element.getAttribute(name) !== value) element.setAttribute(name, value);
    }
    this.#names = new Set(Object.keys(attributes));
  }
}
const attributesDirective = directive(Attributes);

/**
 * How the stories of a tag are rendered: an argument is an attribute, by its name.
 *
 * @returns {(args: object, context: {parameters: object}) => unknown} `parameters.fallback` is what
 *   stands inside of the element
 */
export function elementOf(tag) {
  const { attributes } = elements.find(({ tagName }) => tagName === tag);
  const name = unsafeStatic(tag);
  return (args, { parameters }) => {
    const given = Object.fromEntries(
      attributes.flatMap((attribute) => {
        const value = textOf(attribute, args[attribute.name]);
        return value === null ? [] : [[attribute.name, value]];
      }),
    );
    const fallback = parameters.fallback ?? nothing;
    return staticHtml`<${name} ${attributesDirective(given)}>${fallback}</${name}>`;
  };
}

function textOf({ name, type }, value) {
  if (value === undefined || value === null) return null;
  if (type.text === 'boolean') return value ? '' : null;
  return value === '' && !mayBeEmpty.includes(name) ? null : String(value);
}

/** A story with its description for the reader of the docs. */
export function story(description, rest = {}) {
  const { parameters, ...others } = rest;
  return {
    ...others,
    parameters: { ...parameters, docs: { description: { story: description } } },
  };
}

/**
 * The first story of an element: all attributes as controls, and the HTML to copy.
 *
 * @param {string} tag
 * @param {object} args what it begins with
 * @param {ReturnType<typeof elementOf>} [render] with what stands inside or beside the element
 */
export function playground(tag, args, render = elementOf(tag)) {
  return story('Set every attribute by the controls; the HTML below the figure is to be copied.', {
    args,
    render: (given, context) => html`
      ${render(given, context)}
      <pre class="markup" tabindex="0"><code>${markupOf(tag, given)}</code></pre>
    `,
  });
}

function markupOf(tag, args) {
  const { attributes } = elements.find(({ tagName }) => tagName === tag);
  const written = attributes.flatMap((attribute) => {
    const value = textOf(attribute, args[attribute.name]);
    if (value === null) return [];
    return [
      value === '' ? attribute.name : `${attribute.name}="${value.replaceAll('"', '&quot;')}"`,
    ];
  });
  return `<${tag}${written.map((text) => `\n  ${text}`).join('')}\n></${tag}>`;
}
