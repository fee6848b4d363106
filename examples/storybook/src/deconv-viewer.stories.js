export default { title: 'deconv-viewer', component: 'deconv-viewer' };

export const Figure = { args: { model: 'mnist-cnn', src: 'sample:3', layer: 'conv2' } };
