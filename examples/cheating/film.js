/** The first figure: the square slides over both images, until the reader pauses it or has looked on. */
const film = document.querySelector('.film');
const figures = [...film.querySelectorAll('occlusion-grid')];
const button = film.querySelector('.play');

/** Milliseconds between two positions, a pixel apart. */
const STEP = 200;
/** Corners of its way, as rows and columns of pixels from 0. */
const corners = [
  [10, 6],
  [10, 18],
  [3, 18],
  [3, 5],
  [10, 5],
];
const way = corners.flatMap((from, index) => between(from, corners[(index + 1) % corners.length]));

let step = 0;
let isInSight = false;
let isPlaying = !matchMedia('(prefers-reduced-motion: reduce)').matches;

function between([row, column], [endRow, endColumn]) {
  const steps = Math.max(Math.abs(endRow - row), Math.abs(endColumn - column));
  return Array.from({ length: steps }, (_, index) =>
    [row + ((endRow - row) * index) / steps, column + ((endColumn - column) * index) / steps]
      .map(Math.round)
      .join(),
  );
}

function show() {
  button.textContent = isPlaying ? 'Pause' : 'Play';
}

new IntersectionObserver(([{ isIntersecting }]) => (isInSight = isIntersecting)).observe(film);
button.addEventListener('click', () => {
  isPlaying = !isPlaying;
  show();
});
setInterval(() => {
  // Only where both have been computed: before, there is nothing to slide over.
  if (!isPlaying || !isInSight || document.hidden || !figures.every(({ result }) => result)) return;
  step = (step + 1) % way.length;
  for (const figure of figures) figure.position = way[step];
}, STEP);
button.hidden = film.querySelector('.live').hidden = false;
show();
