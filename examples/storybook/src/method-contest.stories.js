export default { title: 'method-contest', component: 'method-contest' };

export const Figure = { args: { model: 'mnist-cnn', src: 'sample:3', methods: 'gradient random' } };
