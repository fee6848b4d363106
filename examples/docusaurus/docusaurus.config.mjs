/** @type {import('@docusaurus/types').Config} */
export default {
  title: 'Seeing what a network sees',
  url: 'https://figures.example',
  baseUrl: '/',
  trailingSlash: true,
  onBrokenLinks: 'throw',
  clientModules: ['./src/figures.js'],
  presets: [
    [
      'classic',
      {
        docs: { routeBasePath: '/' },
        blog: false,
        theme: { customCss: './src/figures.css' },
      },
    ],
  ],
};
