/** The notes at the end of the page, beside their numbers: where one is pointed at or focused. */
const card = document.createElement('div');
card.className = 'note';
card.hidden = true;
document.body.append(card);

let leaving = 0;

function open(link) {
  clearTimeout(leaving);
  const note = document.querySelector(link.hash);
  card.replaceChildren(...note.cloneNode(true).childNodes);
  card.hidden = false;
  const { left, bottom } = link.getBoundingClientRect();
  const room = document.documentElement.clientWidth - card.offsetWidth - 20;
  card.style.left = `${scrollX + Math.max(20, Math.min(left, room))}px`;
  card.style.top = `${scrollY + bottom + 4}px`;
}

function close() {
  card.hidden = true;
}

/** The pointer may go over to the note, whose links can be followed. */
function leave() {
  leaving = setTimeout(close, 250);
}

for (const link of document.querySelectorAll('sup a')) {
  link.setAttribute('aria-describedby', link.hash.slice(1));
  link.addEventListener('pointerenter', () => open(link));
  link.addEventListener('pointerleave', leave);
  link.addEventListener('focus', () => open(link));
  link.addEventListener('blur', leave);
}
card.addEventListener('pointerenter', () => clearTimeout(leaving));
card.addEventListener('pointerleave', leave);
document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') close();
});
