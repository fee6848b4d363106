export default { title: 'occlusion-grid', component: 'occlusion-grid' };

export const Figure = { args: { model: 'mnist-cnn', src: 'sample:3', strip: '0' } };
