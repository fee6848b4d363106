import { insertBefore } from '../insert-before.js';

/** Half of the opacity of a map over the image. */
export const heading = 'A new attribute';
export const goal = 4;

export const edits = {
  'src/components/saliency-map/saliency-attributes.ts': (text) =>
    insertBefore(
      text.replace('  opacity: number;\n', (field) => `${field}  faint: boolean;\n`),
      '  sanity: { type: Boolean',
      '  faint: { type: Boolean, initial: false },\n',
    ),
  'src/components/saliency-map/saliency-map.ts': (text) =>
    insertBefore(
      insertBefore(
        text,
        ' * @attr {boolean} sanity',
        ' * @attr {boolean} faint - halves the opacity\n',
      ),
      '  declare sanity: boolean;',
      '  declare faint: boolean;\n',
    ),
  'src/components/saliency-map/saliency-figure.ts': (text) =>
    text.replace(
      'Math.min(Math.max(attributes.opacity, 0), 1)',
      (opacity) => `${opacity} * (attributes.faint ? 0.5 : 1)`,
    ),
  'test/components/faint.test.ts': () => `import { expect } from '@esm-bundle/chai';
import { placed } from '../support/spoken.js';

it('a faint map has half of its opacity', async () => {
  const attributes = { model: 'mnist-cnn', src: 'sample:3', picture: 'under', opacity: '0.5' };
  for (const [more, opacity] of [
    [{}, '0.5'],
    [{ faint: '' }, '0.25'],
  ] as const) {
    const element = await placed('saliency-map', { ...attributes, ...more });
    const canvas = element.shadowRoot!.querySelector('[part~="map-canvas"]')!;
    expect(getComputedStyle(canvas).opacity).to.equal(opacity);
    element.remove();
  }
});
`,
};

export const tests = ['test/components/faint.test.ts'];
