import { expect } from '@esm-bundle/chai';
import { Ascent, type CodespaceResult } from '../../dist/index.js';
import { once, parts, text } from '../support/saliency-element.js';
import {
  after,
  aWhile,
  control,
  drawnPictures,
  explainerOf,
  mount,
  picturesOf,
  press,
  stepOf,
  stepsMade,
  stepsOf,
  urlOf,
} from '../support/codespace-element.js';

describe('<codespace-am>', () => {
  afterEach(() => document.body.replaceChildren());

  it('lets runs climb to what the network is sure of, each with its probability and curve', async () => {
    const element = mount({ target: '0' });
    const frames = stepsOf(element);
    const result = await element.explain();
    const { details, target, shape, map, predictions } = result;
    expect(result.method).to.equal('codespace-am');
    expect(shape).to.deep.equal([28, 28, 1]);
    const [{ runs }] = details.generators as [(typeof details.generators)[number]];
    expect(runs.map(({ seed }) => seed)).to.deep.equal([0, 1, 2, 3]);
    expect(runs.filter(({ status }) => status === 'reached').length).to.be.above(1);
    const best = runs.reduce((a, b) => (b.probability! > a.probability! ? b : a));
    expect(map).to.deep.equal(best.picture);
    expect(predictions[0]!.label).to.equal('0');
    expect(target.probability).to.be.closeTo(best.probability!, 1e-5);
    expect(frames.length).to.be.above(2);
    expect(stepsMade(frames[0]!)).to.equal(0);
    // What is drawn is what was found, black 0 and white 255.
    drawnPictures(element).forEach((drawn, run) => {
      const wanted = [...runs[run]!.picture].map((value) => Math.round(255 * value));
      expect(drawn).to.deep.equal(wanted);
    });
    expect(parts(element, 'curve')).to.have.length(4);
    expect(text(element, 'probability')).to.contain('99');
    const reached = runs.filter(({ status }) => status === 'reached').length;
    expect(text(element, 'answer')).to.contain(
      `Each run maximizes the probability of 0. ${reached} of 4 runs reached 99%, after a median of`,
    );
    const live = element.renderRoot.querySelector('[aria-live]')!.textContent;
    expect(live).to.contain('of 4 runs reached 99%');
  });

  it('gives what ascent() gives, however the steps are sliced', async () => {
    const element = mount({ target: '7' });
    const { details } = await element.explain();
    const ascent = new Ascent(explainerOf(), {
      generator: urlOf('mnist-dcgan'),
      target: 7,
      runs: 4,
    });
    const frame = await ascent.step(500);
    for (const [index, run] of frame.runs.entries()) {
      const own = details.generators[0]!.runs[index]!;
      expect(own.steps).to.equal(run.steps);
      expect(own.picture).to.deep.equal(run.picture);
    }
  });

  it('draws every run at its best so far, though noise takes it down again', async () => {
    const element = mount({ target: '1', seed: '7', runs: '8', paused: '' });
    const { frame: start } = await stepOf(element);
    const best = start.runs.map(({ probability }) => probability!);
    let fell = 0;
    for (let step = 1; step <= 12; step++) {
      const made = stepOf(element, (each) => stepsMade(each) === step);
      await element.step();
      const { frame } = await made;
      await element.updateComplete;
      frame.runs.forEach(({ probability, status, picture }, run) => {
        const before = best[run] ?? 0;
        if (status === 'running' && probability! < before) fell++;
        if (status === 'running' && probability! <= before) return;
        best[run] = probability!;
        const wanted = [...picture].map((value) => Math.round(255 * value));
        expect(drawnPictures(element)[run]).to.deep.equal(wanted);
      });
      const written = parts(element, 'probability').map(({ textContent }) => textContent.trim());
      best.forEach((value, run) => {
        if (value < 0.99 && value > 0.001) {
          expect(parseFloat(written[run]!)).to.be.closeTo(100 * value, 0.11);
        }
      });
    }
    expect(fell).to.be.above(0);
  });

  it('stands still at once when paused, makes single steps, and goes on to the same pictures', async () => {
    const element = mount({ seed: '40' });
    const whole = await element.explain();
    element.restart();
    await stepOf(element, (step) => stepsMade(step) === 1);
    const complete = once<CodespaceResult>(element, 'explain-complete');
    press(element, 'play');
    const frames = stepsOf(element);
    await element.updateComplete;
    const still = drawnPictures(element);
    await aWhile();
    expect(frames).to.have.length(0);
    expect(drawnPictures(element)).to.deep.equal(still);
    expect(parts(element, 'play')[0]!.textContent.trim()).to.equal('Play');
    const stepped = stepOf(element);
    press(element, 'step');
    expect(stepsMade(await stepped)).to.equal(2);
    await aWhile();
    expect(frames).to.have.length(1);
    press(element, 'play');
    expect(picturesOf(await complete)).to.deep.equal(picturesOf(whole));
  });

  it('replays the same pictures, and finds others from new seeds', async () => {
    const element = mount({ runs: '2' });
    const first = await element.explain();
    const again = await after(element, () => press(element, 'restart'));
    expect(picturesOf(again)).to.deep.equal(picturesOf(first));
    const others = await after(element, () => press(element, 'new-seeds'));
    expect(others.details.generators[0]!.runs.map(({ seed }) => seed)).to.deep.equal([2, 3]);
    expect(picturesOf(others)).not.to.deep.equal(picturesOf(first));
    expect(element.seed).to.equal(2);
  });

  it('climbs to the class that the reader chooses', async () => {
    const element = mount({ runs: '2' });
    await element.explain();
    const select = control(element, 'select', 'Class');
    expect([...select.options].map(({ label }) => label)).to.deep.equal([...'0123456789']);
    const result = await after(element, () => {
      select.value = '1';
      select.dispatchEvent(new Event('change'));
    });
    expect(result.target.label).to.equal('1');
    expect(text(element, 'answer')).to.contain('the probability of 1.');
  });

  it('begins anew by the settings that the reader slides to', async () => {
    const element = mount({ runs: '2' });
    const first = await element.explain();
    const result = await after(element, () => {
      const slider = control(element, 'input', 'Step size');
      slider.value = '0.2';
      slider.dispatchEvent(new Event('input'));
    });
    expect(element.learningRate).to.equal(0.2);
    expect(picturesOf(result)).not.to.deep.equal(picturesOf(first));
    expect(control(element, 'input', 'Step size 0.20').value).to.equal('0.2');
  });

  it('pays for the distance to the mean of the class’s training pictures', async () => {
    const near = mount({ runs: '2', prior: 'mean-image', lambda: '0.05', seed: '4' });
    const { details } = await near.explain();
    expect(details.prior).to.equal('mean-image');
    const { runs } = details.generators[0]!;
    for (const { objectives, probabilities } of runs) {
      expect(objectives.at(-1)!).to.be.below(Math.log(probabilities!.at(-1)!));
    }
  });

  it('shows two generators side by side', async () => {
    const element = mount({ generator: 'mnist-gan mnist-dcgan', runs: '2' });
    const { details } = await element.explain();
    expect(text(element, 'label')).to.equal('GAN | DCGAN');
    expect(details.generators.map(({ generator }) => generator)).to.deep.equal(
      ['mnist-gan', 'mnist-dcgan'].map(urlOf),
    );
    expect(drawnPictures(element)).to.have.length(4);
    expect(text(element, 'answer')).to.match(/GAN: . of 2 runs.*DCGAN: . of 2 runs/);
  });

  it('maximises a neuron', async () => {
    const element = mount({ layer: 'conv2', unit: '*,*,5', runs: '2', paused: '' });
    await stepOf(element);
    const frames = stepsOf(element);
    for (let step = 1; step <= 3; step++) {
      const made = stepOf(element, (each) => stepsMade(each) === step);
      await element.step();
      await made;
    }
    await element.updateComplete;
    const { objectives } = frames.at(-1)!.frame.runs[0]!;
    expect(objectives).to.have.length(4);
    expect(text(element, 'caption')).to.contain('the mean activation of channel 5 of conv2');
    expect(text(element, 'probability')).not.to.contain('%');
  });

  it('stops out of sight and goes on when it is seen again', async () => {
    const element = mount({
      target: '3',
      seed: '40',
      runs: '8',
      'learning-rate': '0.01',
      'stop-at': '1',
    });
    const far = document.createElement('div');
    far.style.blockSize = '500vh';
    document.body.append(far);
    await stepOf(element);
    const frames = stepsOf(element);
    scrollTo(0, document.body.scrollHeight);
    await outOfSight(element);
    // A step that is under way may still end.
    await aWhile();
    const seen = frames.length;
    await aWhile();
    expect(frames.length).to.equal(seen);
    expect(element.result).to.equal(null);
    const next = stepOf(element);
    scrollTo(0, 0);
    await next;
    expect(frames.length).to.be.above(seen);
  });

  it('shares the engine with another figure', async () => {
    const slow = { 'stop-at': '1', 'learning-rate': '0.01' };
    const both = [mount({ ...slow, seed: '40' }), mount({ ...slow, seed: '50' })];
    await Promise.all(both.map((element) => stepOf(element, (step) => stepsMade(step) >= 10)));
    expect(both.map(({ result }) => result)).to.deep.equal([null, null]);
  });

  it('draws only every 20th step where motion is reduced', async () => {
    const { matchMedia } = window;
    window.matchMedia = () => reduced;
    try {
      const element = mount({
        pixels: 'noise',
        generator: '',
        runs: '2',
        'learning-rate': '0.002',
      });
      const steps = new Set<string>();
      element.addEventListener('ascent-step', () => {
        void element.updateComplete.then(() => steps.add(text(element, 'status').split(',')[0]!));
      });
      const { details } = await element.explain();
      const last = details.generators[0]!.steps;
      expect(last).to.be.above(20);
      expect(steps.size).to.be.at.most(2 + Math.floor(last / 20));
    } finally {
      window.matchMedia = matchMedia;
    }
  });

  for (const [what, attributes, code] of [
    ['a generator that draws no pictures', { generator: 'mnist-cnn' }, 'generator-unfit'],
    ['a class out of range', { target: '12' }, 'target-out-of-range'],
    ['an unknown class', { target: 'cat' }, 'target-unknown'],
    ['no runs', { runs: '0' }, 'setting-out-of-range'],
    ['half a seed', { seed: '0.5' }, 'setting-out-of-range'],
    ['a step size of 0', { 'learning-rate': '0' }, 'setting-out-of-range'],
    ['an unknown start of pixels', { pixels: 'stripes' }, 'setting-out-of-range'],
    ['no generator', { generator: '' }, 'model-missing'],
    [
      'a network without training pictures',
      { model: 'cifar10-cnn', prior: 'mean-image' },
      'training-digits-missing',
    ],
  ] as [string, Record<string, string>, string][]) {
    it(`says what is wrong with ${what}, and shows the fallback`, async () => {
      const element = mount(attributes, '<p>instead</p>');
      const error = await element.explain().then(
        () => null,
        (reason: { code: string }) => reason,
      );
      expect(error?.code).to.equal(code);
      await element.updateComplete;
      expect(parts(element, 'error')[0]!.dataset['code']).to.equal(code);
      expect(parts(element, 'fallback')[0]!.classList.contains('shown')).to.equal(true);
    });
  }

  it('shows runs without finite numbers as failed, and says so', async () => {
    const element = mount({ lambda: '1e308', runs: '2' });
    const { details } = await element.explain();
    expect(details.generators[0]!.runs.map(({ status }) => status)).to.include('failed');
    expect(text(element, 'probability')).to.contain('failed');
    expect(text(element, 'notice')).to.contain('not finite');
  });
});

/** Resolves once the browser knows that it is not on the screen. */
function outOfSight(element: Element): Promise<void> {
  return new Promise((resolve) => {
    new IntersectionObserver((entries, observer) => {
      if (entries.at(-1)!.isIntersecting) return;
      observer.disconnect();
      resolve();
    }).observe(element);
  });
}

const reduced: MediaQueryList = Object.assign(new EventTarget(), {
  matches: true,
  media: '(prefers-reduced-motion: reduce)',
  onchange: null,
  addListener: () => {},
  removeListener: () => {},
});
