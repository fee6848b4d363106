import { expect } from '@esm-bundle/chai';
import { Ascent, betweenCodes } from '../../dist/engine.js';
import type { CodespaceAm } from '../../dist/index.js';
import { once, parts, text } from '../support/saliency-element.js';
import { after, control, explainerOf, mount, press, urlOf } from '../support/codespace-element.js';

/** Waits until the figure shows something. */
async function until(element: CodespaceAm, shown: () => boolean): Promise<void> {
  while (!shown()) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    await element.updateComplete;
  }
}

function button(element: CodespaceAm, name: string): HTMLButtonElement {
  const buttons = [...element.renderRoot.querySelectorAll('button')];
  return buttons.find(({ textContent }) => textContent.trim().startsWith(name))!;
}

function stops(element: CodespaceAm): HTMLElement[] {
  return [...element.renderRoot.querySelectorAll<HTMLElement>('[part="strip"] .stop[role="img"]')];
}

describe('<codespace-am>: codes', () => {
  afterEach(() => document.body.replaceChildren());

  it('walks along the great circle between two picked runs', async () => {
    const element = mount({ runs: '3' });
    const { details } = await element.explain();
    const [from, to] = details.generators[0]!.runs;
    press(element, 'run', 0);
    press(element, 'run', 1);
    await element.updateComplete;
    const slider = parts(element, 'walk')[0]!.querySelector<HTMLInputElement>('[type="range"]')!;
    const place = slider.getBoundingClientRect().top;
    expect(stops(element)).to.have.length(0);
    await until(element, () => stops(element).length === 9);
    expect(slider.getBoundingClientRect().top, 'no image moves the slider').to.equal(place);
    const pressed = parts(element, 'run').map((run) => run.getAttribute('aria-pressed'));
    expect(pressed).to.deep.equal(['true', 'true', 'false']);
    expect(text(element, 'walk')).to.contain('From run 1 to run 2');
    const ascent = new Ascent(explainerOf(), {
      generator: urlOf('mnist-dcgan'),
      target: 0,
      runs: 1,
    });
    ascent.replaceCodes([betweenCodes(from!.code, to!.code, 0.75)]);
    const [wanted] = (await ascent.step(0)).runs;
    slider.value = '0.75';
    slider.dispatchEvent(new Event('input'));
    const drawn = (): number[] => {
      const canvas = parts(element, 'walk')[0]!.querySelector<HTMLCanvasElement>('.place canvas');
      const image = canvas?.getContext('2d')!.getImageData(0, 0, 28, 28).data ?? [];
      return Array.from(image).filter((_, index) => index % 4 === 0);
    };
    const grey = [...wanted!.picture].map((value) => Math.round(255 * value));
    await until(element, () => String(drawn()) === String(grey));
    expect(slider.getAttribute('aria-valuetext')).to.contain('75%: the probability of 0');
  });

  it('gives a code as JSON that makes the same picture when it is pasted', async () => {
    const element = mount({ runs: '2' });
    const { details } = await element.explain();
    const [run, other] = details.generators[0]!.runs;
    press(element, 'run', 0);
    await until(element, () => parts(element, 'code').length === 1);
    const field = control(element, 'textarea', 'Code z');
    expect(Float32Array.from(JSON.parse(field.value) as number[])).to.deep.equal(run!.code);
    field.value = JSON.stringify([...other!.code]);
    button(element, 'Use this code').click();
    await until(element, () => text(element, 'walk').includes('to the pasted code'));
    await until(element, () => stops(element).length === 9);
    expect(parts(element, 'run')[1]!.getAttribute('aria-pressed')).to.equal('true');
  });

  for (const [what, pasted, code] of [
    ['no JSON', 'zero point five', 'code-json'],
    ['JSON of another kind', '{"z": [1]}', 'code-json'],
    ['words in the list', '["a", "b"]', 'code-json'],
    ['too few numbers', '[0.1, 0.2]', 'code-size'],
    ['none', '[]', 'code-size'],
    [
      'numbers without an end',
      JSON.stringify(Array(100).fill(0)).replace('0', '1e999'),
      'code-values',
    ],
  ] as const) {
    it(`refuses a pasted code of ${what}, and keeps the figure`, async () => {
      const element = mount({ runs: '1' });
      await element.explain();
      press(element, 'run');
      await until(element, () => parts(element, 'code').length === 1);
      control(element, 'textarea', 'Code z').value = pasted;
      const failed = once<{ code: string }>(element, 'part-error');
      button(element, 'Use this code').click();
      expect((await failed).code).to.equal(code);
      await element.updateComplete;
      expect(parts(element, 'error')[0]!.dataset['code']).to.equal(code);
      expect(parts(element, 'grid')).to.have.length(1);
    });
  }

  it('replays one run by its seed', async () => {
    const element = mount({ runs: '3' });
    const { details } = await element.explain();
    press(element, 'run', 2);
    await until(element, () => parts(element, 'code').length === 1);
    const alone = await after(element, () => button(element, 'Replay this run (seed 2)').click());
    const [run] = alone.details.generators[0]!.runs;
    expect(alone.details.generators[0]!.runs).to.have.length(1);
    expect(run!.picture).to.deep.equal(details.generators[0]!.runs[2]!.picture);
  });

  it('shows earlier runs of the class, equal ones once, and none that stand above', async () => {
    const element = mount({ runs: '2' });
    const earlier = (): number =>
      parts(element, 'history')[0]?.querySelectorAll('canvas').length ?? 0;
    await element.explain();
    await element.updateComplete;
    expect(parts(element, 'history')).to.have.length(0);
    await after(element, () => press(element, 'restart'));
    expect(parts(element, 'history')).to.have.length(0);
    await after(element, () => press(element, 'new-seeds'));
    expect(earlier()).to.equal(2);
    expect(text(element, 'history')).to.contain('Earlier runs for 0');
    await after(element, () => press(element, 'new-seeds'));
    expect(earlier()).to.equal(4);
    await after(element, () => (element.target = '1'));
    expect(parts(element, 'history')).to.have.length(0);
    // Seeds 4 and 5 are among those above now; 0 to 3 are not.
    await after(element, () => Object.assign(element, { target: '0', runs: 16 }));
    expect(earlier()).to.equal(4);
    await after(element, () => press(element, 'new-seeds'));
    expect(earlier()).to.equal(16);
  });

  it('climbs over pixels too, where the network is as sure of other pictures', async () => {
    const element = mount({ runs: '2', pixels: 'noise' });
    const { details, map } = await element.explain();
    const [drawn, pixels] = details.generators;
    expect(pixels!.generator).to.equal(null);
    expect(pixels!.runs.every(({ status }) => status === 'reached')).to.equal(true);
    // The result is a picture that the generator can draw.
    expect(drawn!.runs.some(({ picture }) => picture === map)).to.equal(true);
    expect(text(element, 'label')).to.contain('Pixels, from noise');
    expect(text(element, 'answer')).to.contain('Pixels, from noise: 2 of 2 runs reached 99%');
    // Their runs have no codes to walk between.
    expect(parts(element, 'grid')[1]!.querySelector('button')).to.equal(null);
  });

  for (const pixels of ['mean-image', 'sample']) {
    it(`begins over pixels with the ${pixels}: one run, since all would be the same`, async () => {
      const element = mount({ runs: '2', pixels, generator: '', target: '3', src: 'sample:7' });
      element.paused = true;
      const first = await once<{ frame: { runs: { picture: Float32Array }[] } }>(
        element,
        'ascent-step',
      );
      expect(first.frame.runs).to.have.length(1);
      const [one] = first.frame.runs;
      const { input } = await explainerOf().picture('sample:7');
      const equal = one!.picture.every((value, index) => value === input.data[index]);
      expect(equal).to.equal(pixels === 'sample');
      // There is nothing else to show.
      await element.updateComplete;
      expect(control(element, 'select', 'Generator').value).to.equal('');
      const choices = [...control(element, 'select', 'Pixels').options];
      expect(choices.map(({ value }) => value)).to.deep.equal(['noise', 'mean-image', 'sample']);
    });
  }
});
