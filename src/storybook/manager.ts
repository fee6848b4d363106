import { createElement } from 'react';
import { addons, types } from 'storybook/manager-api';
import { AttributesPanel, fieldsOf } from './attributes-panel.js';

/** The panel of elements of the kit, beside Storybook's own. */
addons.register('convlens', (api) => {
  addons.add('convlens/attributes', {
    type: types.PANEL,
    title: 'Attributes',
    disabled: () => fieldsOf(api.getCurrentStoryData()).length === 0,
    render: ({ active }) => (active ? createElement(AttributesPanel) : null),
  });
});
