import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { inTurn } from '../../scripts/rotation.js';
import { assertSameMap } from '../pages/helpers.js';
import { tags as every } from './stage.js';

/**
 * A suite for each row: {name, files, fault, code, says, tags, attributes}. `code` is what all elements
 * are to fail with, or `works`; the words of `says` must stand in the message or the hint. A quarter of
 * the rows where tests take turns.
 */
export function playTable(stage, rows) {
  for (const row of inTurn(rows, 4)) {
    describe(row.name, () => {
      let played;
      before(async () => (played = await stage.play(row)));

      for (const tag of row.tags ?? every) {
        it(`<${tag}>: ${row.code}`, () => {
          const outcome = played.outcomes[tag];
          if (row.code === 'works') assertRight(stage, tag, outcome);
          else assertFailed(stage, tag, outcome, row);
        });
      }

      it('the neighbor is right', () => {
        const { end, target } = played.neighbor;
        assert.equal(end.type, 'explain-complete', JSON.stringify(end.detail)?.slice(0, 300));
        assertSameMap(end.detail.map, stage.neighborMaps[target]);
        assert.deepEqual(stage.page.problems.splice(0), []);
      });
    });
  }
}

function assertRight(stage, tag, { type, detail }) {
  assert.equal(type, 'explain-complete', JSON.stringify(detail)?.slice(0, 300));
  const expected = stage.expected[tag];
  assertSameMap(detail.map, expected.map);
  assert.equal(detail.target.index, expected.target.index);
}

function assertFailed(stage, tag, { type, detail, seen, retried }, { code, says }) {
  assert.equal(type, 'explain-error', type === 'no end' ? type : 'a result came');
  if (code instanceof RegExp) assert.match(detail.code, code);
  else assert.equal(detail.code, code, JSON.stringify(detail));
  assert.ok(detail.message.length > 10 && detail.hint.length > 10);
  const words = `${detail.message} ${detail.hint}`;
  for (const word of says ?? []) assert.ok(words.includes(word), `${word} is not in: ${words}`);
  const { fallback, figure, error } = seen;
  assert.deepEqual(
    { fallback, figure, retry: seen.retry },
    { fallback: true, figure: false, retry: true },
  );
  assert.ok(error.includes(detail.message) && error.includes(detail.hint));
  assertRight(stage, tag, retried);
}
