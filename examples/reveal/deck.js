import Reveal from './node_modules/reveal.js/dist/reveal.mjs';

const deck = new Reveal({ width: 1280, height: 720, hash: true });
await deck.initialize();
