import { createElement } from 'react';
import { Button } from 'storybook/internal/components';
import { NAVIGATE_URL } from 'storybook/internal/core-events';
import { addons, types } from 'storybook/manager-api';
import { useTheme } from 'storybook/theming';
import '../../scripts/docs/search/search-dialog.js';
import { withSettings } from '../docs/storybook-address.js';

const id = 'convlens/search';

/** A button of the toolbar that searches the docs, which the key `/` does from everywhere. */
export function registerSearch() {
  addons.register(id, (api) => {
    const dialog = document.createElement('search-dialog');
    dialog.source = './search/search.json';
    document.body.append(dialog);
    dialog.addEventListener('follow-result', (event) => {
      event.preventDefault();
      api.emit(NAVIGATE_URL, withSettings(event.detail.address, location.search));
    });
    void api.setAddonShortcut(id, {
      label: 'Search the docs',
      defaultShortcut: ['/'],
      actionName: 'search',
      action: () => dialog.open(),
    });
    addons.add(id, {
      type: types.TOOL,
      title: 'Search the docs',
      match: ({ viewMode }) => viewMode === 'docs' || viewMode === 'story',
      render: () => createElement(SearchButton, { dialog }),
    });
  });
}

function SearchButton({ dialog }) {
  dialog.style.colorScheme = useTheme().base;
  return createElement(
    Button,
    {
      variant: 'ghost',
      size: 'small',
      padding: 'small',
      ariaLabel: 'Search the docs',
      shortcut: ['/'],
      onClick: () => dialog.open(),
    },
    'Search the docs',
  );
}
