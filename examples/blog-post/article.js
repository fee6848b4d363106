import '../article-notes.js';
import { named, percent } from '../article-classes.js';
import { fillStrip } from '../article-strip.js';
import './film.js';

/** The digits of the strip: samples of the network, the 3 first. */
const digits = [3, 0, 1, 2, 4, 5, 6, 7, 8, 9];
const samples = '../../models/mnist-cnn/samples';

const scene = document.querySelector('#digits');
const strip = document.querySelector('.strip');
const drawing = strip.querySelector('.own-digit');
const images = digits.map((digit) => ({
  src: `${samples}/${digit}.png`,
  title: `a handwritten ${digit}`,
}));

const chooseNone = fillStrip(strip, images, (index) => {
  drawing.open = false;
  scene.image = null;
  scene.src = `sample:${digits[index]}`;
});
scene.addEventListener('image-preview', chooseNone);

scene.addEventListener('answer-change', ({ target, detail: { predictions } }) => {
  // Figures inside tell theirs, too.
  if (target !== scene || predictions.length === 0) return;
  const [best] = predictions;
  strip
    .querySelector('.predicted')
    .replaceChildren(named(best, `digit-${best.index}`), ` ${percent(best.probability)}`);
  scene.style.setProperty('--predicted', `var(--digit-${best.index})`);
  document.querySelector('#perfect').target = String(best.index);
});
