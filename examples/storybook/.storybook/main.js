/** @type {import('@storybook/web-components-vite').StorybookConfig} */
export default {
  framework: '@storybook/web-components-vite',
  stories: ['../src/*.stories.js'],
  addons: ['@storybook/addon-docs', 'convlens/storybook'],
};
