import { expect } from '@esm-bundle/chai';
import {
  callSettings,
  layerSettings,
  operationSettings,
  type Settings as Table,
} from '../bundles/engine-parts.js';
import { refusalOf, type LayerCall, type Settings } from '../support/keras-layers.js';

/** What training/keras_settings.py lists: every class as Keras itself has it. */
interface Listed {
  config: Settings;
  call: string[];
}
interface Listing {
  layers: Record<string, Partial<Record<'keras2' | 'keras3', Listed>>>;
  operations: Record<string, Listed>;
}

const listing = (await (await fetch('/test/support/keras-settings.json')).json()) as Listing;

const layers = Object.entries(listing.layers).flatMap(([className, versions]) =>
  Object.entries(versions).map(([version, listed]) => ({
    className,
    listed,
    title: `${className} of ${version}`,
    table: layerSettings[className]!,
    call: callOf(className),
  })),
);
/** How operations are called that take more than one tensor of the usual shape. */
const operationCalls: Record<string, LayerCall> = {
  GetItem: {
    args: ([tensor]) => [
      tensor,
      [null, 1].map((start) => ({ class_name: '__slice__', config: { start, stop: null } })),
    ],
  },
  Squeeze: { shapes: [[1, 5, 3]] },
};
const operations = Object.entries(listing.operations).map(([className, listed]) => ({
  className,
  listed,
  title: `${className} of keras.ops`,
  table: operationSettings[className]!,
  call: {
    module: 'keras.src.ops.numpy',
    ...(isBinary(listed) ? { args: ([tensor]: unknown[]) => [tensor, 2] } : {}),
    ...operationCalls[className],
  },
}));

function isBinary({ call }: Listed): boolean {
  return call.includes('x2');
}

function callOf(className: string): LayerCall {
  if (className === 'Dense') return { shapes: [[12]] };
  if (className.endsWith('1D') && className !== 'SpatialDropout1D') return { shapes: [[6, 3]] };
  const map = [6, 5, 3];
  const joining = ['Add', 'Average', 'Concatenate', 'CustomScaleLayer', 'Maximum', 'Minimum'];
  return [...joining, 'Multiply', 'Subtract'].includes(className) ? { shapes: [map, map] } : {};
}

/** Every value that another one may not simply be put in the place of. */
const nonsense = { nonsense: 1 };

describe("the engine's table of Keras's settings", () => {
  it('has the classes that the listing has', () => {
    const known = Object.keys(layerSettings).filter((name) => !name.endsWith('OpLambda'));
    expect(known.sort()).to.deep.equal(Object.keys(listing.layers).sort());
    expect(Object.keys(operationSettings).sort()).to.deep.equal(
      Object.keys(listing.operations).sort(),
    );
  });

  for (const { className, listed, title, table } of layers) {
    it(`has every setting and argument of ${title}`, () => {
      expect(Object.keys(table)).to.include.members(Object.keys(listed.config));
      expect(Object.keys(callSettings(className, false))).to.include.members(listed.call);
    });
  }

  for (const { className, listed, title, table } of operations) {
    it(`has every setting and argument of ${title}`, () => {
      expect(Object.keys(table)).to.include.members(Object.keys(listed.config));
      expect(Object.keys(callSettings(className, true))).to.include.members(listed.call);
    });
  }
});

for (const { className, listed, title, table, call } of [...layers, ...operations]) {
  describe(title, () => {
    const refusal = (config: Settings, kwargs: Settings = {}) =>
      refusalOf(className, {
        ...call,
        config: { ...listed.config, ...config, name: 'subject' },
        kwargs,
      });

    it('is accepted as Keras writes it', async () => {
      expect(await refusal({})).to.equal(null);
    });

    it('is refused by name with a setting that is not known', async () => {
      const error = await refusal({ novelty: 1 });
      expect(error?.code).to.equal('layer-unsupported');
      expect(error?.message).to.match(/"subject".*novelty/);
    });

    it('has no setting that is neither read nor inert', async () => {
      for (const key of Object.keys(listed.config)) {
        if (key === 'name') continue;
        const error = await refusal({ [key]: nonsense });
        if (isInert(table, key)) expect(error, key).to.equal(null);
        else expectNamed(error, key);
      }
    });

    it('is refused by name when called with what is not known', async () => {
      const error = await refusal({}, { novelty: 1 });
      expect(error?.code).to.equal('layer-unsupported');
      expect(error?.message).to.match(/"subject".*novelty/);
    });

    if (
      listed.call.includes('training') &&
      !['CenterCrop', 'Dense', 'Resizing'].includes(className)
    ) {
      it('is refused by name in training', async () => {
        const error = await refusal({}, { training: true });
        expect(error?.code).to.equal('layer-unsupported');
        expect(error?.message).to.match(/"subject".*training=true/);
        expect(await refusal({}, { training: false })).to.equal(null);
      });
    }
  });
}

function isInert(table: Table, key: string): boolean {
  return table[key] === 'inert';
}

function expectNamed(error: { code: string; message: string } | null, key: string): void {
  expect(error?.code, key).to.be.oneOf(['layer-unsupported', 'model-invalid']);
  expect(error?.message, key).to.include('"subject"').and.include(key);
}
