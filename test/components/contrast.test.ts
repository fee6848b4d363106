import { expect } from '@esm-bundle/chai';
import type { ExplainResult } from '../../dist/engine.js';
import type { ExplainScene, LrpHeatmap, OcclusionGrid, SaliencyMap } from '../../dist/index.js';
import { after, explainerOf, place } from '../support/element.js';
import { choose, control, once, parts, text } from '../support/saliency-element.js';
import { until } from '../support/scene-element.js';

const four = { src: 'sample:4', loading: 'eager' };

/** The menu's values. */
function choices(element: Parameters<typeof control>[0]): string[] {
  const { options } = control<HTMLSelectElement>(element, 'rather than');
  return [...options].map(({ value }) => value);
}

const elements: [string, () => SaliencyMap | LrpHeatmap | OcclusionGrid, string[]][] = [
  [
    'saliency-map',
    () => place('saliency-map', { ...four, method: 'gradient-x-input' }, ''),
    ['meaning', 'Red pixels raise the score of 4 relative to 9, blue ones lower it.'],
  ],
  [
    'lrp-heatmap',
    () => place('lrp-heatmap', { ...four, composite: 'epsilon' }, ''),
    ['meaning', 'Red pixels raise the score of 4 relative to 9, blue ones lower it.'],
  ],
  [
    'occlusion-grid',
    () => place('occlusion-grid', { ...four, occluder: '8', stride: '8', strip: '0' }, ''),
    ['meaning', 'Hiding red pixels lowers the probability of 4 relative to 9, hiding blue ones'],
  ],
];

describe('"rather than"', () => {
  afterEach(() => document.body.replaceChildren());

  for (const [tag, make, [part, words]] of elements) {
    it(`<${tag}> explains the class rather than the one that the reader chooses`, async () => {
      const element = make();
      const plain: ExplainResult = await element.explain();
      expect(plain).not.to.have.property('contrast');
      await element.updateComplete;
      expect(choices(element)).to.deep.equal([
        ...['none', 'others', 'rivals'],
        ...['0', '1', '2', '3', '5', '6', '7', '8', '9'],
      ]);
      const changes: unknown[] = [];
      element.addEventListener('reader-change', ({ detail }: CustomEvent) => changes.push(detail));
      const result = await after<ExplainResult>(element, () => choose(element, 'rather than', '9'));
      expect(element.contrast).to.equal('9');
      expect(changes).to.deep.equal([{ name: 'contrast', value: '9' }]);
      expect(result.contrast).to.include({ kind: 'class', index: 9, label: '9' });
      expect(result.map).not.to.deep.equal(plain.map);
      await element.updateComplete;
      expect(text(element, part!)).to.contain(words!);
      expect(control<HTMLSelectElement>(element, 'rather than').value).to.equal('9');

      // What is compared with cannot become what is explained.
      const nine = await after<ExplainResult>(element, () => choose(element, 'Class', '9'));
      expect(nine.target.index).to.equal(9);
      expect(element.contrast).to.equal('none');
      expect(nine).not.to.have.property('contrast');
      await element.updateComplete;
      expect(choices(element)).to.include('4').and.not.to.include('9');

      const others = await after<ExplainResult>(element, () =>
        choose(element, 'rather than', 'others'),
      );
      expect(others.contrast).to.deep.equal({ kind: 'others' });
      await element.updateComplete;
      expect(text(element, part!)).to.contain('relative to the mean of the other classes');
    });

    it(`<${tag}> says why a contrast was left out, and refuses what is no class`, async () => {
      const element = make();
      element.contrast = '4';
      const same: ExplainResult = await element.explain();
      expect(same).not.to.have.property('contrast');
      await element.updateComplete;
      expect(text(element, 'about')).to.contain('The network predicts the class');
      for (const [contrast, code] of [
        ['cat', 'target-unknown'],
        ['12', 'target-out-of-range'],
      ]) {
        const failed = once<{ code: string; message: string }>(element, 'explain-error');
        element.contrast = contrast!;
        const detail = await failed;
        expect(detail.code).to.equal(code);
        expect(detail.message).to.contain('contrast');
      }
      const failed = once<{ code: string }>(element, 'explain-error');
      element.target = '4';
      element.contrast = '4';
      expect((await failed).code).to.equal('setting-out-of-range');
    });
  }

  it('titles grid and map of an <occlusion-grid> by the difference', async () => {
    const attributes = { ...four, occluder: '8', stride: '8', strip: '0', contrast: '9' };
    const grid = place('occlusion-grid', attributes, '');
    const { details, map } = await grid.explain();
    await grid.updateComplete;
    const labels = text(grid, 'label');
    expect(labels).to.contain('Probability of 4 relative to 9 at each position, in %');
    expect(labels).to.contain('Mean drop of the probability of 4 relative to 9 by pixel');
    expect(text(grid, 'extremes')).to.contain('the probability of 4 relative to 9');
    const { probability, probabilities } = details.contrast!;
    // The first cell alone lies over the first pixel.
    const before = Math.fround(details.input ? grid.result!.target.probability! : 0) - probability;
    expect(map[0]).to.be.closeTo(before - (details.probabilities![0]! - probabilities[0]!), 1e-6);
  });

  it('is searched where the classes are many', async () => {
    const map = place('saliency-map', { model: 'efficientnet-lite0', ...four, contrast: '9' }, '');
    await map.explain();
    await map.updateComplete;
    expect(control<HTMLInputElement>(map, 'rather than').value).to.equal('ostrich');
  });

  it('has nothing to say of a neuron', async () => {
    const map = place('saliency-map', { ...four, layer: 'conv2', contrast: '9' }, '');
    expect(await map.explain()).not.to.have.property('contrast');
    await map.updateComplete;
    expect(() => control(map, 'rather than')).to.throw();
  });

  it('of a scene is one menu for all figures inside', async () => {
    const scene: ExplainScene = place(
      'explain-scene',
      { src: 'sample:4' },
      `<saliency-map method="gradient" loading="eager"></saliency-map>
       <lrp-heatmap loading="eager"></lrp-heatmap>
       <occlusion-grid occluder="14" strip="0" loading="eager"></occlusion-grid>
       <saliency-map id="own" contrast="others" loading="eager"></saliency-map>
       <deconv-viewer></deconv-viewer>`,
    );
    const [saliency, lrp, occlusion, own] = [...scene.children] as SaliencyMap[];
    const figures = [saliency!, lrp!, occlusion!, own!];
    await Promise.all([scene.settle(), ...figures.map((figure) => figure.explain())]);
    await until(() => parts(scene, 'control-contrast').length > 0);
    for (const figure of figures.slice(0, 3)) {
      expect(() => control(figure, 'rather than')).to.throw();
    }
    expect(control(own!, 'rather than')).to.be.instanceOf(HTMLElement);
    await until(() => control(scene, 'rather than').querySelector('[value="9"]') !== null);
    const changed = once<{ contrast: string }>(scene, 'scene-change');
    const results = Promise.all(
      figures.slice(0, 3).map((figure) => once<ExplainResult>(figure, 'explain-complete')),
    );
    choose(scene, 'rather than', '9');
    expect((await changed).contrast).to.equal('9');
    for (const { contrast } of await results) expect(contrast).to.include({ index: 9 });
    expect(own!.contrast).to.equal('others');
    scene.contrast = 'none';
    await scene.updateComplete;
    await saliency!.explain();
    expect(saliency!.result).not.to.have.property('contrast');
  });

  it('of a scene is not there where nothing inside compares classes', async () => {
    const scene = place('explain-scene', { src: 'sample:4' }, '<deconv-viewer></deconv-viewer>');
    await scene.settle();
    await until(() => parts(scene, 'control-class').length > 0);
    expect(() => control(scene, 'rather than')).to.throw();
  });
});

describe('<saliency-map perturbation>', () => {
  afterEach(() => document.body.replaceChildren());

  type Step = Awaited<ReturnType<ReturnType<typeof explainerOf>['perturb']>>;

  async function shown(attributes: Record<string, string> = {}): Promise<[SaliencyMap, Step]> {
    const map = place('saliency-map', { ...four, perturbation: '', ...attributes }, '');
    let last: Step | null = null;
    map.addEventListener('perturbation-step', ({ detail }) => (last = detail));
    await map.explain();
    // The search first, then the step that it found.
    for (let tries = 0; tries < 600 && !(last && last['limit'] === 0); tries++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await map.updateComplete;
    return [map, last!];
  }

  it('begins at the first step of the slider that changes the prediction', async () => {
    const [map, step] = await shown({ contrast: '9' });
    const { changesAt } = await explainerOf().perturb('sample:4', { towards: 9 });
    expect(step.epsilon).to.be.at.least(changesAt!.epsilon);
    expect(step.epsilon - changesAt!.epsilon).to.be.at.most(0.3 / 60 + 1e-9);
    expect(step.before.towards.index).to.equal(9);
    expect(step.after.predictions[0]!.index).to.equal(changesAt!.prediction.index);
    const words = text(map, 'perturbation');
    expect(words).to.contain(`the network predicts ${changesAt!.prediction.label}`);
    expect(words).to.contain('instead of 4');
    expect(words).to.contain(`At ${changesAt!.epsilon.toFixed(4)} the prediction changes`);
    expect(words).to.contain('adversarial example');
    expect(parts(map, 'perturbed-canvas')).to.have.length(1);
    expect(parts(map, 'change-canvas')).to.have.length(1);
  });

  it('follows the slider, the newest place winning', async () => {
    const [map] = await shown();
    const slider = control<HTMLInputElement>(map, 'Largest change of a pixel');
    const steps: Step[] = [];
    map.addEventListener('perturbation-step', ({ detail }) => steps.push(detail));
    for (const epsilon of ['0.005', '0.1', '0.2', '0.01']) {
      slider.value = epsilon;
      slider.dispatchEvent(new Event('input'));
    }
    while (steps.at(-1)?.epsilon !== 0.01) await once(map, 'perturbation-step');
    expect(steps.map(({ epsilon }) => epsilon)).to.deep.equal([0.005, 0.01]);
    await map.updateComplete;
    expect(text(map, 'perturbation')).to.contain('changed by more than 0.010');
    expect(slider.getAttribute('aria-valuetext')).to.equal('0.010');
  });

  it('goes towards the second best class without a named one, and starts anew with the class', async () => {
    const [map, step] = await shown({ contrast: 'others' });
    const [, second] = (await explainerOf().predict('sample:4')).predictions;
    expect(step.before.towards.index).to.equal(second!.index);
    const begun = once<Step>(map, 'perturbation-step');
    map.target = '7';
    expect((await begun).before.target.index).to.equal(7);
  });

  it('says nothing that is hidden, and nothing of a neuron', async () => {
    const [map] = await shown({ reveal: 'none' });
    expect(parts(map, 'perturbation')).to.have.length(1);
    expect(text(map, 'perturbation')).not.to.contain('predict ').and.not.to.contain('%');
    const neuron = place('saliency-map', { ...four, perturbation: '', layer: 'conv2' }, '');
    await neuron.explain();
    await neuron.updateComplete;
    expect(parts(neuron, 'perturbation')).to.have.length(0);
  });
});
