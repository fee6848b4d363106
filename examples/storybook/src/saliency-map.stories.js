export default { title: 'saliency-map', component: 'saliency-map' };

export const Figure = { args: { model: 'mnist-cnn', src: 'sample:3' } };
