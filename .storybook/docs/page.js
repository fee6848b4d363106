import { DocsContext, Unstyled } from '@storybook/addon-docs/blocks';
import { createElement, useContext } from 'react';
import './page.css';
import './part-finder.js';

/** A page of Markdown that was made HTML when Storybook was built, elements and all. */
export function Page({ html, element = false }) {
  return createElement(
    Unstyled,
    null,
    createElement('article', { className: 'guide', dangerouslySetInnerHTML: { __html: html } }),
    element && createElement(Stories),
  );
}

/** Below the page of an element: its stories, each with what it shows. */
function Stories() {
  const stories = useContext(DocsContext).componentStories();
  const items = stories.map(({ id, name, parameters }) =>
    createElement(
      'li',
      { key: id },
      createElement('a', { href: `./?path=/story/${id}`, target: '_top' }, name),
      ` ${parameters.docs?.description?.story ?? ''}`,
    ),
  );
  return createElement(
    'section',
    { className: 'guide' },
    createElement('h2', { id: 'stories' }, 'Stories'),
    createElement('ul', null, ...items),
  );
}
