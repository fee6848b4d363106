import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html, makeSite, openPage } from './helpers.js';

/** Of every element: how it begins, and what happens to it while the page is translated. */
const elements = {
  'saliency-map': [
    'model="mnist-cnn" src="sample:3" compare="gradient deconvnet"',
    { src: 'sample:7' },
    { target: '2' },
    { src: 'sample:1', target: 'top', clip: '99' },
    { layer: 'conv2', unit: 'max' },
    { src: 'sample:0-2', layer: null },
  ],
  'deconv-viewer': [
    'model="mnist-cnn" src="sample:3" top="3"',
    { src: 'sample:7' },
    { layer: 'conv2' },
    { src: 'sample:1' },
    { keep: 'map' },
  ],
  'occlusion-grid': [
    'model="mnist-cnn" src="sample:3" occluder="12" stride="8"',
    { src: 'sample:7' },
    { target: '2' },
    { cells: 'class', src: 'sample:1' },
    { score: 'logit' },
  ],
  'lrp-heatmap': [
    'model="mnist-cnn" src="sample:3" layers conservation',
    { src: 'sample:7' },
    { target: '2' },
    { composite: 'epsilon-plus', src: 'sample:1' },
    { target: 'top' },
  ],
  'codespace-am': [
    'model="mnist-cnn" generator="mnist-gan" steps="2" runs="2"',
    { target: '3' },
    { seed: '4' },
    { target: '5', runs: '3' },
  ],
  'relu-backward': [
    'values="1 -1; 2 -5" signal="-2 3; 6 -3"',
    { values: '3 4; -1 2' },
    { rules: 'gradient deconvnet' },
    { values: '1 -1 2; 2 -5 0', signal: '1 2 3; -4 5 6' },
  ],
  'explain-scene': [
    'model="mnist-cnn" src="sample:3"',
    { src: 'sample:7' },
    { target: '2' },
    { src: 'sample:1', target: 'top' },
    { model: 'cifar10-cnn' },
  ],
  'image-input': [
    'model="mnist-cnn"',
    { value: 'sample:3' },
    { value: 'sample:7' },
    { model: 'cifar10-cnn', value: 'sample:2' },
  ],
};

const site = await makeSite({ 'index.html': html('<main></main>'), 'empty.html': html() });

/** What translators do to a page, and other scripts to its text. */
async function bringTranslators(page) {
  await page.waitForFunction(() => window.kit);
  await page.evaluate(() => {
    const translated = (text) => `@@${text}`;
    const texts = (root) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const found = [];
      while (walker.nextNode()) {
        const { currentNode: node } = walker;
        if (node.data.trim() && !node.parentElement?.closest('style, script')) found.push(node);
      }
      return found;
    };
    const font = (...inside) => {
      const made = document.createElement('font');
      made.append(...inside);
      return made;
    };
    window.translators = [
      // Google's: the text is another one, in two elements.
      (root) => texts(root).forEach((text) => text.replaceWith(font(font(translated(text.data))))),
      // The same node moves into an element, then changes.
      (root) =>
        texts(root).forEach((text) => {
          const around = font();
          text.before(around);
          around.append(text);
          text.data = translated(text.data);
        }),
      // Firefox's: in place; what an element says may come to stand in its first text.
      (root) =>
        texts(root).forEach((text) => {
          const all = [...text.parentNode.childNodes].filter(({ nodeType }) => nodeType === 3);
          const words = all.map(({ data }) => data).join(' ');
          all.forEach((each, index) => (each.data = index ? '' : translated(words)));
        }),
      // The markers that templates leave are lost too.
      (root) =>
        texts(root).forEach((text) => {
          const { parentElement: parent } = text;
          if (parent && parent.children.length === 0) parent.textContent = translated(text.data);
        }),
      // More than one word order: elements change places.
      (root) =>
        texts(root).forEach((text) => {
          text.data = translated(text.data);
          text.parentElement?.append(font(text));
        }),
    ];
    window.wordsOf = (element) => {
      // What is only heard depends on what was said before.
      const words = texts(element.shadowRoot)
        .filter(({ parentElement }) => !parentElement?.closest('.unseen'))
        .map(({ data }) => data.replace(/\s+/g, ' ').trim());
      return (
        words
          .join(' | ')
          .replace(/(under )?\d+ ms/g, '… ms')
          // Only who has had other runs shows them.
          .replace(/ \| Earlier runs for \d( \| Arrow keys move.*?(?= \| ))?/, '')
          // One sketch has played to its end when the other begins.
          .replace(/ \| (Play|Pause|Replay) \| Input/, ' | Input')
      );
    };
    window.apply = (element, changes) => {
      for (const [name, value] of Object.entries(changes)) {
        if (name === 'value') element.value = value;
        else if (value === null) element.removeAttribute(name);
        else element.setAttribute(name, value);
      }
    };
    // Parts begin when their figure has ended: rest is when the engine has nothing left to do.
    window.rest = async (element) => {
      await element.updateComplete;
      await window.kit.preparePrint({ print: false });
      await element.updateComplete;
    };
    window.place = async (tag, markup, changes = []) => {
      document.querySelector('main').innerHTML = `<${tag} loading="eager" ${markup}></${tag}>`;
      const element = document.querySelector('main').firstChild;
      for (const change of changes) window.apply(element, change);
      await window.rest(element);
      element.shadowRoot.querySelector('details.toolbar summary')?.click();
      await window.rest(element);
      return element;
    };
  });
}

for (const [tag, [markup, ...changes]] of Object.entries(elements)) {
  test(`<${tag}>: words that a translator has replaced go on with what they tell of`, async (t) => {
    const page = await openPage(t, site.url);
    await bringTranslators(page);
    const seen = await page.evaluate(
      async (...wanted) => {
        const [name, begun, steps] = wanted;
        const element = await window.place(name, begun);
        const told = [];
        for (const [index, step] of steps.entries()) {
          window.translators[index % window.translators.length](element.shadowRoot);
          const translated = window.wordsOf(element).includes('@@');
          window.apply(element, step);
          await window.rest(element);
          told.push({ translated, words: window.wordsOf(element) });
        }
        const expected = [];
        for (const index of steps.keys()) {
          const fresh = await window.place(name, begun, steps.slice(0, index + 1));
          expected.push({ translated: true, words: window.wordsOf(fresh) });
        }
        return { told, expected };
      },
      tag,
      markup,
      changes,
    );
    for (const [index, expected] of seen.expected.entries()) {
      assert.ok(expected.words.length > 20, expected.words);
      assert.deepEqual(seen.told[index], expected, `after ${JSON.stringify(changes[index])}`);
    }
    assert.deepEqual(page.problems, []);
  });
}

test('where a figure cannot be put together again, it is drawn afresh', async (t) => {
  const page = await openPage(t, site.url);
  await bringTranslators(page);
  const [words, fresh] = await page.evaluate(async () => {
    const changes = [{ src: 'sample:7' }];
    const markup = 'model="mnist-cnn" src="sample:3"';
    const element = await window.place('saliency-map', markup);
    const caption = element.shadowRoot.querySelector('figcaption');
    const around = () => document.createElement('style');
    // Styles come and go unnoticed; what stood between two of them has no place any more.
    for (const node of [...caption.querySelectorAll('*')].flatMap((each) => [...each.childNodes])) {
      const [before, after] = [around(), around()];
      node.before(before);
      node.after(after);
      node.remove();
      before.remove();
      after.remove();
    }
    window.apply(element, changes[0]);
    await window.rest(element);
    const told = window.wordsOf(element);
    return [told, window.wordsOf(await window.place('saliency-map', markup, changes))];
  });
  assert.equal(words, fresh);
  assert.deepEqual(page.problems, []);
});

test('what a reader has open, types and draws survives', async (t) => {
  const page = await openPage(t, site.url);
  await bringTranslators(page);
  const [before, after] = await page.evaluate(async () => {
    const element = await window.place('image-input', 'model="mnist-cnn" accept="digit samples"');
    const { shadowRoot } = element;
    const pad = shadowRoot.querySelector('canvas');
    pad.getContext('2d').fillRect(0, 0, 9, 9);
    shadowRoot.querySelector('button').focus();
    const seen = () => [
      shadowRoot.querySelector('canvas') === pad,
      pad.toDataURL(),
      shadowRoot.activeElement?.textContent.trim(),
    ];
    const first = seen();
    window.translators[0](shadowRoot);
    element.lang = 'en-GB';
    element.requestUpdate();
    await window.rest(element);
    return [first, seen()];
  });
  assert.ok(before[0] && before[2]);
  assert.deepEqual(after, before);
});

test('a translator that sets lang gets the kit’s own words, and the fallback stays one', async (t) => {
  const page = await openPage(t, site.url);
  await bringTranslators(page);
  const seen = await page.evaluate(async () => {
    const element = await window.place('relu-backward', '');
    element.append('In words.');
    document.documentElement.lang = 'de';
    document.documentElement.className = 'translated-ltr';
    window.translators[0](element.shadowRoot);
    window.translators[0](element);
    await window.rest(element);
    const frame = element.shadowRoot.querySelector('.frame');
    return [window.wordsOf(element), frame.lang, frame.matches('.has-fallback')];
  });
  assert.match(seen[0], /Eingabe/);
  assert.doesNotMatch(seen[0], /@@/);
  assert.deepEqual(seen.slice(1), ['de', true]);
});

test('names, numbers, formulas and code are not to be translated; errors say that they are English', async (t) => {
  const page = await openPage(t, site.url);
  await bringTranslators(page);
  const kept = await page.evaluate(async () => {
    document.documentElement.lang = 'de';
    const model = 'model="cifar10-cnn" src="sample:0"';
    const found = {};
    const markups = [
      ['saliency-map', model],
      ['occlusion-grid', `${model} stride="16" occluder="16" cells="class"`],
      ['lrp-heatmap', model],
      ['deconv-viewer', model],
      ['relu-backward', ''],
      ['explain-scene', model],
    ];
    for (const [tag, markup] of markups) {
      const { shadowRoot } = await window.place(tag, markup);
      const names = [...shadowRoot.querySelectorAll('option, [part~="answer"] *, .winners li *')];
      const isKept = (node) => node.closest('[translate="no"]') !== null;
      found[tag] = {
        // Each label of the model that stands by itself.
        lost: names
          .filter(({ textContent }) => /^(Flugzeug|Katze|Hund|Schiff)$/.test(textContent.trim()))
          .filter((node) => !isKept(node)).length,
        answer: shadowRoot.querySelector('[part~="answer"] [translate="no"]')?.textContent,
        formulas: [...shadowRoot.querySelectorAll('math, textarea, [part~="grid"]')].every(isKept),
        ticks: [...shadowRoot.querySelectorAll('[part~="map-panel"] .ticks')].every(isKept),
      };
    }
    const { shadowRoot } = await window.place('saliency-map', 'model="mnist-cnn" src="sample:99"');
    const error = shadowRoot.querySelector('[part="error"]');
    const languages = [...error.querySelectorAll('p, button')].map(
      (node) => node.closest('[lang]').lang,
    );
    return { found, languages };
  });
  for (const [tag, { lost, answer, formulas, ticks }] of Object.entries(kept.found)) {
    assert.deepEqual({ lost, formulas, ticks }, { lost: 0, formulas: true, ticks: true }, tag);
    if (tag !== 'relu-backward') assert.equal(answer, 'Flugzeug', tag);
  }
  assert.deepEqual(kept.languages, ['en', 'en', 'de']);
});
