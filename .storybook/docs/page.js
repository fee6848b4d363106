import { Unstyled } from '@storybook/addon-docs/blocks';
import { createElement } from 'react';
import './page.css';
import './part-finder.js';

/** A page of Markdown that was made HTML when Storybook was built, elements and all. */
export function Page({ html }) {
  return createElement(
    Unstyled,
    null,
    createElement('article', { className: 'guide', dangerouslySetInnerHTML: { __html: html } }),
  );
}
