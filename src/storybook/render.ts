import { html, nothing, type ElementPart, type TemplateResult } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { html as staticHtml, unsafeStatic } from 'lit/static-html.js';
import { attributesFrom, type Args } from './attributes.js';
import { requireDeclaration } from './manifest.js';
import { pageMarkup, type Surroundings } from './markup.js';
import './story-markup.js';

/** Sets attributes, and takes off those that are not given any more. */
class Attributes extends Directive {
  #names = new Set<string>();

  render(attributes: Record<string, string>): unknown {
    this.#names = new Set(Object.keys(attributes));
    return nothing;
  }

  override update({ element }: ElementPart, [attributes]: [Record<string, string>]): unknown {
    for (const name of this.#names) if (!(name in attributes)) element.removeAttribute(name);
    for (const [name, value] of Object.entries(attributes)) {
      if (element.getAttribute(name) !== value) element.setAttribute(name, value);
    }
    return this.render(attributes);
  }
}
const attributesDirective = directive(Attributes);

/** What a story is rendered with; its parameter `fallback`, HTML or a template, stands inside of the element. */
interface Context {
  parameters: Readonly<Record<string, unknown>>;
}

/** How the stories of a tag are rendered: an argument is an attribute, by its name. */
export function elementOf(tag: string): (args: Args, context?: Context) => TemplateResult {
  const declaration = requireDeclaration(tag);
  const name = unsafeStatic(tag);
  return (args, context) => {
    const attributes = attributesDirective(attributesFrom(declaration, args));
    const fallback = context?.parameters['fallback'];
    const inside = typeof fallback === 'string' ? unsafeHTML(fallback) : fallback;
    return staticHtml`<${name} ${attributes}>${inside ?? nothing}</${name}>`;
  };
}

/** A story whose HTML stands below it, to be copied. */
export interface Playground {
  args: Args;
  parameters: Readonly<Record<string, unknown>>;
  render: (args: Args) => TemplateResult;
}

/**
 * A story of an element with all attributes to set, and below it the HTML of a whole page's part: the script
 * line, the element, what stands inside of it and after it.
 */
export function playground(
  tag: string,
  args: Args = {},
  surroundings: Surroundings = {},
): Playground {
  const render = elementOf(tag);
  const context = { parameters: { fallback: surroundings.inside } };
  const after = surroundings.after ? unsafeHTML(surroundings.after) : nothing;
  return {
    args,
    // The panel "Attributes" has these fields, and suggestions besides.
    parameters: { controls: { disable: true } },
    render: (given) => html`
      ${render(given, context)} ${after}
      <story-markup .text=${pageMarkup(tag, given, surroundings)}></story-markup>
    `,
  };
}
