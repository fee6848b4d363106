import '../article-notes.js';
import './film.js';
import './strip.js';

/** What the poll says to each choice: none of them is wrong yet. */
const remarks = {
  a: 'Nothing in the table speaks against it, and it was the calmer one above. Let us see what it rests on.',
  b: 'The table gives no reason to prefer it. Perhaps you have a suspicion. Let us test it.',
  either: 'By the table, that is the right answer. The table leaves something out.',
};

const poll = document.querySelector('.poll');
poll.hidden = false;
poll.addEventListener('change', ({ target }) => {
  poll.querySelector('output').value = remarks[target.value];
});
