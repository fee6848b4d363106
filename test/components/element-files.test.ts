import { expect } from '@esm-bundle/chai';
import { figureImage } from '../../dist/components/toolbar/figure-image.js';
import { ExplainError } from '../../dist/engine.js';
import { place } from '../support/element.js';
import { readNpy } from '../support/toolbar.js';

/** What an element gives to scripts, without a reader who opens "More". */
describe('the files of an element', () => {
  afterEach(() => document.body.replaceChildren());

  const arrayOf = async (bytes: Promise<Uint8Array<ArrayBuffer>>) =>
    readNpy(new Blob([await bytes]));

  it('its raw map, which it computes first', async () => {
    const element = place(
      'saliency-map',
      { src: 'sample:3', loading: 'click', toolbar: 'none' },
      '',
    );
    const { header, values } = await arrayOf(element.toNpy());
    expect(header).to.contain("'shape': (28, 28, 1)");
    expect(values).to.deep.equal(element.result?.map);
  });

  it('one of its maps, by its name', async () => {
    const compare = place('saliency-map', { compare: 'gradient grad-cam' }, '');
    const { values } = await arrayOf(compare.toNpy('grad-cam'));
    expect(values).to.deep.equal(compare.result?.details.maps['grad-cam']);
    const relu = place('relu-backward', {}, '');
    const { header } = await arrayOf(relu.toNpy('guided-backprop'));
    expect(header).to.contain("'shape': (3, 3)");
    const wrong = await compare.toNpy('lrp').catch((error: unknown) => error);
    expect(wrong).to.be.instanceOf(ExplainError);
    expect(wrong).to.include({ code: 'argument-invalid', hint: 'It has "gradient", "grad-cam".' });
  });

  it('a PNG of the whole figure', async () => {
    const element = place('lrp-heatmap', { src: 'sample:3', width: '500' }, '');
    const bytes = await element.toPNG();
    expect([...bytes.slice(0, 4)]).to.deep.equal([0x89, 0x50, 0x4e, 0x47]);
    const { width } = await createImageBitmap(new Blob([bytes]));
    expect(width).to.be.greaterThan(900);
    const again = new Uint8Array(await (await figureImage(element)).arrayBuffer());
    expect(bytes.length).to.equal(again.length);
  });

  it('rejects as explain() does', async () => {
    const element = place('saliency-map', { src: 'sample:99' }, '');
    const failure = await element.toPNG().catch((error: unknown) => error);
    expect(failure).to.include({ code: 'sample-unknown' });
  });
});
