import { expect } from '@esm-bundle/chai';
import { groupLayers, type GroupedLayer } from '../../dist/components/figure/layer-groups.js';
import { shortNames } from '../../dist/components/figure/layer-names.js';

/** Layers of networks as Keras, PyTorch's exporters and TensorFlow name them. */
async function layerLists(): Promise<Map<string, GroupedLayer[]>> {
  const text = await (await fetch('/test/fixtures/layer-lists.txt')).text();
  const lists = new Map<string, GroupedLayer[]>();
  for (const block of text.split(/^# /m).filter(Boolean)) {
    const [title, ...lines] = block.trim().split('\n');
    const layers = lines.map((line): GroupedLayer => {
      const [name = '', kind = '', shape = ''] = line.split(' ');
      return { name, kind, shape: shape.split('x').map(Number) };
    });
    lists.set(
      title!,
      layers.filter(({ kind }) => kind !== 'InputLayer'),
    );
  }
  return lists;
}

interface Shown {
  title: string;
  labels: string[];
}

function menuOf(layers: readonly GroupedLayer[]): Shown[] {
  const short = shortNames(layers.map(({ name }) => name));
  const labels = new Map(layers.map(({ name }, index) => [name, short[index]!]));
  return groupLayers(layers, short).map(({ title, layers }) => ({
    title,
    labels: layers.map(({ name }) => labels.get(name)!),
  }));
}

describe('menus of layers', () => {
  let lists: Map<string, GroupedLayer[]>;
  const titles = (name: string): string[] => menuOf(lists.get(name)!).map(({ title }) => title);
  const group = (name: string, title: string): string[] =>
    menuOf(lists.get(name)!).find((each) => each.title === title)!.labels;
  before(async () => {
    lists = await layerLists();
  });

  it('have every layer once, in the order of the network, by a name of its own', () => {
    expect(lists.size).to.equal(18);
    for (const [network, layers] of lists) {
      const short = shortNames(layers.map(({ name }) => name));
      expect(new Set(short).size, network).to.equal(layers.length);
      const grouped = groupLayers(layers, short).flatMap((each) => each.layers);
      expect(grouped, network).to.deep.equal(layers);
      short.forEach((name, index) => expect(layers[index]!.name).to.contain(name));
    }
  });

  it('have groups of at most 19 layers, and never one alone beside another', () => {
    for (const [network, layers] of lists) {
      const sizes = menuOf(layers).map(({ labels }) => labels.length);
      expect(Math.max(...sizes), network).to.be.at.most(19);
      const alone = sizes.some((size, index) => size === 1 && sizes[index + 1] === 1);
      expect(alone, `${network}: ${sizes.join()}`).to.equal(false);
      // Of a small network the menu is one group; see layers.ts.
      if (layers.length > 16) expect(sizes.length, network).to.be.at.most(layers.length / 4);
    }
  });

  it('go by the blocks of the names, whoever has given them', () => {
    expect(titles('Keras ResNet50').slice(0, 5)).to.deep.equal([
      'conv1',
      'conv2_block1',
      'conv2_block2',
      'conv2_block3',
      'conv3_block1',
    ]);
    expect(titles('Keras ResNet50').at(-1)).to.equal('Layers without positions');
    expect(group('Keras Xception', 'block3')).to.deep.equal([
      'block3_sepconv1_act',
      'block3_sepconv1',
      'block3_sepconv1_bn',
      'block3_sepconv2_act',
      'block3_sepconv2',
      'block3_sepconv2_bn',
      // The shortcut beside the block, and what joins both.
      'conv2d_1',
      'block3_pool',
      'batch_normalization_1',
      'add_1',
    ]);
    expect(titles('torchvision resnet18')).to.deep.equal([
      'Maps of 112 × 112 to 56 × 56',
      'layer1',
      'layer2',
      'layer3',
      'layer4',
      'Layers without positions',
    ]);
    expect(titles('torchvision efficientnet_b0')).to.include.members([
      'features.1',
      'features.2.0',
      'features.2.1',
    ]);
    expect(titles('torchvision googlenet')).to.include('inception4e');
    expect(titles('Keras nested')).to.deep.equal(['block', 'head']);
  });

  it('leave out the beginning that names share, and the operation at the end of a graph’s nodes', () => {
    expect(group('Teachable Machine', 'block_1')[0]).to.equal('block_1_expand');
    expect(titles('Teachable Machine').slice(0, 3)).to.deep.equal([
      'Maps of 24 × 24',
      'expanded_conv',
      'block_1',
    ]);
    expect(group('TensorFlow graph plain', 'block1')).to.deep.equal([
      'block1_conv1',
      'block1_conv2',
      'block1_pool',
    ]);
    const inception = menuOf(lists.get('TensorFlow graph inception')!).flatMap(
      ({ labels }) => labels,
    );
    // Of one scope there are two operations.
    expect(inception).to.include.members(['stem_relu', 'wide1/BiasAdd', 'wide1/Tanh', 'logits']);
    expect(titles('Keras ConvNeXtTiny')).to.include('stage_2_block_8');
    expect(group('torchvision densenet121', 'transition1')).to.include('transition1.conv');
  });

  it('go by the size of maps where names are only numbered, in parts that end where branches join', () => {
    const inception = menuOf(lists.get('Keras InceptionV3')!);
    expect(inception[0]).to.deep.equal({
      title: 'Maps of 149 × 149',
      labels: ['conv2d', 'batch_normalization', 'activation'],
    });
    const ends = inception.map(({ labels }) => labels.at(-1));
    for (const name of ['mixed4', 'mixed5', 'mixed6', 'mixed9', 'mixed10']) {
      expect(ends).to.include(name);
    }
    // `dw` and `pw` come again and again: they are no blocks.
    expect(titles('Keras MobileNet')).to.deep.equal([
      'conv1',
      'conv · 112 × 112',
      'conv · 56 × 56',
      'conv · 28 × 28',
      'conv · 14 × 14, 1 of 3',
      'conv · 14 × 14, 2 of 3',
      'conv · 14 × 14, 3 of 3',
      'conv · 7 × 7',
      'Layers without positions',
    ]);
    expect(titles('torchvision vgg11_bn')[1]).to.equal('features · 56 × 56');
  });

  it('keep names that cutting would make the same, or less than a name', () => {
    expect(shortNames(['a/Conv2D', 'a/Relu', 'b/Relu'])).to.deep.equal(['a/Conv2D', 'a/Relu', 'b']);
    expect(shortNames(['features.0', 'features.1', 'features.2'])).to.deep.equal([
      'features.0',
      'features.1',
      'features.2',
    ]);
    expect(shortNames(['conv_dw_1', 'conv_pw_1', 'conv_dw_2'])[0]).to.equal('conv_dw_1');
    expect(shortNames(['net/x', 'net/y', 'net/z', 'net/w', 'x'])).to.deep.equal([
      'net/x',
      'y',
      'z',
      'w',
      'x',
    ]);
    expect(shortNames([])).to.deep.equal([]);
    expect(shortNames(['only/Relu'])).to.deep.equal(['only']);
  });
});
