import { expect } from '@esm-bundle/chai';
import type { ExplainScene } from '../../dist/index.js';
import { parts, text } from '../support/saliency-element.js';
import { inside, mountScene, until } from '../support/scene-element.js';

type Figure = Parameters<typeof parts>[0];

/** The boxes of an element that the pointer is linked in. */
function boxes({ renderRoot }: Figure): HTMLElement[] {
  return [...renderRoot.querySelectorAll<HTMLElement>('[data-space="input"]')];
}

/** Points at a share of a box, as a mouse or a finger does. */
function point(
  box: HTMLElement,
  [x, y]: [number, number],
  { type = 'pointermove', pointerType = 'mouse' } = {},
): void {
  const { left, top, width, height } = box.getBoundingClientRect();
  const place = { clientX: left + x * width, clientY: top + y * height };
  box
    .querySelector('canvas')!
    .dispatchEvent(
      new PointerEvent(type, { ...place, pointerType, bubbles: true, composed: true }),
    );
}

/** Where a box draws its ring: shares of its sides; `null` where it draws none. */
function ring(box: HTMLElement): [x: number, y: number] | null {
  const { content, left, top } = getComputedStyle(box, '::after');
  if (content === 'none') return null;
  const { width, height } = box.getBoundingClientRect();
  return [parseFloat(left) / width, parseFloat(top) / height];
}

function expectRing(box: HTMLElement, [x, y]: [number, number]): void {
  const found = ring(box);
  expect(found![0]).to.be.closeTo(x, 0.002);
  expect(found![1]).to.be.closeTo(y, 0.002);
}

const shown = (scene: ExplainScene): boolean =>
  scene.renderRoot.querySelector('.pointing') !== null;

async function threeMaps(attributes: Record<string, string> = {}): Promise<ExplainScene> {
  const scene = mountScene(
    '<saliency-map></saliency-map><lrp-heatmap></lrp-heatmap><occlusion-grid strip="0"></occlusion-grid>',
    { src: 'sample:4', ...attributes },
  );
  for (const child of scene.children) if ('explain' in child) await explained(child);
  await until(() => parts(scene, 'value').length === 3);
  return scene;
}

async function explained(child: Element): Promise<void> {
  const { explain } = child as Element & { explain: () => Promise<unknown> };
  await explain.call(child);
}

describe('<explain-scene>: pointer', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows the place in every picture and map, and what every map is there', async () => {
    const scene = await threeMaps();
    const elements = [
      inside(scene, 'saliency-map'),
      inside(scene, 'lrp-heatmap'),
      inside(scene, 'occlusion-grid'),
    ];
    const all = elements.flatMap((element) => boxes(element));
    expect(all).to.have.length(6);
    expect(all.map(ring)).to.deep.equal(all.map(() => null));
    expect(scene.getAttribute('style') ?? '').to.equal('');

    const [x, y] = [11, 17];
    point(boxes(elements[1]!)[1]!, [(x + 0.3) / 28, (y + 0.8) / 28]);
    await until(() => shown(scene));
    // In the middle of the pixel; the real pointer is elsewhere, so the box itself has one too.
    for (const box of all) expectRing(box, [(x + 0.5) / 28, (y + 0.5) / 28]);
    expect(text(scene, 'reading')).to.contain('Row 18, column 12');
    const read = parts(scene, 'value').map((value) =>
      value.querySelector('.number')!.textContent!.trim(),
    );
    const values = elements.map(({ result }) => result!.map[y * 28 + x]!);
    read.forEach((written, index) => {
      const number = Number(written.replaceAll('−', '-'));
      expect(number).to.be.closeTo(values[index]!, 0.006 * Math.abs(values[index]!));
    });
    expect(values.some((value) => value !== 0)).to.equal(true);
    expect(text(scene, 'value')).to.match(
      /^Guided backprop .* \| LRP, ε and z\+ .* \| Mean drop of the probability by pixel /,
    );

    scene.dispatchEvent(new PointerEvent('pointerleave', { pointerType: 'mouse' }));
    await until(() => !shown(scene));
    expect(all.map(ring)).to.deep.equal(all.map(() => null));
    expect(scene.getAttribute('style') ?? '').to.equal('');
  });

  it('moves nothing when the pointer comes', async () => {
    const scene = await threeMaps({ picture: '' });
    const after = document.createElement('p');
    after.textContent = 'The text goes on.';
    document.body.append(after);
    const before = after.getBoundingClientRect().top;
    point(boxes(inside(scene, 'saliency-map'))[0]!, [0.5, 0.5]);
    await until(() => shown(scene));
    expect(after.getBoundingClientRect().top).to.equal(before);
    expectRing(boxes(scene)[0]!, [14.5 / 28, 14.5 / 28]);
  });

  it('is right for pictures of other sizes, from right to left, and zoomed', async () => {
    const scene = await threeMaps();
    scene.dir = 'rtl';
    document.body.style.zoom = '1.5';
    inside(scene, 'lrp-heatmap').width = 200;
    await inside(scene, 'lrp-heatmap').updateComplete;
    const [from] = boxes(inside(scene, 'saliency-map'));
    point(from!, [0.9, 0.1]);
    await until(() => shown(scene));
    document.body.style.zoom = '';
    for (const box of boxes(inside(scene, 'lrp-heatmap'))) {
      expectRing(box, [25.5 / 28, 2.5 / 28]);
    }
    expect(text(scene, 'reading')).to.contain('Row 3, column 26');
  });

  it('leaves out crops, and maps of another network have their own pixels', async () => {
    const scene = mountScene(
      `<saliency-map layer="conv2"></saliency-map>
      <saliency-map model="/models/cifar10-cnn/model.json"></saliency-map>`,
      { src: 'sample:4' },
    );
    const [first, second] = [inside(scene, 'saliency-map'), inside(scene, 'saliency-map', 1)];
    await first.explain();
    const { map } = await second.explain();
    expect(parts(first, 'panel')).to.have.length(4);
    expect(boxes(first)).to.have.length(2);
    point(boxes(first)[0]!, [0.99, 0.99]);
    await until(() => shown(scene));
    const pixel = 31 * 32 + 31;
    const sum = map.subarray(pixel * 3, pixel * 3 + 3).reduce((total, value) => total + value, 0);
    const written = parts(scene, 'value')[1]!.querySelector('.number')!.textContent!;
    expect(Number(written.trim().replaceAll('−', '-'))).to.be.closeTo(sum, 0.006 * Math.abs(sum));
    expect(text(scene, 'value')).to.match(
      /^Guided backprop \(Handwritten digits\) .* \| Guided backprop \(Animals and vehicles, with max pooling\) /,
    );
  });

  it('stays where a finger was lifted, until it comes down elsewhere', async () => {
    const scene = await threeMaps();
    const [box] = boxes(inside(scene, 'saliency-map'));
    point(box!, [0.2, 0.4], { type: 'pointerdown', pointerType: 'touch' });
    await until(() => shown(scene));
    scene.dispatchEvent(new PointerEvent('pointerleave', { pointerType: 'touch' }));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(shown(scene)).to.equal(true);
    inside(scene, 'saliency-map').dispatchEvent(
      new PointerEvent('pointerdown', { pointerType: 'touch', bubbles: true, composed: true }),
    );
    await until(() => !shown(scene));
  });

  it('follows the arrow keys of a picker, and reads it out', async () => {
    const scene = await threeMaps();
    const [probe] = parts(inside(scene, 'lrp-heatmap'), 'probe');
    probe!.focus();
    const press = { key: 'ArrowRight', bubbles: true, composed: true };
    probe!.dispatchEvent(new KeyboardEvent('keydown', press));
    await until(() => shown(scene));
    expectRing(boxes(inside(scene, 'saliency-map'))[1]!, [15.5 / 28, 14.5 / 28]);
    const live = scene.renderRoot.querySelector('[aria-live]')!;
    expect(live.textContent).to.match(/^Row 15, column 16, Guided backprop /);
    probe!.blur();
    await until(() => !shown(scene));
    expect(live.textContent).to.equal('');
  });

  it('is one for a scene and those inside it', async () => {
    const scene = mountScene(
      '<saliency-map></saliency-map><explain-scene src="sample:9"><lrp-heatmap></lrp-heatmap></explain-scene>',
    );
    for (const tag of ['saliency-map', 'lrp-heatmap'] as const) await inside(scene, tag).explain();
    await until(() => parts(scene, 'value').length === 2);
    point(boxes(inside(scene, 'lrp-heatmap'))[0]!, [0.5, 0.5]);
    await until(() => shown(scene));
    for (const tag of ['saliency-map', 'lrp-heatmap'] as const) {
      expectRing(boxes(inside(scene, tag))[1]!, [14.5 / 28, 14.5 / 28]);
    }
    expect(parts(inside(scene, 'explain-scene'), 'reading')).to.have.length(0);
  });

  it('works in a shadow tree too', async () => {
    const host = document.createElement('div');
    document.body.append(host);
    const scene = await threeMaps();
    host.attachShadow({ mode: 'open' }).append(scene);
    await inside(scene, 'saliency-map').explain();
    point(boxes(inside(scene, 'saliency-map'))[0]!, [0.5, 0.5]);
    await until(() => shown(scene));
    expectRing(boxes(inside(scene, 'lrp-heatmap'))[1]!, [14.5 / 28, 14.5 / 28]);
  });

  it('ends when the scene goes', async () => {
    const scene = await threeMaps();
    point(boxes(inside(scene, 'saliency-map'))[0]!, [0.5, 0.5]);
    await until(() => shown(scene));
    scene.remove();
    expect(scene.getAttribute('style') ?? '').to.equal('');
  });
});
