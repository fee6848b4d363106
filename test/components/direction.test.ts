import { expect } from '@esm-bundle/chai';
import { registerLanguage } from '../../dist/index.js';
import { placed } from '../support/spoken.js';

const digit = { model: 'mnist-cnn', src: 'sample:3' };

function frameOf(element: Element): HTMLElement {
  return element.shadowRoot!.querySelector<HTMLElement>('.frame')!;
}

/** Where the first of these characters is drawn within an element, from the left. */
function leftOf(element: Element, text: string): number {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = (node as Text).data.indexOf(text);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + text.length);
    return range.getBoundingClientRect().left;
  }
  throw new Error(`nothing reads ${text}`);
}

describe('The direction of a figure', () => {
  const page = document.documentElement;
  afterEach(() => {
    document.body.replaceChildren();
    page.removeAttribute('dir');
    page.lang = 'en';
  });

  it('is that of English where a page from right to left has no other', async () => {
    [page.lang, page.dir] = ['ar', 'rtl'];
    const element = await placed('saliency-map', digit);
    const frame = frameOf(element);
    expect([frame.lang, frame.dir]).to.deep.equal(['en', 'ltr']);
    const answer = element.shadowRoot!.querySelector('[part~="answer"]')!;
    expect(getComputedStyle(answer).direction).to.equal('ltr');
    expect(leftOf(answer, '>')).to.be.lessThan(leftOf(answer, '99'));
    // What the author has written runs as the page does.
    expect(frame.querySelector<HTMLElement>('.fallback')!.dir).to.equal('rtl');
  });

  it('is that of its language, with numbers and names in the order in which they are written', async () => {
    registerLanguage('ar', {
      'The network predicts {0} ({1}).': 'تتوقع الشبكة {0} ({1}).',
      '{0} of the pixels lie beyond': '{0} من البكسلات خارج النطاق',
      '{0}%': '{0}%',
    });
    const element = await placed('saliency-map', { ...digit, lang: 'ar', clip: '90' });
    const frame = frameOf(element);
    expect([frame.lang, frame.dir]).to.deep.equal(['ar', 'rtl']);
    const answer = element.shadowRoot!.querySelector('[part~="answer"]')!;
    expect(getComputedStyle(answer).direction).to.equal('rtl');
    expect(leftOf(answer, 'تتوقع')).to.be.greaterThan(leftOf(answer, '99'));
    expect(leftOf(answer, '>')).to.be.lessThan(leftOf(answer, '99'));
    // Legends: the sign stands before the number.
    const ticks = element.shadowRoot!.querySelector('.ticks')!;
    expect(leftOf(ticks, '−')).to.be.lessThan(leftOf(ticks, ticks.textContent.match(/\d/)![0]));
    const note = element.shadowRoot!.querySelector('.note')!;
    expect(leftOf(note, 'خارج')).to.be.lessThan(leftOf(note, 'من'));
  });

  it('keeps an English phrase in the order in which it is written', async () => {
    registerLanguage('he', { Input: 'קלט' });
    const element = await placed('deconv-viewer', { ...digit, lang: 'he', layer: 'conv2' });
    expect(frameOf(element).dir).to.equal('rtl');
    const sentence = [...element.shadowRoot!.querySelectorAll('figcaption p')].find((each) =>
      each.textContent.includes('Correlation'),
    )!;
    // They stand in one line.
    expect(leftOf(sentence, 'image:')).to.be.lessThan(leftOf(sentence, ':'));
    expect(getComputedStyle(frameOf(element)).direction).to.equal('rtl');
  });
});
