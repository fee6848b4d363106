import { playFilm } from '../article-film.js';

/** The square slides over both images of the first figure. */
const film = document.querySelector('.film');
const figures = [...film.querySelectorAll('occlusion-grid')];

/** Corners of its way, as rows and columns of pixels from 0. */
const corners = [
  [10, 6],
  [10, 18],
  [3, 18],
  [3, 5],
  [10, 5],
];
const way = corners.flatMap((from, index) => between(from, corners[(index + 1) % corners.length]));
let place = 0;

function between([row, column], [endRow, endColumn]) {
  const steps = Math.max(Math.abs(endRow - row), Math.abs(endColumn - column));
  return Array.from({ length: steps }, (_, index) =>
    [row + ((endRow - row) * index) / steps, column + ((endColumn - column) * index) / steps]
      .map(Math.round)
      .join(),
  );
}

playFilm(film, {
  every: 200,
  // Before both have been computed, there is nothing to slide over.
  isReady: () => figures.every(({ result }) => result),
  step() {
    place = (place + 1) % way.length;
    for (const figure of figures) figure.position = way[place];
  },
});
