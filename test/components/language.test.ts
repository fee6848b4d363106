import { expect } from '@esm-bundle/chai';
import { registerLanguage, type SaliencyMap } from '../../dist/index.js';
import { mount, once, parts, text } from '../support/saliency-element.js';
import { placed, settledTexts } from '../support/spoken.js';

const german = 'Das Netz sagt 3 voraus (>99,9 %).';
const english = 'The network predicts 3 (>99.9%).';
const spanish = 'La red predice 3 (>99,9 %).';

/** What the figure says the network predicts. */
function answer(element: HTMLElement): string {
  return text(element as SaliencyMap, 'answer');
}

/** A figure that stands, by attributes of its own. */
function figure(attributes: Record<string, string> = {}, into?: HTMLElement | ShadowRoot) {
  return placed('saliency-map', { model: 'mnist-cnn', src: 'sample:3', ...attributes }, into);
}

describe('The language of an element', () => {
  const pageLanguage = document.documentElement.lang;
  afterEach(() => {
    document.body.replaceChildren();
    document.documentElement.lang = pageLanguage;
  });

  it('is that of its own lang, with the numbers of that language', async () => {
    const element = await figure({ lang: 'de', compare: 'gradient guided-backprop', clip: '99.5' });
    expect(answer(element)).to.equal(german);
    expect(text(element as SaliencyMap, 'label')).to.equal('Eingabe | Gradient | Guided Backprop');
    expect(text(element as SaliencyMap, 'legend')).to.match(/−\d+,\d+ 0 \d+,\d+ 99,5\. Perzentil;/);
    expect(element.shadowRoot!.querySelector('.frame')!.getAttribute('lang')).to.equal('de');
  });

  it('is that of the nearest ancestor, shadow roots crossed', async () => {
    document.documentElement.lang = 'es';
    expect(answer(await figure())).to.equal(spanish);
    const section = document.createElement('section');
    section.lang = 'de';
    const host = section.appendChild(document.createElement('div'));
    document.body.append(section);
    const root = host.attachShadow({ mode: 'open' });
    const inside = root.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    expect(answer(await figure({}, inside))).to.equal(german);
  });

  it('is English where the kit has none, with English numbers', async () => {
    const element = await figure({ lang: 'tlh' });
    expect(answer(element)).to.equal(english);
    expect(element.shadowRoot!.querySelector('.frame')!.getAttribute('lang')).to.equal('en');
    expect(answer(await figure({ lang: '' }))).to.equal(english);
  });

  it('falls back from a region to its language, in any case, with numbers of the region', async () => {
    expect(answer(await figure({ lang: 'DE-at' }))).to.equal(german);
    const mexican = answer(await figure({ lang: 'es-MX' }));
    expect(mexican).to.match(/^La red predice 3 \(>99\.9\s?%\)\.$/);
  });

  it('follows a change on the element, around it, on the page; without a new computation', async () => {
    const section = document.body.appendChild(document.createElement('section'));
    const element = await figure({}, section);
    expect(answer(element)).to.equal(english);
    const { result } = element as SaliencyMap;
    for (const [owner, tag, expected] of [
      [document.documentElement, 'de', german],
      [section, 'es', spanish],
      [element, 'de-CH', 'Das Netz sagt 3 voraus (>99.9%).'],
    ] as const) {
      owner.lang = tag;
      await settledTexts(element);
      expect(answer(element)).to.equal(expected);
    }
    for (const owner of [element, section]) owner.removeAttribute('lang');
    document.documentElement.lang = 'en';
    await settledTexts(element);
    expect(answer(element)).to.equal(english);
    expect((element as SaliencyMap).result).to.equal(result);
  });

  it('also of what is drawn once: alternative texts, maps, legends', async () => {
    const element = (await figure({ layer: 'conv2', clip: '99' })) as SaliencyMap;
    const spoken = (): string[] => parts(element, 'map-canvas').map((map) => map.ariaLabel!);
    const before = spoken();
    element.lang = 'de';
    await settledTexts(element);
    expect(spoken()).to.have.length(before.length);
    expect(spoken()[0]).to.match(/^Guided Backprop\. \d+\u00a0% der Beträge der Karte liegen /);
    expect(spoken()[1]).to.equal(
      'Guided Backprop, Ausschnitt. Auf das rezeptive Feld des Neurons zugeschnitten.',
    );
    expect(parts(element, 'picture-canvas')[0]!.ariaLabel).to.match(/^Eingabe: ./);
    element.lang = 'en';
    await settledTexts(element);
    expect(spoken()).to.deep.equal(before);
  });

  it('is another for two elements side by side, also while one of them is drawn often', async () => {
    const [one, other] = await Promise.all([figure({ lang: 'de' }), figure({ lang: 'es' })]);
    for (let time = 0; time < 5; time++) {
      (one as SaliencyMap).requestUpdate();
      (other as SaliencyMap).requestUpdate();
      await Promise.all([one, other].map((each) => (each as SaliencyMap).updateComplete));
    }
    expect([one, other].map(answer)).to.deep.equal([german, spanish]);
  });

  it('is spoken by the button that starts and by the one that tries again', async () => {
    const waiting = mount({ lang: 'de', loading: 'click' });
    const startButton = (): HTMLElement | undefined => parts(waiting, 'start')[0];
    while (!startButton()) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(startButton()!.textContent.trim()).to.equal('Dieses Bild erklären');
    const broken = mount({ lang: 'de', layer: 'nowhere' });
    await once(broken, 'explain-error');
    await broken.updateComplete;
    expect(text(broken, 'retry')).to.equal('Erneut versuchen');
    // What is wrong is for the author.
    expect(text(broken, 'error')).to.contain('The model has no layer "nowhere".');
  });

  it('gives the controls their names, the map its description, the announcement its words', async () => {
    const element = (await figure({ lang: 'de', method: 'gradient' })) as SaliencyMap;
    const names = parts(element, 'control').map(nameOf);
    expect(names).to.deep.equal(['Bild', 'Klasse', 'Methode', 'und nicht', 'Schicht']);
    const live = element.shadowRoot!.querySelector('[aria-live]')!;
    expect(live.textContent).to.match(
      /^Das Netz sagt 3 voraus .* Gradient: \d+\s% der Beträge der Karte liegen in Zeilen \d/,
    );
  });
});

/** What a label reads, without the choices inside it. */
function nameOf({ childNodes }: HTMLElement): string {
  const own = [...childNodes].filter((node) => node instanceof Text);
  return own
    .map(({ data }) => data)
    .join('')
    .trim();
}

describe('registerLanguage', () => {
  afterEach(() => document.body.replaceChildren());

  it('brings a language; what it lacks is said in English', async () => {
    registerLanguage('fr', {
      Input: 'Image',
      'The network predicts {0} ({1}).': '{1} : {0}, répond le réseau.',
    });
    const element = await figure({ lang: 'fr-CA' });
    expect(answer(element)).to.match(/^>99,9\s%\s?: 3, répond le réseau\.$/);
    expect(text(element as SaliencyMap, 'label')).to.equal('Image | Guided backprop');
  });

  it('replaces single phrases, of what stands already, and of English', async () => {
    const [one, other] = await Promise.all([figure({ lang: 'en' }), figure({ lang: 'de' })]);
    registerLanguage('en', { Input: 'Image' });
    registerLanguage('DE', { Input: 'Abbildung' });
    try {
      await Promise.all([one, other].map(settledTexts));
      expect(text(one as SaliencyMap, 'label')).to.equal('Image | Guided backprop');
      expect(text(other as SaliencyMap, 'label')).to.equal('Abbildung | Guided Backprop');
      expect(answer(other)).to.equal(german);
    } finally {
      registerLanguage('en', { Input: 'Input' });
      registerLanguage('de', { Input: 'Eingabe' });
    }
  });

  it('holds for a region alone, over what its language has', async () => {
    registerLanguage('es-AR', { Input: 'Foto' });
    const labels = await Promise.all(
      ['es-AR', 'es'].map(async (lang) => text((await figure({ lang })) as SaliencyMap, 'label')),
    );
    expect(labels).to.deep.equal(['Foto | Guided backprop', 'Entrada | Guided backprop']);
  });
});
