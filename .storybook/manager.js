import { GLOBALS_UPDATED, SET_GLOBALS } from 'storybook/internal/core-events';
import { addons } from 'storybook/manager-api';
import { create, themes } from 'storybook/theming';
import { keepAddress } from './docs/keep-address.js';
import { registerSearch } from './search/register.js';

/** Sidebar, toolbar and panels in the kit's name and in the colors of the page. */
const branded = (base) =>
  create({
    ...themes[base],
    base,
    brandTitle: 'convlens',
    brandUrl: './',
    // What shows around the page while it loads.
    appPreviewBg: themes[base].appBg,
  });
const theme = { light: branded('light'), dark: branded('dark') };

addons.setConfig({ theme: theme.light, selectedPanel: 'convlens/attributes' });
addons.register('convlens-reference', (api) => {
  const follow = ({ globals }) => api.setOptions({ theme: theme[globals.scheme] });
  api.on(SET_GLOBALS, follow);
  api.on(GLOBALS_UPDATED, follow);
});

// The manager names itself in the title of each page.
const rename = () => {
  const { title } = document;
  if (title.endsWith('Storybook')) document.title = title.replace(/Storybook$/, 'convlens');
};
new MutationObserver(rename).observe(document.head, { childList: true, subtree: true });

keepAddress();
registerSearch();
