/**
 * The script of embed.html: shows the one element that the query describes, and tells the page that
 * frames this one how high it is. It is a module beside `convlens.js`, so that both can be served as
 * they are.
 */
import '../define.js';
import { elementOf } from './element-of.js';

/** CSS pixels that the frame around this page is ever asked to have. */
const MOST_HEIGHT = 20_000;

const query = new URLSearchParams(location.search);
const root = document.documentElement;

const scheme = query.get('scheme');
if (scheme === 'light' || scheme === 'dark') root.style.colorScheme = scheme;
const lang = query.get('lang');
if (lang && /^[a-z]{2,3}(-\w+)*$/i.test(lang)) root.lang = lang;

const made = elementOf(query);
if (typeof made === 'string') {
  const sentence = document.createElement('p');
  sentence.textContent = made
    ? `There is no element "${made.slice(0, 100)}" in this kit.`
    : 'Say which element to show: embed.html?element=saliency-map&model=mnist-cnn';
  document.body.append(sentence);
} else {
  document.title = `${made.localName} · convlens`;
  document.body.append(made);
}

if (window.parent !== window) {
  // The height alone, so it may be known to whoever frames this page.
  new ResizeObserver(() => {
    const { height: needed } = document.body.getBoundingClientRect();
    const height = Math.min(Math.ceil(needed), MOST_HEIGHT);
    window.parent.postMessage({ type: 'convlens-height', height }, '*');
  }).observe(document.body);
}
