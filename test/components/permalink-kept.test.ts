import { expect } from '@esm-bundle/chai';
import type { ExplainScene } from '../../dist/index.js';
import { parts, text } from '../support/saliency-element.js';
import { inside, mountScene, pick, until } from '../support/scene-element.js';

const start = location.href;
const linked = (): string => new URLSearchParams(location.search).get('scene') ?? '';

/** Opens the page as a link does. */
function visit(state: string): void {
  const address = new URL(start);
  if (state) address.searchParams.set('scene', state);
  history.replaceState(null, '', address);
}

/** Puts away what is there, and opens the page by its present address. */
function again(inner: string, attributes: Record<string, string> = {}): ExplainScene {
  const address = location.href;
  document.body.replaceChildren();
  history.replaceState(null, '', address);
  return mountScene(inner, { permalink: '', ...attributes });
}

/** Longer than the address waits for. */
const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 450));

/** Clicks at shares of the width and height of a part. */
function click(element: Parameters<typeof parts>[0], part: string, [x, y] = [0.5, 0.5]): void {
  const [found] = parts(element, part);
  const { left, top, width, height } = found!.getBoundingClientRect();
  const at = { clientX: left + x! * width, clientY: top + y! * height, bubbles: true };
  found!.dispatchEvent(new MouseEvent('click', at));
}

describe('A permalink restores what the reader has set in a figure', () => {
  const errors: Event[] = [];
  const note = (event: Event): void => void errors.push(event);

  beforeEach(() => {
    errors.length = 0;
    for (const type of ['explain-error', 'part-error']) document.addEventListener(type, note);
  });

  afterEach(() => {
    for (const type of ['explain-error', 'part-error']) document.removeEventListener(type, note);
    document.body.replaceChildren();
    history.replaceState(null, '', start);
    expect(errors).to.deep.equal([]);
  });

  it('the place of the occluder', async () => {
    const tag = '<occlusion-grid stride="7" loading="eager"></occlusion-grid>';
    const grid = inside(mountScene(tag, { permalink: '' }), 'occlusion-grid');
    await grid.explain();
    await until(() => parts(grid, 'occluder').length === 1);
    click(grid, 'surface', [0.2, 0.8]);
    await until(() => linked().includes('occlusion-grid.position:'));
    const style = parts(grid, 'occluder')[0]!.style.transform;
    const before = linked();
    const other = inside(again(tag), 'occlusion-grid');
    await other.explain();
    await until(() => parts(other, 'occluder')[0]?.style.transform === style);
    await rest();
    expect(linked()).to.equal(before);
  });

  it('a picked neuron', async () => {
    const tag = '<saliency-map layer="conv2" loading="eager"></saliency-map>';
    const map = inside(mountScene(tag, { permalink: '' }), 'saliency-map');
    await map.explain();
    await until(() => parts(map, 'picker').length > 0);
    click(map, 'picker', [0.3, 0.6]);
    await until(() => linked().includes('saliency-map.unit:'));
    const { details } = await map.explain();
    const other = inside(again(tag), 'saliency-map');
    const restored = await other.explain();
    expect(restored.details.neuron!.position).to.deep.equal(details.neuron!.position);
  });

  it('random layers and the step of a perturbation', async () => {
    const tag =
      '<saliency-map sanity perturbation method="gradient" loading="eager"></saliency-map>';
    visit('saliency-map.sanity-layers:2;saliency-map.perturbation-step:0.1');
    const map = inside(mountScene(tag, { permalink: '' }), 'saliency-map');
    await map.explain();
    const sliders = (): HTMLInputElement[] => [
      ...map.renderRoot.querySelectorAll<HTMLInputElement>('input[type="range"]'),
    ];
    await until(() => sliders().some(({ value, max }) => value === '2' && Number(max) > 2));
    await until(() => sliders().some(({ value }) => Math.abs(Number(value) - 0.1) < 0.006));
    await rest();
    expect(linked()).to.contain('sanity-layers:2').and.to.contain('perturbation-step:0.1');
  });

  it('of relevance the compared map that is looked into, a pixel and random layers', async () => {
    const tag =
      '<lrp-heatmap compare="epsilon z-plus" sanity layers="conv2" loading="eager"></lrp-heatmap>';
    visit('lrp-heatmap.inspect:z-plus;lrp-heatmap.pixel:14,9;lrp-heatmap.sanity-layers:1');
    const map = inside(mountScene(tag, { permalink: '' }), 'lrp-heatmap');
    await map.explain();
    await until(() => text(map, 'reading').includes('10'));
    const menu = (): HTMLSelectElement | null =>
      map.renderRoot.querySelector('[part="control-inspect"] select');
    await until(() => menu()?.value === 'z-plus');
    await until(() => linked().includes('sanity-layers:1'));
    await rest();
    expect(linked()).to.contain('inspect:z-plus').and.to.contain('pixel:14,9');
  });

  it('layer, filter, order, kept activation and epoch of a <deconv-viewer>', async () => {
    const tag = '<deconv-viewer loading="eager" epochs></deconv-viewer>';
    visit('deconv-viewer.epoch:5;deconv-viewer.same-scale:off');
    const viewer = inside(mountScene(tag, { permalink: '' }), 'deconv-viewer');
    await viewer.explain();
    await until(() => text(viewer, 'epoch-status').includes('5'));
    await until(() => linked().includes('epoch:5') && linked().includes('same-scale:off'));
    visit('deconv-viewer.layer:conv1;deconv-viewer.unit:3;deconv-viewer.sort:index');
    const other = inside(again('<deconv-viewer loading="eager"></deconv-viewer>'), 'deconv-viewer');
    const { details } = await other.explain();
    expect([details.layer, other.sort, other.unit]).to.deep.equal(['conv1', 'index', '3']);
  });

  it('the codes that are picked, and the place between them', async () => {
    const tag =
      '<codespace-am generator="mnist-gan" runs="2" seed="5" stop-at="0.3" target="3" loading="eager"></codespace-am>';
    const runs = inside(mountScene(tag, { permalink: '' }), 'codespace-am');
    await runs.explain();
    await runs.updateComplete;
    for (const run of parts(runs, 'run')) run.click();
    const slider = (of: typeof runs): HTMLInputElement | null =>
      of.renderRoot.querySelector('[part="walk"] input[type="range"]');
    await until(() => slider(runs) !== null);
    slider(runs)!.value = '0.25';
    slider(runs)!.dispatchEvent(new Event('input', { bubbles: true }));
    await until(() => linked().includes('codespace-am.codes:0~25~'));
    const code =
      runs.renderRoot.querySelector<HTMLTextAreaElement>('[part="code"] textarea')!.value;
    const other = inside(again(tag), 'codespace-am');
    await other.explain();
    await until(() => slider(other)?.value === '0.25');
    const field = other.renderRoot.querySelector<HTMLTextAreaElement>('[part="code"] textarea')!;
    expect(field.value).to.equal(code);
    await until(() => parts(other, 'strip').some((strip) => strip.childElementCount === 9));
  });

  it('the curves, the order and more measures of a <method-contest>', async () => {
    const tag =
      '<method-contest methods="gradient random" measures="deletion" loading="eager"></method-contest>';
    const contest = inside(mountScene(tag, { permalink: '' }), 'method-contest');
    await contest.explain();
    await until(() => parts(contest, 'method').length === 2);
    const [, second] = parts(contest, 'method');
    second!.click();
    parts(contest, 'sort')[0]!.click();
    await until(() => linked().includes('curves:') && linked().includes('sort:'));
    const chosen = second!.textContent;
    const other = inside(again(tag), 'method-contest');
    await other.explain();
    const pressed = (): string | null | undefined =>
      parts(other, 'method').find((button) => button.getAttribute('aria-pressed') === 'true')
        ?.textContent;
    await until(() => pressed() === chosen);
    expect(other.sort).to.equal(contest.sort);
  });

  it('typed numbers, and the settings of a learner', async () => {
    const inner =
      '<relu-backward loading="eager"></relu-backward><deconv-learner paused loading="eager"></deconv-learner>';
    visit('');
    const scene = mountScene(inner, { permalink: '' });
    const relu = inside(scene, 'relu-backward');
    await relu.explain();
    await until(() => parts(relu, 'number').length > 0);
    const [field] = parts(relu, 'number');
    if (!(field instanceof HTMLInputElement)) throw new Error('There is no field.');
    field.value = '7';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
    Object.assign(inside(scene, 'deconv-learner'), { lambda: 3, filters: 8, seed: 4 });
    await until(() => linked().includes('values:7') && linked().includes('filters:8'));
    const other = again(inner);
    await until(() => inside(other, 'deconv-learner').filters === 8);
    const { lambda, seed } = inside(other, 'deconv-learner');
    expect([lambda, seed]).to.deep.equal([3, 4]);
    expect((await inside(other, 'relu-backward').explain()).values[0]).to.equal(7);
  });

  it('that the figure shows the input of the network', async () => {
    visit('saliency-map.shows-input:on');
    const scene = mountScene('<saliency-map loading="eager"></saliency-map>', { permalink: '' });
    await inside(scene, 'saliency-map').explain();
    await until(() => inside(scene, 'saliency-map').controller.showsInput);
    await rest();
    expect(linked()).to.equal('saliency-map.shows-input:on');
  });

  it('restores links of before', async () => {
    visit(
      'target:3;src:sample:7;saliency-map.method:gradient;occlusion-grid.position:3,4;deconv-viewer.keep:all',
    );
    const scene = mountScene(
      '<saliency-map loading="eager"></saliency-map><occlusion-grid stride="7" loading="click"></occlusion-grid><deconv-viewer loading="click"></deconv-viewer>',
      { permalink: '' },
    );
    const { method, target } = await inside(scene, 'saliency-map').explain();
    expect([method, target.label, scene.src]).to.deep.equal(['gradient', '3', 'sample:7']);
    expect(inside(scene, 'occlusion-grid').position).to.equal('3,4');
    expect(inside(scene, 'deconv-viewer').keep).to.equal('all');
  });

  const hostile = [
    'saliency-map.sanity-layers:-1',
    'saliency-map.sanity-layers:99999999999',
    'saliency-map.sanity-layers:<img src=x>',
    'saliency-map.perturbation-step:1e9',
    'saliency-map.perturbation-step',
    'saliency-map.shows-input:{}',
    'lrp-heatmap.pixel:99999,99999',
    'lrp-heatmap.pixel:1;lrp-heatmap.pixel:-1,-1',
    'lrp-heatmap.inspect:__proto__',
    'lrp-heatmap.page:1e400',
    'codespace-am.codes:0~50~1~AAAA',
    `codespace-am.codes:0~50~1~${'A'.repeat(2900)}`,
    'codespace-am.codes:9~50~1~AAAAAA',
    'codespace-am.codes:0~50~x~%%%%',
    'method-contest.curves:constructor',
    'left-out:everything;saliency-map.left-out:image',
    `saliency-map.sanity-layers:${'9'.repeat(9000)}`,
  ];
  it('passes over what says nothing, is of another kind or very long', async () => {
    visit(hostile.join(';').slice(0, 7900));
    const scene = mountScene(
      [
        '<saliency-map sanity perturbation loading="eager"></saliency-map>',
        '<lrp-heatmap layers="conv1" compare="epsilon z-plus" loading="eager"></lrp-heatmap>',
        '<codespace-am generator="mnist-gan" runs="1" stop-at="0.3" loading="eager"></codespace-am>',
        '<method-contest methods="gradient random" measures="deletion" loading="eager"></method-contest>',
      ].join(''),
      { permalink: '', src: 'sample:4' },
    );
    const tags = ['saliency-map', 'lrp-heatmap', 'codespace-am', 'method-contest'] as const;
    for (const tag of tags) await inside(scene, tag).explain();
    await rest();
    expect(inside(scene, 'saliency-map').controller.showsInput).to.equal(false);
    expect(parts(inside(scene, 'codespace-am'), 'walk')).to.have.length(0);
    expect(inside(scene, 'lrp-heatmap').controller.inspected).to.equal(null);
    expect(parts(scene, 'left-out')).to.have.length(0);
    expect(document.querySelector('img[src="x"]')).to.equal(null);
    expect(inside(scene, 'saliency-map').result!.target.label).to.equal('4');
  });
});

describe('A permalink changes nothing that is locked', () => {
  afterEach(() => {
    document.body.replaceChildren();
    history.replaceState(null, '', start);
  });

  for (const [controls, state] of [
    ['only image', 'saliency-map.method:gradient;saliency-map.compare:gradient smoothgrad'],
    ['without method', 'saliency-map.method:gradient;saliency-map.compare:gradient smoothgrad'],
    ['none', 'saliency-map.method:gradient;saliency-map.clip:90'],
  ] as const) {
    it(`with controls="${controls}"`, async () => {
      visit(`${state};saliency-map.shows-input:on`);
      const inner = `<saliency-map controls="${controls}" loading="eager"></saliency-map>`;
      const scene = mountScene(inner, { permalink: '' });
      const map = inside(scene, 'saliency-map');
      await map.explain();
      expect([map.method, map.compare, map.clip]).to.deep.equal(['guided-backprop', null, 'auto']);
      expect(map.controller.showsInput).to.equal(controls !== 'none');
    });
  }

  it('of a scene, an occluder and a pixel', async () => {
    visit('target:3;src:sample:7;occlusion-grid.position:0,0;occlusion-grid.fill:white');
    const scene = mountScene(
      '<occlusion-grid stride="7" controls="without position" loading="click"></occlusion-grid>',
      { permalink: '', controls: 'only image' },
    );
    await until(() => scene.src === 'sample:7');
    const grid = inside(scene, 'occlusion-grid');
    expect([scene.target, grid.position, grid.fill]).to.deep.equal(['top', null, 'white']);
  });

  it('but the image, where an <image-input> stands for the menu', async () => {
    visit('src:sample:7');
    const scene = mountScene('<image-input></image-input>', {
      permalink: '',
      controls: 'only class',
    });
    await until(() => scene.src === 'sample:7');
  });
});

describe('What a permalink leaves out', () => {
  afterEach(() => {
    document.body.replaceChildren();
    history.replaceState(null, '', start);
  });

  it('is said when the link is copied, and to who opens it', async () => {
    const copied: string[] = [];
    Object.defineProperty(navigator.clipboard, 'writeText', {
      configurable: true,
      value: (address: string) => Promise.resolve(void copied.push(address)),
    });
    const inner = '<saliency-map loading="eager"></saliency-map>';
    const scene = mountScene(inner, { permalink: '' });
    const { details } = await inside(scene, 'saliency-map').explain();
    scene.image = details.input;
    await until(() => text(scene, 'note').startsWith('The image has no address'));
    parts(scene, 'copy')[0]!.click();
    await until(() => text(scene, 'note').includes('without the image'));
    expect(copied[0]).to.contain('left-out:image');
    history.replaceState(null, '', copied[0]);
    const other = again(inner);
    await until(() => parts(other, 'left-out').length === 1);
    expect(text(other, 'left-out')).to.match(/^This link was made for a drawing, an upload/);
    await rest();
    expect(linked()).to.equal('left-out:image');
    pick(other, 'Image', 'sample:2');
    await until(() => parts(other, 'left-out').length === 0);
    await until(() => linked() === 'src:sample:2');
  });
});
