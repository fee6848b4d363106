export default { title: 'lrp-heatmap', component: 'lrp-heatmap' };

export const Figure = {
  args: { model: 'mnist-cnn', src: 'sample:3', composite: 'epsilon', epsilon: 0.25 },
};
