import { expect } from '@esm-bundle/chai';
import type { ModelCard, SaliencyMap } from '../../dist/index.js';
import { createExplainer } from '../../dist/engine.js';
import { after, urlOf } from '../support/element.js';
import { placed, settledTexts } from '../support/spoken.js';

const dog = { model: 'cifar10-cnn', src: 'sample:6', lang: 'de' };

function textOf(element: Element, part: string): string {
  const found = element.shadowRoot!.querySelector(`[part~="${part}"]`)!;
  return found.textContent.replace(/\s+/g, ' ').trim();
}

function options(element: Element): HTMLOptionElement[] {
  return [...element.shadowRoot!.querySelectorAll('option')];
}

describe('The languages of a card', () => {
  afterEach(() => document.body.replaceChildren());

  it('name classes, samples and layers of built-in models, not in results', async () => {
    const element = (await placed('saliency-map', { ...dog, layer: '' })) as SaliencyMap;
    expect(textOf(element, 'answer')).to.match(/^Das Netz sagt Hund voraus/);
    const labels = options(element).map(({ label }) => label);
    expect(labels).to.include.members(['Hund', 'Flugzeug', 'ein Golden Retriever']);
    expect(labels.some((label) => label.startsWith('erste Faltung'))).to.equal(true);
    expect(element.result!.target.label).to.equal('dog');
    expect(element.shadowRoot!.querySelector('[lang="en"]')).to.equal(null);

    const result = await after(element, () => (element.target = 'cat'));
    expect(result?.target.label).to.equal('cat');
    expect(textOf(element, 'answer')).to.contain('Erklärte Klasse: Katze');

    // The phrases have to be fetched.
    for (const [lang, answer] of [
      ['es', 'La red predice perro'],
      ['en', 'The network predicts dog'],
    ] as const) {
      element.lang = lang;
      while (!textOf(element, 'answer').includes(answer)) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  });

  it('are those of an author, too; a name without a translation is marked by its own language', async () => {
    const element = document.createElement('saliency-map');
    const labels = ['airplane', 'automobile', 'bird', 'cat', 'deer', 'dog', 'frog', 'horse'];
    const card: ModelCard = {
      language: 'en',
      labels: [...labels, 'ship', 'constructor'],
      input: { range: [-1, 1] },
      languages: { de: { cat: 'Mieze' } },
    };
    element.card = card;
    Object.assign(element, { model: urlOf('cifar10-cnn'), backend: 'wasm', controls: 'all' });
    element.lang = 'de';
    element.src = new URL('/models/cifar10-cnn/samples/dog.png', location.href).href;
    document.body.append(element);
    await element.explain();
    await settledTexts(element);
    const answer = element.shadowRoot!.querySelector('[part~="answer"]')!;
    expect(answer.querySelector('[lang="en"]')!.textContent).to.equal('dog');
    const named = (label: string): HTMLOptionElement =>
      options(element).find((option) => option.label === label)!;
    expect(named('dog').lang).to.equal('en');
    expect(named('Mieze').lang).to.equal('');
    expect(named('constructor').lang).to.equal('en');
  });

  it('passes over words that the card does not have', async () => {
    const words = { '3': 'drei', thre: 'drei', 'a sample that has gone': 'ein Beispiel' };
    const card: ModelCard = { labels: [...'0123456789'], languages: { de: words } };
    const explainer = createExplainer({ model: urlOf('mnist-cnn'), card });
    expect((await explainer.describe()).languages).to.deep.equal({ de: words });
  });

  it('refuses what is no language', async () => {
    const card: ModelCard = { languages: { 'german!': {} } };
    const failure: unknown = await createExplainer({ model: urlOf('mnist-cnn'), card })
      .describe()
      .catch((error: unknown) => error);
    expect(failure).to.include({ code: 'card-invalid' });
    expect(String(failure)).to.contain('"german!"');
  });
});
