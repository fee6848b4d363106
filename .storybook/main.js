import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { markdownPages } from './docs/markdown-plugin.js';
import { writePages } from './docs/pages.js';
import { writeSearch } from './search/collect.js';

const dist = path.join(import.meta.dirname, '../dist');
if (!existsSync(dist)) throw new Error('Stories show the built files: npm run build first.');

/** What the engine fetches at run time; preview.js says where it is. */
const engineFiles = readdirSync(dist).filter((name) => /\.wasm$|^engine\.worker\.js$/.test(name));

/** @type {import('@storybook/web-components-vite').StorybookConfig} */
export default {
  framework: '@storybook/web-components-vite',
  stories: [writePages(), '../stories/**/*.stories.js'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', 'convlens/storybook'],
  // What only tests look for; the filter above the sidebar shows it.
  tags: { fixture: { defaultFilterSelection: 'exclude', excludeFromDocsStories: true } },
  title: 'convlens',
  staticDirs: [
    './public',
    { from: '../models', to: '/models' },
    { from: '../docs', to: '/docs' },
    { from: writeSearch(), to: '/search' },
    ...engineFiles.map((name) => ({ from: `../dist/${name}`, to: `/engine/${name}` })),
  ],
  viteFinal: (config) => ({ ...config, plugins: [...(config.plugins ?? []), markdownPages()] }),
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
};
