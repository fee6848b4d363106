import { elements } from './elements.js';

/** What the custom-elements manifest says of an attribute, an event, a part and the like. */
export interface Item {
  name: string;
  description?: string;
  type?: { text: string };
  default?: string;
  /** Of an attribute: texts that mean something, each with its meaning. */
  values?: { name: string; description: string }[];
}

interface Member extends Item {
  kind: string;
  attribute?: string;
  parameters?: { name: string; optional?: boolean }[];
  return?: { type?: { text: string } };
}

/** An element of a custom-elements manifest. */
export interface ElementDeclaration {
  tagName: string;
  description?: string;
  attributes: Item[];
  members: Member[];
  events?: Item[];
  slots?: Item[];
  cssProperties?: Item[];
  cssParts?: Item[];
}

const declarations = new Map(elements.map((each) => [each.tagName, each]));

/** The tags of the kit's elements. */
export const tags: readonly string[] = [...declarations.keys()];

/** What the manifest says of an element of the kit; `undefined` for any other component. */
export function declarationOf(component: unknown): ElementDeclaration | undefined {
  return typeof component === 'string' ? declarations.get(component) : undefined;
}

/** The same for a tag that must be one of the kit. */
export function requireDeclaration(tag: string): ElementDeclaration {
  const declaration = declarations.get(tag);
  if (declaration) return declaration;
  throw new Error(`<${tag}> is no element of convlens. There are: ${tags.join(', ')}.`);
}
