import { SaliencyMap } from 'convlens';

// The import has registered the elements, so what is made here is a figure at once.
const figure = new SaliencyMap();
figure.model = 'mnist-cnn';
figure.src = 'sample:8';
figure.method = 'grad-cam';
figure.addEventListener('explain-complete', ({ detail }) => {
  document.querySelector('#prediction').textContent =
    `The network predicts a ${detail.target.label}.`;
});
document.body.append(figure);
