/** What the story gate does inside a page: each function is sent there, and sees nothing else. */

/** Before the page's own scripts: notes which elements have explained or failed. */
export function watchElements() {
  const settled = new WeakMap();
  const partErrors = [];
  const codes = new Set();
  const note = (event) => settled.set(event.composedPath()[0], event);
  addEventListener('explain-complete', note, true);
  addEventListener('explain-error', note, true);
  addEventListener('part-error', ({ detail }) => partErrors.push(detail), true);
  for (const type of ['explain-error', 'part-error']) {
    addEventListener(type, ({ detail }) => codes.add(detail.code), true);
  }
  addEventListener('explain-start', (event) => settled.delete(event.composedPath()[0]), true);
  window.storyGate = { settled, partErrors, codes, broken: false };
  addEventListener('error', () => (window.storyGate.broken = true));
}

/**
 * How many elements have yet to do what they do untouched, once that are fewer than `before`; else
 * `false`, and the next of them is brought into view, since they wait to be seen. As long as there are
 * not `least` elements, some are expected.
 *
 * @returns {false | {waiting: number}}
 */
export function countWaiting({ root, tags, least, before }) {
  if (document.body.matches('.sb-show-errordisplay, .sb-show-nopreview')) return { waiting: 0 };
  const elements = [...document.querySelectorAll(`${root} :is(${tags})`)];
  // Nothing will come where the page's scripts have failed.
  if (elements.length === 0 && window.storyGate.broken) return { waiting: 0 };
  if (elements.length < least) return false;
  const waiting = elements.filter((element) => {
    if (typeof element.explain !== 'function' || element.loading === 'click') return false;
    // One that its author has paused goes no further than its first picture.
    if (element.paused) return !element.shadowRoot.querySelector('canvas');
    return !window.storyGate.settled.has(element);
  });
  waiting[0]?.scrollIntoView({ block: 'center' });
  return waiting.length < before && { waiting: waiting.length };
}

/** Whether anything has failed with this code. */
export function hasFailed(code) {
  return window.storyGate.codes.has(code);
}

/** What is wrong with the elements as they stand, and which errors they have shown. */
export function inspect({ root, tags, documented }) {
  const problems = [];
  const errors = [];
  if (document.body.classList.contains('sb-show-errordisplay')) {
    problems.push(`not rendered: ${document.querySelector('#error-message')?.textContent}`);
  }
  if (document.body.classList.contains('sb-show-nopreview')) problems.push('no such story');
  const elements = [...document.querySelectorAll(`${root} :is(${tags})`)];
  for (const element of elements) {
    const tag = element.localName;
    const shown = [...(element.shadowRoot?.children ?? [])].some(
      (child) => child.localName !== 'style' && child.getBoundingClientRect().height > 0,
    );
    if (!shown) problems.push(`<${tag}> has an empty shadow root`);
    const undocumented = element.constructor.observedAttributes.filter(
      (name) => !documented[tag].includes(name),
    );
    if (undocumented.length > 0) problems.push(`<${tag}>: no @attr for ${undocumented}`);
    const event = window.storyGate.settled.get(element);
    if (event?.type === 'explain-error') errors.push(event.detail);
  }
  return { problems, errors: [...errors, ...window.storyGate.partErrors] };
}

/** What is wrong with a page of text: it is empty, or its formulas are not drawn. */
export function inspectText({ root }) {
  const problems = [];
  const text = document.querySelector(`${root} .guide`).textContent;
  if (text.trim().length < 200) problems.push('has next to no text');
  for (const formula of document.querySelectorAll(`${root} math`)) {
    const { width, height } = formula.getBoundingClientRect();
    const tex = formula.querySelector('annotation')?.textContent;
    if (formula.namespaceURI !== 'http://www.w3.org/1998/Math/MathML') problems.push('no MathML');
    if (width === 0 || height === 0) problems.push(`the formula ${tex} is not drawn`);
  }
  for (const formula of document.querySelectorAll(`${root} .formula`)) {
    if (!formula.querySelector('math')) problems.push('a formula without MathML');
  }
  return problems;
}

/** Elements, in shadow roots too, that reach out of the page. */
export function findOverflow({ root }) {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const wide = [];
  const look = (parent) => {
    for (const child of parent.children) {
      const { left, right } = child.getBoundingClientRect();
      // Text that does not break reaches out of its box, not the box out of the page.
      const bursts =
        child.clientWidth > 0 &&
        child.scrollWidth > child.clientWidth + 1 &&
        getComputedStyle(child).overflowX === 'visible';
      if (right > clientWidth + 1 || left < -1 || bursts) wide.push(`<${child.localName}>`);
      look(child);
      if (child.shadowRoot) look(child.shadowRoot);
    }
  };
  look(document.querySelector(root));
  return [`${scrollWidth} px wide in ${clientWidth} px: ${[...new Set(wide)].join(', ')}`];
}

/** Rules about whole pages say nothing about a component. */
const pageRules = [
  'region',
  'bypass',
  'document-title',
  'html-has-lang',
  'landmark-one-main',
  'page-has-heading-one',
];

/** Runs axe, which looks into open shadow roots, on the story. */
export async function runAxe(page, root) {
  return page.evaluate(
    async (selector, disabled) => {
      const { violations } = await window.axe.run(selector, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        rules: Object.fromEntries(disabled.map((rule) => [rule, { enabled: false }])),
        resultTypes: ['violations'],
      });
      return violations.flatMap(({ id, help, nodes }) =>
        nodes.map(
          ({ target, html }) => `axe ${id}: ${help} (${target.flat().join(' > ')}: ${html})`,
        ),
      );
    },
    root,
    pageRules,
  );
}

/** The parameters that a story has after its component's and the preview's are merged in. */
export async function storyParameters(id) {
  const store = await window.__STORYBOOK_PREVIEW__?.storyStoreValue;
  const story = await store?.loadStory({ storyId: id });
  return story?.parameters.gate ?? {};
}
