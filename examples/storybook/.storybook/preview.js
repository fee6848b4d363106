import { setCustomElementsManifest } from '@storybook/web-components-vite';
import 'convlens/define';
import '../src/chapter-note.js';
import manifest from '../src/custom-elements.json';

// The project's own: rows of its components are made by Storybook, as ever.
setCustomElementsManifest(manifest);

/** @type {import('@storybook/web-components-vite').Preview} */
export default { tags: ['autodocs'] };
