import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { makeFolder } from './helpers.js';
import { convlens } from './render-site.js';

const widget = '<saliency-map id="own" model="mnist-cnn" src="sample:3"></saliency-map>';
const start = Buffer.from('<figure data-convlens-render');
const end = Buffer.from('</figure>');

/** The page without the one figure in it. */
function without(bytes, encode = (text) => Buffer.from(text)) {
  const from = bytes.indexOf(encode(start.toString()));
  const last = encode(end.toString());
  const to = bytes.indexOf(last) + last.length;
  assert.ok(from > 0 && to > from, 'no figure was written');
  return {
    rest: Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]),
    figure: bytes.subarray(from, to),
  };
}

const latin1 = (text) => Buffer.from(text, 'latin1');
const little = (text) => Buffer.from(text, 'utf16le');
const big = (text) => Buffer.from(text, 'utf16le').swap16();
const every = Buffer.from(Array.from({ length: 128 }, (_, index) => 128 + index));

/** Pages that hold what a careless reader of text would replace. */
const pages = {
  'latin1.html': Buffer.concat([
    latin1('<!doctype html>\r\n<meta charset=iso-8859-1>\n<p>caf\xe9'),
    every,
    latin1(`</p><!-- \x80\xff -->\r\n\t${widget}\r<P>end</p >`),
  ]),
  'windows.html': latin1(
    `<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>\x93q\x94 \x81</p>${widget}`,
  ),
  'undeclared.html': Buffer.concat([every, latin1(`${widget}\xe9`)]),
  'japanese.html': Buffer.concat([
    latin1('<meta charset="shift_jis"><p>'),
    Buffer.from('835c835c', 'hex'),
    latin1(`</p>${widget}`),
  ]),
  'mark.html': Buffer.from(`\ufeff<!doctype html><html lang="de"><p>Größe</p>\r\n${widget}`),
  'broken.html': Buffer.concat([
    Buffer.from(`<meta charset="utf-8">é`),
    Buffer.from([0xc3, 0x28, 0xff, 0, 0x80]),
    Buffer.from(`<p>\u{1f600}</p>${widget}\n\n\r\n\r`),
  ]),
  'plain.html': Buffer.from(`# Titel\r\n\r\n\u{1f600} – ${widget}\0 end`),
};

test('whatever a page is written in, its other bytes stay', async () => {
  const folder = await makeFolder(pages);
  const names = Object.keys(pages);
  const { status, stderr } = convlens(folder, 'render', ...names);
  assert.equal(status, 0, stderr);
  for (const name of names) {
    const { rest, figure } = without(await readFile(path.join(folder, name)));
    assert.ok(rest.equals(pages[name]), `${name} has changed`);
    const isUtf8 = ['mark.html', 'broken.html', 'plain.html'].includes(name);
    if (!isUtf8)
      assert.ok(
        figure.every((byte) => byte < 128),
        `${name}: what its encoding lacks is a reference`,
      );
    const hasCrLf = pages[name].includes('\r\n') && name !== 'broken.html';
    assert.equal(/[^\r]\n/.test(figure.toString('latin1')), !hasCrLf, `${name}: line ends`);
  }
  assert.match(
    String(await readFile(path.join(folder, 'mark.html'))),
    /alt="Das Netz sagt 3 voraus \((&#62;|&gt;|>)/,
  );
  assert.equal(convlens(folder, 'render', '--check', ...names).status, 0);
  const before = await Promise.all(names.map((name) => readFile(path.join(folder, name))));
  assert.equal(convlens(folder, 'render', '--force', ...names).status, 0);
  const after = await Promise.all(names.map((name) => readFile(path.join(folder, name))));
  assert.deepEqual(after, before);
});

test('UTF-16 of either order, with halves of pairs in it', async () => {
  const text = `<!doctype html><p>é\u{1f600}\ud800</p>\r\n${widget}<p>\u4e00</p>`;
  const wide = {
    'little.html': Buffer.concat([Buffer.from([0xff, 0xfe]), little(text)]),
    'big.html': Buffer.concat([Buffer.from([0xfe, 0xff]), big(text)]),
  };
  const folder = await makeFolder(wide);
  const { status, stderr } = convlens(folder, 'render', 'little.html', 'big.html');
  assert.equal(status, 0, stderr);
  for (const [name, encode] of [
    ['little.html', little],
    ['big.html', big],
  ]) {
    const { rest, figure } = without(await readFile(path.join(folder, name)), encode);
    assert.ok(rest.equals(wide[name]), `${name} has changed`);
    assert.equal(figure.length % 2, 0);
  }
  assert.equal(convlens(folder, 'render', '--check', 'little.html', 'big.html').status, 0);
});

test('attributes are read in the page’s encoding', async () => {
  const page = latin1(
    '<meta charset="iso-8859-1"><saliency-map model="mnist-cnn" src="\xe9.png"></saliency-map>',
  );
  const folder = await makeFolder({
    'page.html': page,
    'é.png': { copyOf: path.resolve('models/mnist-cnn/samples/3.png') },
  });
  const { status, stderr } = convlens(folder, 'render', 'page.html');
  assert.equal(status, 0, stderr);
});

test('an encoding in which tags cannot be told from text is refused, and nothing is written', async () => {
  const refused = {
    'iso.html': latin1(`<meta charset="iso-2022-jp">\x1b$B$3\x1b(B${widget}`),
    'wide.html': little(`<!doctype html>${widget}`),
  };
  const folder = await makeFolder({ ...refused, 'fine.html': widget });
  const { status, stdout, stderr } = convlens(
    folder,
    'render',
    'iso.html',
    'wide.html',
    'fine.html',
  );
  assert.equal(status, 2);
  assert.match(stderr, /^iso\.html: .*iso-2022-jp.* \(render-encoding\)$/m);
  assert.match(stderr, /^wide\.html: .*UTF-16.* \(render-encoding\)$/m);
  assert.match(stdout, /^fine\.html: 1 rendered$/m);
  for (const [name, bytes] of Object.entries(refused)) {
    assert.ok(bytes.equals(await readFile(path.join(folder, name))));
  }
});
