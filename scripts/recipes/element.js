import { insertBefore } from '../insert-before.js';

/** An image and what the network predicts: the smallest element that has every role. */
export const heading = 'A new element';
export const goal = 9;

const folder = 'src/components/toy-answer';

export const edits = {
  [`${folder}/toy-attributes.ts`]:
    () => `import type { Declarations, ImageAttributes } from '../base/properties.js';

/** The attributes of a \`<toy-answer>\`, besides those of every element. */
export interface ToyAttributes extends ImageAttributes {
  smooth: boolean;
}

export const toyProperties: Declarations = {
  smooth: { type: Boolean, initial: false },
};

/** Those whose change asks for a new computation. */
export const toyRequestNames = ['model', 'card', 'src', 'target', 'backend', 'image', 'smooth'];
`,
  [`${folder}/toy-answer.ts`]:
    () => `import type { SaliencyResult } from '../../client/saliency.js';
import { ImageElement } from '../base/image-element.js';
import type { Declarations } from '../base/properties.js';
import { toyProperties, type ToyAttributes } from './toy-attributes.js';
import { ToyController } from './toy-controller.js';

/**
 * An image and what the network predicts.
 *
 * @tag toy-answer
 *
 * @attr {boolean} smooth - averages the gradient over noisy copies of the image
 * @attr {string} range - which values the colors end at: \`unit\`, or two numbers
 *
 * @event {CustomEvent<SaliencyResult>} explain-complete - the result
 */
export class ToyAnswer extends ImageElement<SaliencyResult> implements ToyAttributes {
  static override properties: Declarations = toyProperties;

  declare smooth: boolean;

  /** @internal */
  override readonly controller = new ToyController(this);
}

declare global {
  interface HTMLElementTagNameMap {
    'toy-answer': ToyAnswer;
  }
}
`,
  [`${folder}/toy-controller.ts`]:
    () => `import type { CallOptions, Explainer } from '../../client/explainer.js';
import type { Picture } from '../../client/image/fit.js';
import type { SaliencyResult } from '../../client/saliency.js';
import { ImageController } from '../base/image-controller.js';
import type { View } from '../base/view-loader.js';
import { toyRequestNames, type ToyAttributes } from './toy-attributes.js';

/** The state of a \`<toy-answer>\`. */
export class ToyController extends ImageController<ToyAttributes, SaliencyResult> {
  protected override readonly requestNames = toyRequestNames;

  protected override async request(
    explainer: Explainer,
    { input }: Picture,
    call: CallOptions,
  ): Promise<SaliencyResult> {
    return (await import('./toy-view.js')).explainToy(this.host, explainer, input, call);
  }

  protected override importView(): Promise<View<this>> {
    return import('./toy-view.js').then(({ toyView }) => toyView);
  }
}
`,
  [`${folder}/toy-request.ts`]:
    () => `import type { CallOptions, Explainer } from '../../client/explainer.js';
import type { SaliencyResult } from '../../client/saliency.js';
import type { InputTensor } from '../../protocol.js';
import type { ToyAttributes } from './toy-attributes.js';

/** Sends what the attributes ask for to the engine. */
export function explainToy(
  { smooth, target }: ToyAttributes,
  explainer: Explainer,
  image: InputTensor,
  call: CallOptions,
): Promise<SaliencyResult> {
  return explainer.saliencyOf(image, { methods: [smooth ? 'smoothgrad' : 'gradient'], target }, call);
}
`,
  [`${folder}/toy-figure.ts`]:
    () => `import type { SaliencyResult } from '../../client/saliency.js';
import type { Figure, ShownPicture } from '../figure/figure.js';
import { answerParagraph, answerText } from '../figure/sentences.js';
import { translate } from '../locale/message.js';

/** All that the figure of a \`<toy-answer>\` follows from. */
export interface ToyState {
  result: SaliencyResult | null;
  picture: ShownPicture | null;
}

/** The image, and what the network predicts. */
export function toyFigure({ result, picture }: ToyState): Figure {
  const alternative = translate\`The picture that is explained\`;
  return {
    parts: [
      {
        kind: 'panels',
        columns: { wide: 1, medium: 1, narrow: 1 },
        shape: picture?.input.shape ?? [1, 1, 1],
        panels: [
          {
            kind: 'panel',
            key: 'picture',
            part: 'picture-panel',
            label: translate\`Picture\`,
            layers: picture ? [{ part: 'picture', source: picture.view, alternative }] : [],
            marks: [],
            legend: null,
            input: true,
          },
        ],
      },
    ],
    caption: [answerParagraph(result)],
    announcement: result ? answerText(result) : '',
  };
}
`,
  [`${folder}/toy-view.ts`]: () => `import { html, nothing } from 'lit';
import type { View } from '../base/view-loader.js';
import { announcing } from '../view/announcer.js';
import { drawnCaption } from '../view/caption.js';
import { figureStyles } from '../view/figure.styles.js';
import { drawnPanels } from '../view/panel-grid.js';
import type { ToyController } from './toy-controller.js';
import { toyFigure } from './toy-figure.js';

export { explainToy } from './toy-request.js';

/** What a \`<toy-answer>\` looks like. */
export const toyView: View<ToyController> = {
  styles: [figureStyles],
  figure(controller) {
    const { parts, caption } = toyFigure(controller);
    return html\`
      \${parts.map((part) => (part.kind === 'panels' ? drawnPanels(controller.host, part) : nothing))}
      \${drawnCaption(controller.host, caption)}
    \`;
  },
  announcement: announcing((controller) => toyFigure(controller).announcement),
};
`,
  'src/define.ts': (text) =>
    insertBefore(
      insertBefore(
        text,
        '\nconst elements:',
        `import { ToyAnswer } from './components/toy-answer/toy-answer.js';\n`,
      ),
      '};\n\n',
      `  'toy-answer': ToyAnswer,\n`,
    ),
  'src/index.ts': (text) =>
    insertBefore(
      text,
      'export type { Phrasebook }',
      `export { ToyAnswer } from './components/toy-answer/toy-answer.js';\n`,
    ),
  'test/components/toy-answer.test.ts': () => `import { expect } from '@esm-bundle/chai';
import '../../dist/define.js';
import { after, place } from '../support/element.js';
import { parts, text } from '../support/saliency-element.js';

describe('<toy-answer>', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows the image and the prediction, and computes anew when an attribute changes', async () => {
    const element = place('toy-answer', { src: 'sample:3' }, '');
    const { method } = await element.explain();
    expect(method).to.equal('gradient');
    expect(parts(element, 'picture-canvas')).to.have.length(1);
    expect(text(element, 'answer')).to.equal('The network answers 3 (over 99.9%).');
    const next = await after(element, () => element.setAttribute('smooth', ''));
    expect(next.method).to.equal('smoothgrad');
  });
});
`,
};

export const tests = ['test/components/toy-answer.test.ts'];
