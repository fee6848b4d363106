import { expect } from '@esm-bundle/chai';
import { place } from '../support/element.js';
import { mount, parts, text } from '../support/saliency-element.js';
import { until } from '../support/scene-element.js';

/** What readers see of a slot: the author's words, or the kit's. */
function shown(root: ParentNode, name: string): string {
  const slot = root.querySelector<HTMLSlotElement>(`slot[name="${name}"]`)!;
  const own = slot.assignedNodes();
  return (own.length > 0 ? own : [slot])
    .map(({ textContent }) => textContent)
    .join(' ')
    .trim();
}

/** Whether the browser draws it. */
function isSeen(element: Element): boolean {
  return element.checkVisibility();
}

const tags = [
  'saliency-map',
  'lrp-heatmap',
  'occlusion-grid',
  'deconv-viewer',
  'codespace-am',
  'relu-backward',
] as const;

describe('an author’s own words', () => {
  afterEach(() => document.body.replaceChildren());

  for (const tag of tags) {
    it(`<${tag}>: a caption takes the place of the sentences, and gives it back`, async () => {
      const element = place(
        tag,
        tag === 'codespace-am' ? { runs: '1', seed: '3' } : {},
        '<p slot="caption">My <em>words</em>.</p>',
      );
      await element.explain();
      await element.updateComplete;
      const [caption] = parts(element, 'caption');
      const own = element.querySelector('[slot="caption"]')!;
      expect(isSeen(own)).to.equal(true);
      expect(caption!.querySelectorAll('p').length).to.equal(0);
      own.remove();
      await until(() => caption!.querySelectorAll('p').length > 0);
      element.append(own);
      await until(() => caption!.querySelectorAll('p').length === 0);
      expect(isSeen(own)).to.equal(true);
    });

    it(`<${tag}>: every sentence of the caption is a finding, a meaning or about it`, async () => {
      const element = place(tag, tag === 'codespace-am' ? { runs: '1', seed: '3' } : {}, '');
      await element.explain();
      await element.updateComplete;
      const sentences = [...parts(element, 'caption')[0]!.querySelectorAll('p')];
      expect(sentences.length).to.be.above(0);
      for (const { part, textContent } of sentences) {
        const kinds = ['finding', 'meaning', 'about'].filter((kind) => part.contains(kind));
        expect(kinds, textContent).to.have.length(1);
      }
      expect(parts(element, 'finding')).not.to.have.length(0);
    });
  }

  it('labels stand above the panel that they name, in every element', async () => {
    const cases: [tag: (typeof tags)[number], keys: string[]][] = [
      ['saliency-map', ['picture', 'guided-backprop']],
      ['lrp-heatmap', ['picture', 'epsilon-plus']],
      ['occlusion-grid', ['picture', 'answer', 'grid', 'map']],
      ['deconv-viewer', ['picture', 'recorded', 'feature', 'maps']],
      ['codespace-am', ['mnist-dcgan']],
      ['relu-backward', ['values', 'output', 'signal', 'gradient']],
    ];
    for (const [tag, keys] of cases) {
      const inner = keys.map((key) => `<b slot="label-${key}">my ${key}</b>`).join('');
      const element = place(tag, tag === 'codespace-am' ? { runs: '1', seed: '3' } : {}, inner);
      await element.explain();
      await element.updateComplete;
      for (const key of keys) {
        expect(shown(element.renderRoot, `label-${key}`), `${tag} ${key}`).to.equal(`my ${key}`);
        expect(isSeen(element.querySelector(`[slot="label-${key}"]`)!), `${tag} ${key}`).to.equal(
          true,
        );
      }
      element.remove();
    }
  });

  it('one legend stands for all, or one of a panel for its own', async () => {
    const element = mount({ compare: 'gradient smoothgrad' });
    await element.explain();
    expect(parts(element, 'legend')).to.have.length(2);
    const all = document.createElement('p');
    all.slot = 'legend';
    all.textContent = 'Red raises, blue lowers.';
    element.append(all);
    await until(() => parts(element, 'legend').length === 0);
    expect(isSeen(all)).to.equal(true);
    all.slot = 'legend-gradient';
    await until(() => parts(element, 'legend').length === 2);
    const slot = all.assignedSlot!;
    expect(slot.closest('[part~="panel"]')!.textContent).to.contain('Gradient');
    expect(parts(element, 'legend').filter(isSeen)).to.have.length(1);
  });

  it('images of any gallery have captions of their own beside that of the figure', async () => {
    const element = mount(
      { src: 'sample:3 sample:5', method: 'gradient' },
      `<p slot="caption">All of them.</p>
       <p slot="caption" data-for="sample:5">a <em>five</em></p>`,
    );
    await element.explain();
    await element.updateComplete;
    const cells = parts(element, 'cell');
    expect(
      cells.map((cell) => cell.querySelector('[part~="cell-caption"]')?.textContent.trim()),
    ).to.deep.equal([undefined, 'a five']);
    const [whole, ofOne] = element.querySelectorAll('[slot="caption"]');
    expect(isSeen(whole!)).to.equal(true);
    expect(isSeen(ofOne!)).to.equal(false);
    whole!.remove();
    await until(() => text(element, 'caption').includes('Each image beside its map'));
  });

  it('a saved picture has the author’s words', async () => {
    const element = mount(
      { method: 'gradient' },
      '<span slot="label-gradient">My label</span><p slot="caption">My caption.</p>',
    );
    await element.explain();
    await element.updateComplete;
    parts(element, 'more')[0]!.click();
    await until(() => parts(element, 'tools').length > 0);
    const drawn: string[] = [];
    const serialize = Reflect.get(XMLSerializer.prototype, 'serializeToString') as (
      node: Node,
    ) => string;
    XMLSerializer.prototype.serializeToString = function (node) {
      drawn.push(node.textContent ?? '');
      return serialize.call(this, node);
    };
    try {
      const [save] = parts(element, 'tools')[0]!.querySelectorAll('button');
      save!.click();
      await until(() => drawn.length > 0);
    } finally {
      XMLSerializer.prototype.serializeToString = serialize;
    }
    expect(drawn[0]).to.contain('My caption.');
    expect(drawn[0]).to.contain('My label');
    expect(drawn[0]).not.to.contain('The network predicts');
  });
});
