/** What both networks predict for the image of the figures, whether or not a figure is in sight. */
export const scene = document.querySelector('#both');
/**
 * A scene inside takes the image of the outer one; it has no figures, only another network. In the strip, because
 * what is far from the window waits.
 */
const inner = document.createElement('explain-scene');
inner.setAttribute('model', 'networks/b/');
inner.setAttribute('controls', 'none');
scene.querySelector('.strip').append(inner);

const networks = new Map([
  [scene, 'a'],
  [inner, 'b'],
]);

/** Calls back with a network, `a` or `b`, and what it predicts, whenever that has changed. */
export function onPredictions(listener) {
  scene.addEventListener('answer-change', ({ target, detail: { predictions } }) => {
    const network = networks.get(target);
    if (network && predictions.length > 0) listener(network, predictions);
  });
}
