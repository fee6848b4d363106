import { expect } from '@esm-bundle/chai';
import { after, place } from '../support/element.js';
import {
  changed,
  chooseFiles,
  failed,
  mountInput,
  pictureFile,
  radios,
  standIn,
  until,
  wayWords,
} from '../support/image-input.js';
import { parts, text } from '../support/saliency-element.js';

const allcnn = '/models/cifar10-allcnn/model.json';
const announced = (input: { renderRoot: ParentNode }): string =>
  input.renderRoot.querySelector('[aria-live]')!.textContent.trim();

describe('<image-input>', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows the samples of the fed element as radio buttons with their titles', async () => {
    const fed = standIn('fed');
    const input = await mountInput({ for: 'fed' });
    const samples = await radios(input);
    expect(samples).to.have.length(10);
    const titles = parts(input, 'thumbnail').map((image) => image.getAttribute('alt'));
    expect(titles[3]).to.equal('a handwritten 3');
    expect(samples.findIndex(({ checked }) => checked)).to.equal(0);
    expect(text(input, 'status')).to.match(/^Input: a handwritten 0\. MNIST, .+ CC BY-SA 3\.0$/);
    expect(announced(input)).to.equal('');
    fed.image = document.createElement('canvas');
    const change = await changed(input, () => samples[3]!.click());
    expect(change).to.deep.equal({ source: 'sample', image: 'sample:3' });
    expect([fed.src, fed.image, input.value]).to.deep.equal(['sample:3', null, 'sample:3']);
    await input.updateComplete;
    expect(announced(input)).to.equal('This sample is now the input: a handwritten 3.');
    expect(text(input, 'status')).to.contain('Input: a handwritten 3.');
  });

  it('feeds an explaining element, and follows when the reader chooses there', async () => {
    const map = place('saliency-map', { id: 'map', src: 'sample:1' }, '');
    const input = await mountInput({ for: 'map' });
    const samples = await radios(input);
    await until(() => samples[1]!.checked);
    const result = await after<{ target: { label: string } }>(map, () => samples[7]!.click());
    expect(result.target.label).to.equal('7');
    expect([map.src, map.image]).to.deep.equal(['sample:7', null]);
    await after(map, () => (map.src = 'sample:4'));
    await until(() => samples[4]!.checked);
    expect(text(input, 'status')).to.contain('a handwritten 4');
  });

  it('feeds several elements, those that come later, and those that are upgraded later', async () => {
    const first = standIn('first');
    const input = await mountInput({ for: 'first late later' });
    const samples = await radios(input);
    samples[2]!.click();
    expect(first.src).to.equal('sample:2');
    const late = standIn('late');
    await until(() => late.src === 'sample:2');
    const later = document.createElement('late-picture');
    later.id = 'later';
    document.body.append(later);
    await until(() => Reflect.get(later, 'src') === 'sample:2');
    class LatePicture extends customElements.get('saliency-map')! {}
    customElements.define('late-picture', LatePicture);
    await until(() => later.shadowRoot);
    await Reflect.get(later, 'updateComplete');
    expect(Reflect.get(later, 'src')).to.equal('sample:2');
    samples[5]!.click();
    expect([first.src, late.src, Reflect.get(later, 'src')]).to.deep.equal(
      Array(3).fill('sample:5'),
    );
  });

  it('feeds the scene around it without "for"', async () => {
    const scene = document.createElement('explain-scene');
    scene.setAttribute('model', new URL('/models/mnist-cnn/model.json', location.href).href);
    scene.setAttribute('backend', 'wasm');
    document.body.append(scene);
    const input = await mountInput({}, scene);
    (await radios(input))[6]!.click();
    expect(Reflect.get(scene, 'src')).to.equal('sample:6');
  });

  it('works alone: the page reads its value', async () => {
    const model = new URL('/models/mnist-cnn/model.json', location.href).href;
    const input = await mountInput({ model });
    const samples = await radios(input);
    expect(input.value).to.equal(null);
    expect(samples.some(({ checked }) => checked)).to.equal(false);
    samples[9]!.click();
    expect(input.value).to.equal('sample:9');
  });

  it('hands a value of the script on', async () => {
    const fed = standIn('fed');
    const input = document.createElement('image-input');
    input.htmlFor = 'fed';
    input.loading = 'click';
    input.value = 'sample:8';
    document.body.append(input);
    await until(() => fed.src === 'sample:8');
    input.value = 'sample:2';
    await until(() => fed.src === 'sample:2');
    const samples = await radios(input);
    await until(() => samples[2]!.checked);
  });

  it('leaves alone what was chosen elsewhere when it comes back to the page', async () => {
    const fed = standIn('fed');
    const input = await mountInput({ for: 'fed' });
    (await radios(input))[4]!.click();
    fed.src = 'sample:6';
    document.body.append(input);
    await until(() => text(input, 'status').includes('a handwritten 6'));
    expect(fed.src).to.equal('sample:6');
  });

  it('offers what the author lists, in that order', async () => {
    standIn('fed');
    standIn('colour', allcnn);
    const digits = await mountInput({ for: 'fed' });
    await until(() => wayWords(digits).length === 4);
    expect(wayWords(digits)).to.deep.equal([
      'Draw a digit',
      'Choose a file',
      'Paste',
      'Use the camera',
    ]);
    const colours = await mountInput({ for: 'colour' });
    await radios(colours);
    expect(wayWords(colours)).to.deep.equal(['Choose a file', 'Paste', 'Use the camera']);
    const few = await mountInput({ for: 'fed', accept: 'paste upload' });
    expect(wayWords(few)).to.deep.equal(['Paste', 'Choose a file']);
    expect(parts(few, 'samples')).to.have.length(0);
  });

  it('tells the author of words and ids that mean nothing, and works all the same', async () => {
    const wrong = await mountInput({ accept: 'upload selfie' });
    expect(parts(wrong, 'error')[0]!.dataset['code']).to.equal('setting-out-of-range');
    expect(text(wrong, 'error')).to.contain('selfie');
    expect(wayWords(wrong)).to.deep.equal(['Choose a file']);
    const lost = await mountInput({ for: 'nowhere' });
    expect(parts(lost, 'error')[0]!.dataset['code']).to.equal('input-target-missing');
    standIn('nowhere');
    await until(() => parts(lost, 'error').length === 0);
  });

  it('says so when the model cannot be had; files can be given still', async () => {
    standIn('fed', '/models/absent/model.json');
    const input = await mountInput({ for: 'fed' });
    await until(() => parts(input, 'error').length > 0);
    expect(parts(input, 'error')[0]!.dataset['code']).to.equal('model-not-found');
    const file = await pictureFile(40, 40, () => [9, 9, 9]);
    expect(await changed(input, () => chooseFiles(input, file))).to.include({ image: file });
  });

  it('gives a file of the size of the input on as it is', async () => {
    const fed = standIn('fed', allcnn);
    const input = await mountInput({ for: 'fed' });
    const file = await pictureFile(32, 32, (x, y) => [8 * x, 8 * y, 90], 'mine.png');
    const change = await changed(input, () => chooseFiles(input, file));
    expect(change).to.deep.equal({ source: 'upload', image: file });
    expect(fed.image).to.equal(file);
    await input.updateComplete;
    expect(text(input, 'status')).to.equal('Your image mine.png is now the input.');
    expect(announced(input)).to.equal('Your image mine.png is now the input.');
    expect(parts(input, 'crop')).to.have.length(0);
    expect((await radios(input)).some(({ checked }) => checked)).to.equal(false);
  });

  it('refuses what is no picture by name and keeps the one before', async () => {
    const fed = standIn('fed');
    const input = await mountInput({ for: 'fed' });
    (await radios(input))[1]!.click();
    const note = new File(['no picture'], 'note.txt', { type: 'text/plain' });
    expect(await failed(input, () => chooseFiles(input, note))).to.equal('image-not-decodable');
    await input.updateComplete;
    expect(text(input, 'error')).to.contain('note.txt');
    expect(fed.src).to.equal('sample:1');
    await until(() => announced(input).includes('note.txt'));
  });

  it('waits for the reader with loading="click"', async () => {
    standIn('fed');
    const input = document.createElement('image-input');
    input.setAttribute('for', 'fed');
    input.setAttribute('loading', 'click');
    document.body.append(input);
    await input.updateComplete;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(parts(input, 'ways')).to.have.length(0);
    parts(input, 'start')[0]!.click();
    expect(await radios(input)).to.have.length(10);
  });
});
