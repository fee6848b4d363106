import { expect } from '@esm-bundle/chai';
import type { Progress } from '../../dist/engine.js';
import { after } from '../support/element.js';
import {
  adjust,
  choose,
  colors,
  control,
  mount,
  parts,
  text,
} from '../support/saliency-element.js';

describe('Maps of masked images in <saliency-map>', () => {
  afterEach(() => document.body.replaceChildren());

  it('are painted while they are computed, and their images counted', async () => {
    const element = mount({
      model: 'cifar10-allcnn',
      src: 'sample:1',
      method: 'rise',
      masks: '200',
    });
    const counts: string[] = [];
    const painted: number[] = [];
    let looks = Promise.resolve();
    element.addEventListener('explain-progress', (event) => {
      if (!(event as CustomEvent<Progress>).detail.part) return;
      looks = looks.then(async () => {
        await element.updateComplete;
        if (element.result) return;
        counts.push(text(element, 'legend'));
        painted.push(colors(parts(element, 'map-canvas')[0]!));
        expect(text(element, 'finding')).to.contain('RISE: the map is highest');
        expect(text(element, 'caption')).not.to.contain('Computed in this page');
      });
    });
    const { details } = await element.explain();
    await looks;
    expect(counts.length).to.be.above(0);
    for (const count of counts) expect(count).to.match(/\d+ of 200 masked images/);
    for (const many of painted) expect(many).to.be.above(5);
    await element.updateComplete;
    expect(text(element, 'legend')).to.match(/(^| )200 masked images/);
    expect(details.masked).to.deep.equal({ rise: { done: 200, of: 200 } });
  });

  it('have colors that begin at the lowest value', async () => {
    const element = mount({ src: 'sample:3', method: 'rise', masks: '100' });
    const { map } = await element.explain();
    const [first] = text(element, 'legend').split(' ');
    expect(Number(first)).to.be.closeTo(Math.min(...map), 0.01);
    expect(Math.min(...map)).to.be.above(0);
  });

  it('have as many masks as the reader chooses', async () => {
    const element = mount({ src: 'sample:3', method: 'rise' });
    await element.explain();
    await element.updateComplete;
    await adjust(element);
    expect(control<HTMLInputElement>(element, 'Masks').value).to.equal('1000');
    expect(text(element, 'legend')).to.contain('1,000 masked images');
    const fewer = await after(element, () => choose(element, 'Masks', '20'));
    expect(element.masks).to.equal(20);
    expect(fewer.details.masked!.rise).to.deep.equal({ done: 20, of: 20 });
    const score = await after(element, () => choose(element, 'Method', 'score-cam'));
    expect(score.details.masked!['score-cam']).to.deep.equal({ done: 20, of: 20 });
    await after(element, () => choose(element, 'Method', 'gradient'));
    expect(text(element, 'control')).not.to.contain('Masks');
    expect(text(element, 'legend')).not.to.contain('masked');
  });

  it('are part of a gallery', async () => {
    const element = mount({ src: 'sample:0-2', method: 'rise', masks: '30' });
    await element.explain();
    await element.updateComplete;
    expect(element.results!.map((result) => result!.details.masked!.rise!.done)).to.deep.equal([
      30, 30, 30,
    ]);
    expect(text(element, 'legend')).to.contain('lowest');
  });
});
