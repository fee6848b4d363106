import { expect } from '@esm-bundle/chai';
import * as page from '../../dist/define.js';
import * as all from '../../dist/index.js';

it('a script of a page gives all that the package gives, but for what authors alone use', () => {
  const given = Object.keys(page);
  expect(Object.keys(all).filter((name) => !given.includes(name))).to.deep.equal([
    'createDeconvLearner',
    'draftCard',
    'load',
    'rankCorrelation',
    'toNpy',
    'toPNG',
  ]);
});
