import { expect } from '@esm-bundle/chai';
import type { SaliencyMap } from '../../dist/index.js';
import { place } from '../support/element.js';
import { placed, settledTexts } from '../support/spoken.js';

const digit = { model: 'mnist-cnn', src: 'sample:3' };
const question = 'Which pixels raise the score of 3?';

function nameOf(element: Element): string {
  return element.shadowRoot!.querySelector('figure')!.getAttribute('aria-label') ?? '';
}

function more(element: Element): Element {
  return element.shadowRoot!.querySelector('summary[part="more"]')!;
}

/** What the fields and buttons of the controls are called. */
function controlNames(element: Element): string[] {
  const controls = element.shadowRoot!.querySelectorAll('.controls :is(select, input, button)');
  return [...controls].map(
    (control) => control.getAttribute('aria-label') ?? control.textContent.trim(),
  );
}

describe('The name of a figure', () => {
  afterEach(() => document.body.replaceChildren());

  it('is that of its method and its model, and no controls say it where the figure stands alone', async () => {
    const element = await placed('saliency-map', { ...digit, method: 'guided-backprop' });
    expect(nameOf(element)).to.equal('Guided backprop, Handwritten digits');
    expect(more(element).getAttribute('aria-label')).to.equal('More about this figure');
    expect(controlNames(element).join()).not.to.contain('Handwritten');
    expect(element.shadowRoot!.querySelector('[part="title"]')).to.equal(null);
  });

  it('is the attribute, which also titles the figure and stands behind the names of controls', async () => {
    const element = await placed('saliency-map', { ...digit, label: ` ${question} ` });
    const title = element.shadowRoot!.querySelector('[part="title"]')!;
    expect(title.textContent.trim()).to.equal(question);
    expect(nameOf(element)).to.equal(question);
    expect(more(element).getAttribute('aria-label')).to.equal(`More: ${question}`);
    expect(controlNames(element)).to.include(`Image: ${question}`);

    element.setAttribute('label', 'Another');
    await settledTexts(element);
    expect(title.textContent.trim()).to.equal('Another');
    expect(nameOf(element)).to.equal('Another');
    expect(more(element).getAttribute('aria-label')).to.equal('More: Another');
    expect(controlNames(element)).to.include('Image: Another');

    element.removeAttribute('label');
    await settledTexts(element);
    expect(element.shadowRoot!.querySelector('[part="title"]')).to.equal(null);
    expect(nameOf(element)).to.equal('Guided backprop, Handwritten digits');
    expect(more(element).getAttribute('aria-label')).to.equal('More about this figure');
  });

  it('is what stands in the slot, with its markup', async () => {
    const inner = '<span slot="label">Which <em>pixels</em>?</span>';
    const element = place('saliency-map', { src: 'sample:3', label: 'Not this' }, inner);
    await element.explain();
    await settledTexts(element);
    expect(nameOf(element)).to.equal('Which pixels?');
    const slot = element.shadowRoot!.querySelector<HTMLSlotElement>('[part="title"] slot')!;
    expect(slot.assignedElements()[0]!.querySelector('em')!.textContent).to.equal('pixels');

    element.querySelector('[slot="label"]')!.remove();
    await settledTexts(element);
    expect(nameOf(element)).to.equal('Not this');
  });

  it('is another for each of ten figures, and so are the names of their controls', async () => {
    const figures = await Promise.all([
      ...Array.from({ length: 7 }, (_, index) =>
        placed('saliency-map', { model: 'mnist-cnn', src: `sample:${index}` }),
      ),
      placed('saliency-map', digit),
      placed('lrp-heatmap', digit),
      placed('relu-backward', {}),
    ]);
    await Promise.all(figures.map(settledTexts));
    const names = figures.map(nameOf);
    expect(new Set(names).size, names.join(' | ')).to.equal(10);
    expect(names).to.include('Guided backprop, Handwritten digits, a handwritten 0');
    expect(names).to.include('Guided backprop, Handwritten digits, a handwritten 3 (1)');
    expect(names).to.include('Guided backprop, Handwritten digits, a handwritten 3 (2)');
    const told = figures.flatMap((figure) => [
      more(figure).getAttribute('aria-label'),
      ...controlNames(figure),
    ]);
    const twice = told.filter((name, index) => told.indexOf(name) !== index);
    expect(twice).to.deep.equal([]);

    // Two that are alone again need no number.
    figures[7]!.remove();
    await settledTexts(figures[3]!);
    expect(nameOf(figures[3]!)).to.equal('Guided backprop, Handwritten digits, a handwritten 3');
  });

  it('keeps what a riddle asks', async () => {
    const figures = await Promise.all([
      placed('saliency-map', { ...digit, reveal: 'none' }),
      placed('saliency-map', { ...digit, src: 'sample:5', reveal: 'none' }),
    ]);
    await Promise.all(figures.map(settledTexts));
    expect(figures.map(nameOf)).to.deep.equal([
      'Guided backprop, Handwritten digits, Image 4',
      'Guided backprop, Handwritten digits, Image 6',
    ]);
  });

  it('goes along with the embed code', async () => {
    const element = (await placed('saliency-map', { ...digit, label: question })) as SaliencyMap;
    const root = element.shadowRoot!;
    root.querySelector<HTMLDetailsElement>('details[part="toolbar"]')!.open = true;
    const button = async (): Promise<HTMLButtonElement> => {
      for (;;) {
        const found = root.querySelector<HTMLButtonElement>('.actions button[aria-expanded]');
        if (found) return found;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    (await button()).click();
    await settledTexts(element);
    expect(root.querySelector('textarea')!.value).to.contain(`label="${question}"`);
  });

  it('tells the author of a contest’s table without a landmark', async () => {
    const element = await placed('method-contest', {
      ...digit,
      methods: 'gradient guided-backprop',
    });
    expect(element.shadowRoot!.querySelector('[role="region"]')).to.equal(null);
    const table = element.shadowRoot!.querySelector('.scroller')!;
    expect(table.getAttribute('role')).to.equal('group');
  });
});
