import { named, onPredictions, percent, scene } from './predictions.js';

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

card.samples.slice(0, count).forEach(({ title }, index) => {
  const label = document.createElement('label');
  const input = Object.assign(document.createElement('input'), {
    type: 'radio',
    name: 'image',
    checked: index === 0,
  });
  const image = Object.assign(document.createElement('img'), {
    src: files[index].href.replace('.png', '-large.jpg'),
    alt: title,
    width: 36,
    height: 36,
  });
  label.append(input, image);
  input.addEventListener('change', () => {
    chosen = index;
    sign.checked = hasSign(index);
    show();
  });
  strip.querySelector('fieldset').append(label);
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
strip.hidden = false;
