import { DocsContainer } from '@storybook/addon-docs/blocks';
import { createElement, useEffect, useState } from 'react';
import { GLOBALS_UPDATED, SET_GLOBALS } from 'storybook/internal/core-events';
import { themes } from 'storybook/theming';

/** Docs pages in the colours that the toolbar says, as the stories are. */
export function Container({ context, children }) {
  const { channel } = context;
  const [scheme, setScheme] = useState(() => {
    const [event] = channel.last(GLOBALS_UPDATED) ?? channel.last(SET_GLOBALS) ?? [];
    return event?.globals.scheme ?? 'light';
  });
  useEffect(() => {
    const update = ({ globals }) => setScheme(globals.scheme);
    channel.on(GLOBALS_UPDATED, update);
    return () => channel.off(GLOBALS_UPDATED, update);
  }, [channel]);
  useEffect(() => {
    document.documentElement.style.colorScheme = scheme;
  }, [scheme]);
  return createElement(DocsContainer, { context, theme: themes[scheme] }, children);
}
