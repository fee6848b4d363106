import { onceWanted } from '../../examples/first-touch.js';

/**
 * On every page: the search, which is loaded when it is first opened, by the button or the key `/`; and the
 * kit, where its images can stand in for its figures (lib/example-page.js).
 */
const assets = new URL('./', import.meta.url);
const button = document.querySelector('.site-search');
let dialog;

async function search() {
  if (!dialog) {
    await import('../../scripts/docs/search/search-dialog.js');
    dialog = document.createElement('search-dialog');
    dialog.source = new URL('search.json', assets).href;
    dialog.base = new URL('../', assets).href;
    document.body.append(dialog);
  }
  await dialog.open();
}

/** Whether what has the focus takes letters, also within a figure. */
function isTyping(event) {
  const [target] = event.composedPath();
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

button.disabled = false;
button.addEventListener('click', () => void search());
addEventListener('keydown', (event) => {
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented;
  if (event.key !== '/' || !isPlain || isTyping(event)) return;
  event.preventDefault();
  void search();
});

const kit = document.querySelector('script[type="kit"]');
if (kit) {
  onceWanted(() => {
    const script = document.createElement('script');
    for (const { name, value } of kit.attributes) script.setAttribute(name, value);
    script.type = 'module';
    kit.replaceWith(script);
  });
}
