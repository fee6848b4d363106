import { NAVIGATE_URL } from 'storybook/internal/core-events';
import { headingOf, pathOf, withSettings } from './storybook-address.js';

let leave = () => {};
let hasArrived = false;

/**
 * Brings a heading, or another thing with an id, to the top, and keeps it there while figures above it
 * take their places: until the reader scrolls, touches or types.
 */
function landOn(id) {
  leave();
  const target = document.getElementById(id);
  if (!target) return;
  document.querySelector('.landed')?.classList.remove('landed');
  target.closest('.guide li, .guide p')?.classList.add('landed');
  const { documentElement: page } = document;
  let top = 0;
  let height = 0;
  const stay = () => {
    // Below the last heading of a page there is less than a screen.
    const below = page.scrollHeight - room - (scrollY + target.getBoundingClientRect().top);
    room = Math.max(0, Math.ceil(innerHeight - below));
    page.style.setProperty('--landing-room', `${room}px`);
    target.scrollIntoView({ block: 'start', behavior: 'instant' });
    top = target.getBoundingClientRect().top;
    height = page.scrollHeight;
  };
  const sizes = new ResizeObserver(stay);
  const listeners = new AbortController();
  leave = () => {
    sizes.disconnect();
    listeners.abort();
  };
  const options = { capture: true, passive: true, signal: listeners.signal };
  for (const type of ['wheel', 'touchstart', 'pointerdown', 'keydown']) {
    addEventListener(type, leave, options);
  }
  // A drag of the scroll bar shows in nothing else; a page that changes may scroll by itself.
  const moved = () =>
    page.scrollHeight === height && Math.abs(target.getBoundingClientRect().top - top) > 4;
  addEventListener('scroll', () => moved() && leave(), options);
  stay();
  for (const article of document.querySelectorAll('.guide')) sizes.observe(article);
  // The first page that one opens does not take the focus.
  if (hasArrived)
    (target.querySelector('a') ?? target.closest('a'))?.focus({ preventScroll: true });
}

/** What is added below the page so that its last heading can come to the top. */
let room = 0;

/** Where Storybook's address says that the reader wants to be; a page alone has its own. */
function wanted() {
  return headingOf(around().location.hash);
}

/** Storybook's window, unless it is of another origin or the page stands alone. */
function around() {
  try {
    return parent.location.href ? parent : window;
  } catch {
    return window;
  }
}

/**
 * Follows the address of Storybook, which has the heading: on arrival, by links of the page and of
 * Storybook, and as the reader goes back and forth.
 *
 * @param {{on: Function, off: Function}} channel Storybook's
 * @returns {() => void} ends it
 */
export function followAddress(channel) {
  const frame = around();
  const follow = () => landOn(wanted());
  const navigate = (url) => {
    const [page, hash] = String(url).split('#');
    if (hash && (page === '' || isShown(page))) landOn(headingOf(`#${hash}`));
  };
  follow();
  hasArrived = true;
  frame.addEventListener('hashchange', follow);
  channel.on(NAVIGATE_URL, navigate);
  return () => {
    leave();
    frame.removeEventListener('hashchange', follow);
    channel.off(NAVIGATE_URL, navigate);
  };
}

const isShown = (page) => pathOf(page) === pathOf(around().location.search);

/** Links go through Storybook, which stays where it is and keeps its settings, and gets the address. */
export function followLink(event, channel) {
  if (event.button !== 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey)
    return;
  const href = event.target.closest('a')?.getAttribute('href') ?? '';
  const isWithin = href.startsWith('#');
  if (!isWithin && (!href.startsWith('./?path=') || around() === window)) return;
  event.preventDefault();
  channel.emit(NAVIGATE_URL, isWithin ? href : withSettings(href, around().location.search));
}
