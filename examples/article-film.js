/**
 * The first figure of an article moves by itself while it is in sight, until the reader pauses it. It stands still
 * where less motion is wanted, and has no button before there is something to move.
 *
 * @param {HTMLElement} film with a button `.play`
 * @param {object} motion
 * @param {number} motion.every milliseconds from one step to the next
 * @param {() => boolean} motion.isReady whether the next step can be shown
 * @param {() => void} motion.step
 * @param {(isPlaying: boolean) => void} [motion.onPlaying] called at the start, too
 * @returns {() => void} pauses it
 */
export function playFilm(film, { every, isReady, step, onPlaying = () => {} }) {
  const button = film.querySelector('.play');
  let isInSight = false;
  let isPlaying = false;

  function play(wanted) {
    isPlaying = wanted;
    button.textContent = isPlaying ? 'Pause' : 'Play';
    onPlaying(isPlaying);
  }

  new IntersectionObserver(([{ isIntersecting }]) => (isInSight = isIntersecting)).observe(film);
  button.addEventListener('click', () => play(!isPlaying));
  setInterval(() => {
    if (!isReady()) return;
    film.classList.add('is-ready');
    if (isPlaying && isInSight && !document.hidden) step();
  }, every);
  for (const part of film.querySelectorAll('.play, .live')) part.hidden = false;
  play(!matchMedia('(prefers-reduced-motion: reduce)').matches);
  return () => play(false);
}
