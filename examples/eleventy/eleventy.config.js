export default function configure(eleventy) {
  eleventy.addPassthroughCopy({ 'pages/page.css': 'page.css' });
  eleventy.addPassthroughCopy({ 'node_modules/convlens/dist': 'convlens/dist' });
  eleventy.addPassthroughCopy({
    'node_modules/convlens/models/mnist-cnn': 'convlens/models/mnist-cnn',
  });
  return { dir: { input: 'pages', output: 'dist' } };
}
