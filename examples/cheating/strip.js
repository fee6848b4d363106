import { named, percent } from '../article-classes.js';
import { fillStrip } from '../article-strip.js';
import { onPredictions, scene } from './predictions.js';

/**
 * The strip of images that stays in view, and the switch that prints the copyright sign on the image or removes
 * it. The samples of the networks are the images of the strip, then the twin of each.
 */
const strip = document.querySelector('.strip');
const card = await (await fetch('networks/a/card.json')).json();
const files = card.samples.map(({ src }) => new URL(src, new URL('networks/a/', location.href)));
const count = files.length / 2;

const verdict = document.querySelector('.verdict');
const sign = verdict.querySelector('input');
let chosen = 0;

const hasSign = (sample) => files[sample].pathname.includes('-signed');
const sampleNow = () => [chosen, chosen + count].find((sample) => hasSign(sample) === sign.checked);

function show() {
  const sample = sampleNow();
  scene.src = `sample:${sample}`;
  const image = verdict.querySelector('img');
  const { title, large } = card.samples[sample];
  image.src = new URL(large, files[sample].href.replace(/images.*/, 'networks/a/'));
  image.alt = `${title}, ${sign.checked ? 'with' : 'without'} the sign`;
}

const images = card.samples
  .slice(0, count)
  .map(({ title }, index) => ({ title, src: files[index].href.replace('.png', '-large.jpg') }));
fillStrip(strip, images, (index) => {
  chosen = index;
  sign.checked = hasSign(index);
  show();
});
sign.addEventListener('change', show);

const answers = strip.querySelector('p');
onPredictions((network, predictions) => {
  const [first] = predictions;
  answers
    .querySelector(`[data-network='${network}']`)
    .replaceChildren(named(first), ` ${percent(first.probability)}`);
  verdict.querySelector(`[data-network='${network}'] ol`).replaceChildren(
    ...predictions.slice(0, 3).map((prediction) => {
      const row = document.createElement('li');
      const bar = document.createElement('span');
      bar.className = `bar ${prediction.label}`;
      const level = document.createElement('span');
      level.style.inlineSize = `${100 * prediction.probability}%`;
      bar.append(level);
      const amount = document.createElement('span');
      amount.textContent = percent(prediction.probability);
      row.append(named(prediction), bar, amount);
      return row;
    }),
  );
});

show();
verdict.querySelector('.switch').hidden = false;
verdict.querySelector('.still').hidden = true;
