import { expect } from '@esm-bundle/chai';
import type { ExplainScene, SaliencyResult } from '../../dist/index.js';
import { urlOf } from '../support/element.js';
import { once, parts, text } from '../support/saliency-element.js';
import { inside, mountScene, pick, until } from '../support/scene-element.js';

const start = location.href;
const two = '<saliency-map></saliency-map><lrp-heatmap id="relevance" conservation></lrp-heatmap>';

/** What the address has under a name. */
const linked = (key = 'scene'): string | null => new URLSearchParams(location.search).get(key);

/** Opens the page as a link does. */
function visit(state: string, key = 'scene'): void {
  const address = new URL(start);
  address.searchParams.set(key, state);
  history.replaceState(null, '', address);
}

async function settled(scene: ExplainScene): Promise<SaliencyResult> {
  const result = await inside(scene, 'saliency-map').explain();
  await until(() => parts(scene, 'row').length === 1);
  return result;
}

/** Longer than the address waits for. */
const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 450));

describe('<explain-scene permalink>', () => {
  const errors: Event[] = [];
  const note = (event: Event): void => void errors.push(event);

  beforeEach(() => {
    errors.length = 0;
    document.addEventListener('explain-error', note);
  });

  afterEach(() => {
    document.removeEventListener('explain-error', note);
    document.body.replaceChildren();
    history.replaceState(null, '', start);
  });

  it('keeps in the address what differs from what the author wrote, and nothing else', async () => {
    const scene = mountScene(two, { src: 'sample:4', permalink: '' });
    await settled(scene);
    await rest();
    expect(location.href).to.equal(start);
    const before = history.length;
    history.replaceState({ of: 'the page' }, '', `${start}&keep=a%20b+c#part`);
    pick(scene, 'Class', '3');
    inside(scene, 'saliency-map').method = 'gradient';
    inside(scene, 'lrp-heatmap').conservation = false;
    inside(scene, 'lrp-heatmap').layerRules = 'conv1:z-box; dense1:epsilon(0.25)';
    await until(() => linked()?.includes('method') ?? false);
    expect(linked()).to.equal(
      'target:3;saliency-map.method:gradient;relevance.conservation;relevance.layer-rules:conv1:z-box%3B dense1:epsilon(0.25)',
    );
    expect(location.href)
      .to.contain('&keep=a%20b+c&scene=target:3;')
      .and.to.match(/#part$/);
    expect(history.state).to.deep.equal({ of: 'the page' });
    expect(history.length).to.equal(before);
    pick(scene, 'Class', 'top');
    inside(scene, 'saliency-map').method = 'guided-backprop';
    Object.assign(inside(scene, 'lrp-heatmap'), { conservation: true, layerRules: null });
    await until(() => linked() === null);
    expect(location.href).to.equal(`${start}&keep=a%20b+c#part`);
  });

  it('restores it before anything is computed, and writes no attributes', async () => {
    visit(
      'target:3;src:sample:7;saliency-map.method:gradient;relevance.conservation;relevance.layer-rules:conv1:epsilon%3B dense1:z-plus',
    );
    const scene = mountScene(
      '<saliency-map loading="eager"></saliency-map><lrp-heatmap id="relevance" conservation></lrp-heatmap>',
      { src: 'sample:4', permalink: '' },
    );
    const result = await once<SaliencyResult>(inside(scene, 'saliency-map'), 'explain-complete');
    expect(result).to.include({ method: 'gradient' });
    expect(result.target.label).to.equal('3');
    expect(result.predictions[0]!.label).to.equal('7');
    const lrp = inside(scene, 'lrp-heatmap');
    expect(lrp.conservation).to.equal(false);
    expect(lrp.layerRules).to.equal('conv1:epsilon; dense1:z-plus');
    expect([scene.getAttribute('src'), lrp.hasAttribute('layer-rules')]).to.deep.equal([
      'sample:4',
      false,
    ]);
    await rest();
    expect(linked()).to.contain('target:3').and.to.contain('relevance.conservation');
    expect(errors).to.deep.equal([]);
  });

  it('restores elements that come later, by their number or id', async () => {
    visit('saliency-map-2.method:gradient;late.clip:99');
    const scene = mountScene('<saliency-map></saliency-map>', { permalink: '' });
    await settled(scene);
    await rest();
    expect(linked()).to.equal('saliency-map-2.method:gradient;late.clip:99');
    scene.insertAdjacentHTML(
      'beforeend',
      '<saliency-map></saliency-map><div><lrp-heatmap id="late"></lrp-heatmap></div>',
    );
    expect((await inside(scene, 'saliency-map', 1).explain()).method).to.equal('gradient');
    expect(inside(scene, 'lrp-heatmap').clip).to.equal(99);
    expect(inside(scene, 'saliency-map').method).to.equal('guided-backprop');
  });

  const foreign = 'https://models.example/model.json';
  for (const [what, state] of Object.entries({
    'an address elsewhere': `model:${foreign};card:${foreign};src:https://pictures.example/cat.png`,
    'an address without a protocol': 'model://models.example/model.json;src:\\\\models.example\\a',
    'an address among others': 'src:sample:3 https://pictures.example/cat.png',
    'data, blobs and scripts': `src:data:image/png,x;model:javascript:alert(1);card:blob:${location.origin}/a`,
    'a model of an element inside': `saliency-map.model:${foreign};relevance.card:${foreign}`,
    'what only authors decide':
      'saliency-map.loading:eager;saliency-map.width:9999;controls:none;permalink:other;saliency-map.controls:none',
    'properties that are no attributes':
      'image:x;innerHTML:x;saliency-map.innerhtml:<b>;onclick:alert(1);saliency-map.onclick:x;constructor:x;__proto__:x;is-updated:x',
    'elements that are not there': 'nobody.target:3;saliency-map-9.method:gradient',
    'no state at all': ';;;::.;%%%;%3;=&<img src=x onerror=alert(1)>',
    'very much': `target:${'3'.repeat(5000)}`,
    'numbers that are none': 'saliency-map.clip:many;saliency-map.opacity:Infinity',
  })) {
    it(`ignores ${what}`, async () => {
      visit(state);
      const scene = mountScene(two, { src: 'sample:4', permalink: '' });
      const { predictions, method } = await settled(scene);
      await inside(scene, 'lrp-heatmap').explain();
      expect([predictions[0]!.label, method]).to.deep.equal(['4', 'guided-backprop']);
      expect([scene.model, scene.card, scene.src, scene.target]).to.deep.equal([
        urlOf('mnist-cnn'),
        null,
        'sample:4',
        'top',
      ]);
      const element = inside(scene, 'saliency-map');
      expect([element.loading, element.clip, element.opacity, element.controls]).to.deep.equal([
        'lazy',
        'auto',
        0.6,
        null,
      ]);
      expect(document.querySelector('img')).to.equal(null);
      expect(errors).to.deep.equal([]);
    });
  }

  for (const [what, state] of Object.entries({
    'a class that the network does not have': 'target:Call this number',
    'a sample that the model does not have': 'src:sample:99',
    'a method that nobody knows': 'saliency-map.method:<b>magic</b>',
    'a layer that is not there': 'saliency-map.layer:nowhere;target:3',
    'a picture that is none': 'src:/models/mnist-cnn/card.json',
  })) {
    it(`shows what the author wrote instead of ${what}, without an error`, async () => {
      visit(state);
      const scene = mountScene('<saliency-map loading="eager"></saliency-map>', {
        src: 'sample:4',
        permalink: '',
      });
      const { predictions, target, method } = await once<SaliencyResult>(scene, 'explain-complete');
      expect(predictions[0]!.label).to.equal('4');
      expect([target.label, method]).to.deep.equal(['4', 'guided-backprop']);
      await until(() => text(scene, 'answer') !== '');
      await until(() => linked() === null);
      expect(text(scene, 'error')).to.equal('');
      expect(errors).to.deep.equal([]);
    });
  }

  it('takes an address that the author has written, and those of its own origin', async () => {
    const own = urlOf('cifar10-cnn');
    visit(`src:https://pictures.example/cat.png;model:${own}`);
    const scene = mountScene(
      '<saliency-map src="https://pictures.example/cat.png" loading="click"></saliency-map>',
      { permalink: '' },
    );
    await until(() => scene.model === own);
    expect(scene.src).to.equal('https://pictures.example/cat.png');
  });

  it('says later errors as ever', async () => {
    visit('target:3');
    const scene = mountScene('<saliency-map></saliency-map>', { permalink: '' });
    await settled(scene);
    scene.target = 'nobody';
    await once(scene, 'explain-error');
    expect(errors).to.have.length(1);
    expect(scene.target).to.equal('nobody');
  });

  it('gives each scene its own name in the address', async () => {
    visit('target:2', 'first');
    const [first, second] = [
      mountScene('<saliency-map></saliency-map>', { permalink: 'first' }),
      mountScene('<saliency-map></saliency-map>', { permalink: 'second' }),
    ];
    await Promise.all([settled(first), settled(second)]);
    expect([first.target, second.target]).to.deep.equal(['2', 'top']);
    pick(second, 'Class', '5');
    await until(() => linked('second') === 'target:5');
    expect(linked('first')).to.equal('target:2');
  });

  it('copies the link, says so, and says what is not in it', async () => {
    const copied: string[] = [];
    Object.defineProperty(navigator.clipboard, 'writeText', {
      configurable: true,
      value: (address: string) => Promise.resolve(void copied.push(address)),
    });
    const scene = mountScene('<saliency-map></saliency-map>', { permalink: '' });
    const { details } = await settled(scene);
    pick(scene, 'Class', '5');
    const [button] = parts(scene, 'copy');
    expect(button!.textContent).to.equal('Copy link');
    button!.click();
    await until(() => text(scene, 'note') !== '');
    expect(text(scene, 'note')).to.equal('Link copied.');
    expect(parts(scene, 'note')[0]).to.have.property('role', 'status');
    expect(copied).to.deep.equal([location.href]);
    expect(linked()).to.equal('target:5');
    scene.image = details.input;
    await until(() => text(scene, 'note').startsWith('The image has'));
    button!.click();
    await until(() => copied.length === 2);
    await until(() => text(scene, 'note') === 'Link copied, without the image: it has no address.');
  });

  it('gives the link where the page may neither change its address nor copy', async () => {
    Object.defineProperty(navigator.clipboard, 'writeText', {
      configurable: true,
      value: () => Promise.reject(new Error('not allowed')),
    });
    const { replaceState } = history;
    history.replaceState = () => {
      throw new DOMException('not allowed', 'SecurityError');
    };
    try {
      const scene = mountScene('<saliency-map></saliency-map>', { permalink: '' });
      await settled(scene);
      pick(scene, 'Class', '5');
      await rest();
      expect(linked()).to.equal(null);
      parts(scene, 'copy')[0]!.click();
      await until(() => parts(scene, 'link').length === 1);
      const [field] = parts(scene, 'link');
      expect(field).to.have.property('value').that.contains('scene=target:5');
      expect(text(scene, 'note')).to.contain('does not allow');
    } finally {
      history.replaceState = replaceState;
    }
  });
});
