// What the tests of faults do on their page; after harness.js.

/** Milliseconds after which an element that has not ended counts as hanging. */
const LIMIT = 60_000;

/** Adds elements with a fallback each: {tag, id, attributes}. They compute at once. */
window.place = (wanted) => {
  for (const { tag, id, attributes, inside } of wanted) {
    const element = document.createElement(tag);
    element.id = id;
    element.innerHTML = inside ?? '<p class="fallback">What the figure would show, in words.</p>';
    const all = { loading: 'eager', width: 300, height: 200, ...attributes };
    for (const [name, value] of Object.entries(all)) element.setAttribute(name, value);
    document.body.append(element);
  }
};

window.take = (ids) => ids.forEach((id) => document.getElementById(id)?.remove());

const limited = (promise) =>
  Promise.race([
    promise,
    new Promise((resolve) => setTimeout(resolve, LIMIT, { type: 'no end', detail: null })),
  ]);

/** How each of these elements ended since then, as {type, detail}. */
window.ends = (ids, since = 0) => Promise.all(ids.map((id) => limited(window.settled(id, since))));

/** What a reader sees of an element. */
window.seen = async (id) => {
  const element = document.getElementById(id);
  await element.updateComplete;
  const shows = (part) => {
    const { width, height } = part?.getBoundingClientRect() ?? {};
    return Boolean(part?.checkVisibility() && width > 0 && height > 0);
  };
  const part = (name) => element.shadowRoot.querySelector(`[part~="${name}"]`);
  return {
    fallback: shows(element.querySelector('.fallback')),
    figure: shows(part('figure')),
    error: shows(part('error')) ? part('error').textContent : null,
    retry: shows(part('retry')),
  };
};

/** Clicks "Try again" in each of them; gives how many events there were before. */
window.retry = (ids) => {
  const since = window.events.length;
  for (const id of ids)
    document.getElementById(id).shadowRoot.querySelector('[part~="retry"]')?.click();
  return since;
};

/** Another target for the neighbor; gives how many events there were before. */
window.disturb = (target) => {
  const since = window.events.length;
  document.getElementById('neighbor').setAttribute('target', String(target));
  return since;
};
