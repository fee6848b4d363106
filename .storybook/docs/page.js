import { DocsContext, Unstyled } from '@storybook/addon-docs/blocks';
import { createElement, useContext, useEffect, useRef } from 'react';
import { copyCode } from '../../scripts/docs/page/copy-code.js';
import '../../scripts/docs/page/page.css';
import '../../scripts/docs/page/part-finder.js';
import { followAddress, followLink } from './landing.js';

/** A page of Markdown that was made HTML when Storybook was built, elements and all. */
export function Page({ html, element = false }) {
  const { channel } = useContext(DocsContext);
  const article = useRef(null);
  const status = useRef(null);
  useEffect(() => {
    const page = article.current;
    page.addEventListener('explain-complete', settle);
    page.addEventListener('explain-error', settle);
    return followAddress(channel);
  }, [channel, html]);
  return createElement(
    Unstyled,
    {
      onClick(event) {
        followLink(event, channel);
        void copyCode(event, status.current);
      },
    },
    createElement('article', {
      ref: article,
      className: 'guide',
      dangerouslySetInnerHTML: { __html: html },
    }),
    element && createElement(Stories),
    createElement('p', { ref: status, role: 'status', className: 'unseen' }),
  );
}

/** A figure that is drawn, or has failed, needs no height in reserve (page.css). */
function settle({ target }) {
  target.closest('.live')?.classList.add('settled');
}

/** Below the page of an element: its stories, each with what it shows. */
function Stories() {
  const all = useContext(DocsContext).componentStories();
  const stories = all.filter(({ tags }) => !tags.includes('fixture'));
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
