import { named } from '../article-classes.js';
import { playFilm } from '../article-film.js';

/** The first figure asks for one class after another. */
const film = document.querySelector('.film');
const maps = film.querySelector('saliency-map');
const classes = film.querySelector('.classes');
const CLASSES = 10;

/** The class in question. */
let asked = Number(maps.getAttribute('target'));
/** The maps for the predicted class of an image, known by what is predicted for it. */
let own = { image: '', maps: null };

const choices = Array.from({ length: CLASSES }, (_, digit) => {
  const label = document.createElement('label');
  label.className = `digit-${digit}`;
  label.style.setProperty('--color', `var(--digit-${digit})`);
  const input = Object.assign(document.createElement('input'), {
    type: 'radio',
    name: 'asked',
    value: digit,
  });
  input.addEventListener('change', () => {
    pause();
    ask(digit);
  });
  label.append(input, String(digit));
  classes.append(label);
  return input;
});

function ask(digit) {
  asked = digit;
  maps.target = String(digit);
}

/** Pearson's correlation. */
function correlation(first, second) {
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [a, b] = [mean(first), mean(second)];
  let [ab, aa, bb] = [0, 0, 0];
  first.forEach((value, index) => {
    ab += (value - a) * (second[index] - b);
    aa += (value - a) ** 2;
    bb += (second[index] - b) ** 2;
  });
  return ab / Math.sqrt(aa * bb);
}

maps.addEventListener('explain-complete', ({ detail: { predictions, target, details } }) => {
  const [best] = predictions;
  const image = JSON.stringify(predictions);
  if (target.index === best.index) own = { image, maps: details.maps };
  // Of another image: first its predicted class, then the one in question.
  if (own.image !== image) maps.target = String(best.index);
  else if (target.index !== asked) maps.target = String(asked);
  else show(best, target, details.maps);
});

function show(best, target, shown) {
  const color = `digit-${target.index}`;
  choices[target.index].checked = true;
  film.querySelector('.asked').replaceWith(named(target, `asked ${color}`));
  film.querySelector('.own').replaceWith(named(best, `own digit-${best.index}`));
  for (const row of film.querySelectorAll('[data-method]')) {
    const value = correlation(own.maps[row.dataset.method], shown[row.dataset.method]);
    const [, track, number] = row.children;
    const bar = track.firstElementChild;
    track.className = `bar ${color}`;
    bar.style.insetInlineStart = `${50 + 50 * Math.min(value, 0)}%`;
    bar.style.inlineSize = `${50 * Math.abs(value)}%`;
    number.textContent = value.toFixed(2).replace('-', '−');
  }
}

const pause = playFilm(film, {
  every: 1500,
  isReady: () => Boolean(maps.result && own.maps),
  step: () => ask((asked + 1) % CLASSES),
  // Screen readers would be told of every map.
  onPlaying: (isPlaying) => (maps.inert = isPlaying),
});
