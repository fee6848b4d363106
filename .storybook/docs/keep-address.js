import { GLOBALS_UPDATED } from 'storybook/internal/core-events';
import { addons } from 'storybook/manager-api';
import { inOrder } from './storybook-address.js';

/**
 * Storybook adds what the toolbar sets to the end of its address, also behind a `#heading`, where it is
 * lost on the next load: here it goes before.
 */
export function keepAddress() {
  addons.register('convlens/address', (api) => {
    api.on(GLOBALS_UPDATED, () =>
      setTimeout(() => {
        if (location.hash.includes('&')) api.navigateUrl(inOrder(location), { replace: true });
      }),
    );
  });
}
