import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertSameMap, html, makeSite, openPage } from './helpers.js';

const site = await makeSite({ 'index.html': html() });
const file = '/models/mnist-cnn/samples/3.png';
const other = '/models/mnist-cnn/samples/7.png';

const usable = {
  picture: `<picture slot="image"><source srcset="${file}" type="image/png"><img alt="" src="${other}"></picture>`,
  'picture without src': `<picture slot="image"><source srcset="${file} 2x"><img alt=""></picture>`,
  srcset: `<img slot="image" alt="" srcset="${file} 28w" sizes="300px" src="${other}">`,
  'srcset alone': `<img slot="image" alt="" srcset="${file} 2x">`,
  lazy: `<img slot="image" alt="" loading="lazy" src="${file}">`,
  'lazy picture': `<picture slot="image"><img alt="" loading="lazy" src="${file}"></picture>`,
  paragraph: `<p slot="image"><img alt="" src="${file}"></p>`,
  link: `<a slot="image" href="#"><img alt="" src="${file}"></a>`,
  figure: `<figure slot="image"><img alt="" src="${file}"><figcaption>A 3</figcaption></figure>`,
};
const unusable = {
  svg: '<svg slot="image" width="28" height="28"><circle r="9" /></svg>',
  video: '<video slot="image"></video>',
  nothing: '<div slot="image"></div>',
  'no address': '<img slot="image" alt="">',
  'empty picture': '<picture slot="image"><img alt=""></picture>',
  broken: '<img slot="image" alt="" src="/missing.png">',
};
const tags = ['saliency-map', 'lrp-heatmap', 'occlusion-grid', 'deconv-viewer'];

/** What each of the figures comes to, by name. */
function outcomes(page, list) {
  return page.evaluate(async (figures) => {
    const made = figures.map(([name, tag, attributes, inner]) => {
      document.body.insertAdjacentHTML(
        'beforeend',
        `<div style="height: 200vh"></div><${tag} model="mnist-cnn" stride="4" ${attributes}>${inner}</${tag}>`,
      );
      return [name, document.body.lastElementChild];
    });
    const ended = made.map(async ([name, element]) => {
      const end = await element.explain().then(
        ({ map }) => ({ map: [...map] }),
        ({ code }) => ({ code }),
      );
      return [name, end];
    });
    return Object.fromEntries(await Promise.all(ended));
  }, list);
}

test('what holds an image in its slot is explained, below the fold too', async (t) => {
  const page = await openPage(t, site.url);
  const list = [['src', 'saliency-map', `src="${file}"`, '']];
  for (const [name, inner] of Object.entries(usable)) list.push([name, 'saliency-map', '', inner]);
  for (const tag of tags) {
    list.push([`${tag} src`, tag, `src="${file}"`, ''], [tag, tag, '', usable.picture]);
  }
  const ends = await outcomes(page, list);
  for (const name of Object.keys(usable)) {
    assert.ok(ends[name].map, `${name}: ${ends[name].code}`);
    assertSameMap(ends[name].map, ends.src.map);
  }
  for (const tag of tags) assertSameMap(ends[tag].map, ends[`${tag} src`].map);
  assert.deepEqual(page.problems, []);
});

test('what is no image is an error, and never a sample', async (t) => {
  const page = await openPage(t, site.url);
  const list = [['src=""', 'saliency-map', 'src=" "', '']];
  for (const [name, inner] of Object.entries(unusable)) {
    for (const tag of tags) list.push([`${tag}: ${name}`, tag, '', inner]);
  }
  const ends = await outcomes(page, list);
  for (const [name, { code }] of Object.entries(ends)) {
    const expected = name.endsWith('broken') ? 'image-not-decodable' : 'image-missing';
    assert.equal(code, expected, name);
  }
  assert.deepEqual(page.problems, []);
});

test('another image in the slot is another explanation', async (t) => {
  const page = await openPage(t, site.url);
  const answers = await page.evaluate(
    async (one, two) => {
      const answers = [];
      document.body.innerHTML = `<saliency-map model="mnist-cnn"><p slot="image"></p></saliency-map>`;
      const element = document.querySelector('saliency-map');
      const next = async (change) => {
        const ended = new Promise((resolve) => {
          element.addEventListener(
            'explain-complete',
            ({ detail }) => resolve(detail.target.index),
            { once: true },
          );
          element.addEventListener('explain-error', ({ detail }) => resolve(detail.code), {
            once: true,
          });
        });
        change();
        answers.push(await ended);
      };
      const image = () => element.querySelector('img');
      await next(() => {});
      await next(() => (element.firstElementChild.innerHTML = `<img alt="" src="${one}">`));
      await next(() => (image().src = two));
      await next(() => (image().src = '/missing.png'));
      await next(() => (image().src = one));
      return answers;
    },
    file,
    other,
  );
  assert.deepEqual(answers, ['image-missing', 3, 7, 'image-not-decodable', 3]);
});
