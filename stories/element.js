import * as kit from 'convlens/storybook';

export { elementOf } from 'convlens/storybook';

/**
 * A story with its description for the reader of the docs. One that only tests open (an error, or a setting
 * that no reader looks for) is `{ ...story(…), tags: ['fixture'] }`: Storybook reads tags without running code.
 */
export function story(description, rest = {}) {
  const { parameters, ...others } = rest;
  return {
    ...others,
    parameters: { ...parameters, docs: { description: { story: description } } },
  };
}

/**
 * The first story of an element: all attributes in the panel "Attributes", and the HTML to copy.
 *
 * @param {string} tag
 * @param {object} args what it begins with
 * @param {{inside?: string, after?: string}} [surroundings] HTML inside of the element and after it
 */
export function playground(tag, args, surroundings) {
  return story(
    'Set attributes in the panel; the HTML below the figure is complete.',
    kit.playground(tag, args, surroundings),
  );
}
