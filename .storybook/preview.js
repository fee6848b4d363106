import { setCustomElementsManifest } from '@storybook/web-components-vite';
import { html } from 'lit';
import manifest from '../dist/custom-elements.json';
import { configure } from '../dist/define.js';
import { Container } from './docs/container.js';
import './preview.css';

setCustomElementsManifest(manifest);
// Relative to the frame's page, so that the built Storybook can lie in any folder.
configure({ assetBase: './engine/', modelBase: './models/' });

/** @type {import('@storybook/web-components-vite').Preview} */
export default {
  initialGlobals: { scheme: 'light' },
  globalTypes: {
    scheme: {
      description: 'Colors of the page',
      toolbar: {
        title: 'Colors',
        icon: 'contrast',
        items: ['light', 'dark'],
        dynamicTitle: true,
      },
    },
  },
  parameters: {
    layout: 'fullscreen',
    backgrounds: { disable: true },
    docs: {
      container: Container,
      toc: {
        headingSelector: 'h2',
        title: 'On this page',
        // docs/landing.js goes there, and stays while figures are drawn.
        unsafeTocbotOptions: { scrollSmooth: false },
      },
      source: { excludeDecorators: true },
    },
    options: {
      storySort: {
        // Elements in the order of README, which test/node/storybook.test.js compares.
        order: [
          'Start',
          ['Readme'],
          'saliency-map',
          'deconv-viewer',
          'occlusion-grid',
          'method-contest',
          'lrp-heatmap',
          'codespace-am',
          'relu-backward',
          'deconv-learner',
          'explain-scene',
          'image-input',
          'Guides',
          ['The engine'],
          'Recipes',
          '*',
          'Project',
        ],
      },
    },
    controls: { expanded: true },
    // A story is a piece of a page: it has no landmarks of its own.
    a11y: { options: { rules: { region: { enabled: false } } } },
  },
  decorators: [
    (story, { globals, viewMode }) => {
      // Alone, a story is the whole page; what is around it has the same colors.
      if (viewMode === 'story') document.documentElement.style.colorScheme = globals.scheme;
      return html`<div class="page" style="color-scheme: ${globals.scheme}">${story()}</div>`;
    },
  ],
};
