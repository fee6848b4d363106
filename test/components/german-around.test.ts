import { expect } from '@esm-bundle/chai';
import type { ExplainScene, ImageInput } from '../../dist/index.js';
import {
  chooseFiles,
  find,
  mountInput,
  pictureFile,
  radios,
  until,
} from '../support/image-input.js';
import { place } from '../support/element.js';
import { parts, text } from '../support/saliency-element.js';
import { inside, mountScene } from '../support/scene-element.js';
import { action, eventually, openToolbar, saved, toolbarOf } from '../support/toolbar.js';
import { englishIn, settledTexts } from '../support/spoken.js';

/** Waits until nothing changes any more, and says that none of it is English. */
async function expectGerman(element: HTMLElement): Promise<void> {
  const texts = await settledTexts(element);
  expect(texts).not.to.deep.equal([]);
  expect(await englishIn(texts)).to.deep.equal([]);
}

describe('In a German <explain-scene>', () => {
  afterEach(() => document.body.replaceChildren());

  const german = async (): Promise<ExplainScene> => {
    const scene = mountScene('<saliency-map method="gradient"></saliency-map>', {
      lang: 'de',
      src: 'sample:4',
      picture: '',
      permalink: 'scene-german',
    });
    await inside(scene, 'saliency-map').explain();
    await until(() => parts(scene, 'value').length === 1 && text(scene, 'answer'));
    return scene;
  };

  it('no English is left: row, answer, link', async () => {
    const scene = await german();
    await expectGerman(scene);
    expect(text(scene, 'answer')).to.equal('Das Netz sagt 4 voraus (>99,9 %).');
    expect(text(scene, 'copy')).to.equal('Link kopieren');
    expect(parts(scene, 'row')[0]!.lang).to.equal('de');
    parts(scene, 'copy')[0]!.click();
    await until(() => text(scene, 'note'));
    await expectGerman(scene);
    scene.image = document.createElement('canvas');
    await until(() => text(scene, 'note') !== 'Link kopiert.');
    await expectGerman(scene);
  });

  it('nor in the line of values, which follows a change with the names of the maps', async () => {
    const scene = await german();
    const line = (): string => text(scene, 'reading');
    expect(line()).to.contain('Auf ein Bild zeigen').and.to.contain('Gradient –');
    const box = inside(scene, 'saliency-map').renderRoot.querySelector('[data-space="input"]')!;
    const { left, top } = box.getBoundingClientRect();
    const place = { clientX: left + 30, clientY: top + 30, bubbles: true, composed: true };
    box.dispatchEvent(new PointerEvent('pointermove', place));
    await until(() => /Gradient (0|−?\d+,\d+)/.test(line()));
    await expectGerman(scene);
    scene.lang = 'es';
    await until(() => line().includes('Gradiente'));
    expect(line()).to.match(/^Señala una imagen .* Fila \d+, columna \d+ /);
  });

  it('nothing is said before its phrases have come', () => {
    const scene = document.createElement('explain-scene');
    Object.assign(scene, { lang: 'de', model: 'mnist-cnn' });
    document.body.append(scene);
    expect(scene.renderRoot.textContent.trim()).to.equal('');
  });
});

describe('In a German <image-input>', () => {
  afterEach(() => document.body.replaceChildren());

  const german = (attributes: Record<string, string> = {}): Promise<ImageInput> =>
    mountInput({ lang: 'de', model: '/models/mnist-cnn/model.json', ...attributes });

  const announced = (input: ImageInput): string =>
    input.renderRoot.querySelector('[aria-live]')!.textContent.trim();

  /** The words of the buttons in the panel. */
  const buttons = (input: ImageInput): string[] =>
    [...input.renderRoot.querySelectorAll('.panel-box button')].map(({ textContent }) =>
      textContent.trim(),
    );

  it('no English is left: samples, buttons, what is in use', async () => {
    const input = await german();
    const samples = await radios(input);
    await expectGerman(input);
    samples[3]!.click();
    await until(() => announced(input));
    expect(announced(input)).to.equal(
      'Dieses Beispiel ist jetzt die Eingabe: eine handgeschriebene 3.',
    );
    await expectGerman(input);
    input.lang = 'es';
    samples[2]!.click();
    await until(() => announced(input) === 'Este ejemplo es ahora la entrada: un 2 manuscrito.');
  });

  it('nor on the pad, empty and drawn on', async () => {
    const input = await german({ accept: 'digit' });
    const pad = await find<HTMLCanvasElement>(input, '[part="pad"]');
    await expectGerman(input);
    expect(pad.ariaLabel).to.equal('Feld zum Zeichnen einer Ziffer');
    expect(buttons(input)).to.deep.equal(['Rückgängig', 'Leeren']);
    const press = (key: string): boolean =>
      pad.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    for (const key of [' ', 'ArrowDown', 'ArrowDown', 'ArrowDown', ' ']) press(key);
    await until(() => parts(input, 'seen').length === 1);
    await until(() => announced(input).includes('Die Zeichnung ist jetzt die Eingabe.'));
    await expectGerman(input);
    input.renderRoot.querySelectorAll<HTMLElement>('.panel-box button')[1]!.click();
    await until(() => announced(input).includes('Das Feld ist leer'));
    await expectGerman(input);
  });

  it('nor on the crop', async () => {
    const input = await german({ accept: 'upload paste' });
    chooseFiles(input, await pictureFile(90, 60, (x) => [x, x, 0], 'Foto.png'));
    await find(input, '[part="crop-frame"]');
    await until(() => announced(input));
    expect(announced(input)).to.equal('Das Bild Foto.png ist jetzt die Eingabe.');
    expect(buttons(input)).to.deep.equal(['Mitte']);
    await expectGerman(input);
  });

  it('nor before the camera and after a photo', async () => {
    const { mediaDevices } = navigator;
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 28;
    canvas.getContext('2d')!.fillRect(0, 0, 28, 28);
    const stream = canvas.captureStream(10);
    const devices = ['one', 'other'].map((deviceId) => ({ kind: 'videoinput', deviceId }));
    const fake = {
      getUserMedia: () => Promise.resolve(stream),
      enumerateDevices: () => Promise.resolve(devices),
    };
    Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: fake });
    try {
      const input = await german({ accept: 'camera' });
      (await find<HTMLElement>(input, '[data-way="camera"]')).click();
      await find(input, '.panel-box');
      const draw = setInterval(() => canvas.getContext('2d')!.fillRect(0, 0, 28, 28), 50);
      await until(() => buttons(input).length === 3);
      clearInterval(draw);
      expect(buttons(input)).to.deep.equal(['Foto aufnehmen', 'Andere Kamera', 'Abbrechen']);
      await expectGerman(input);
      input.renderRoot.querySelector<HTMLElement>('.panel-box button')!.click();
      await until(() => announced(input));
      expect(announced(input)).to.equal('Das Foto ist jetzt die Eingabe.');
      await expectGerman(input);
    } finally {
      Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: mediaDevices });
    }
  });

  it('nor on the button that starts, nor before that', async () => {
    const input = document.createElement('image-input');
    Object.assign(input, { lang: 'de', loading: 'click' });
    document.body.append(input);
    await input.updateComplete;
    expect(text(input, 'start')).to.be.oneOf(['', 'Bild wählen']);
    await until(() => text(input, 'start') === 'Bild wählen');
  });
});

describe('In a German toolbar', () => {
  afterEach(() => document.body.replaceChildren());

  it('no English is left, also of what it says has been done', async () => {
    const element = place('saliency-map', { lang: 'de', compare: 'gradient grad-cam' }, '');
    await element.explain();
    expect(toolbarOf(element)!.textContent.trim()).to.equal('Mehr');
    toolbarOf(element)!.querySelector('summary')!.click();
    await eventually(() => action(element, 'Einzeln öffnen'));
    expect(text(element, 'facts')).to.match(/99,6\s% auf 10\.000 Bildern/);
    await expectGerman(element);
    action(element, 'Code zum Einbetten')!.click();
    await eventually(() => element.renderRoot.querySelector('.embed textarea'));
    await expectGerman(element);
    const { name } = await saved(() => action(element, 'Als PNG speichern')!.click());
    const said = (): string => element.renderRoot.querySelector('.said')!.textContent;
    await eventually(() => said() === `Gespeichert als ${name}.`);
    await expectGerman(element);
    element.lang = 'es';
    await eventually(() => said() === `Guardado como ${name}.`);
  });

  it('where English would be found', async () => {
    const element = place('saliency-map', {}, '');
    await element.explain();
    await openToolbar(element);
    const found = await englishIn(await settledTexts(element));
    expect(found.join()).to.contain('Save as PNG').and.to.contain('Test accuracy');
  });
});
