import { expect } from '@esm-bundle/chai';
import { ExplainError } from '../../dist/engine.js';
import { engineClient } from '../../dist/client/engine-client.js';
import { codeOf } from '../support/errors.js';

/** A small job; different signals make different ones. */
const job = (signal: number) => ({
  backend: 'cpu' as const,
  reluBackward: {
    values: Float32Array.of(1, -1),
    signal: Float32Array.of(signal, 1),
    shape: [1, 2] as [number, number],
    rules: ['gradient' as const],
  },
});
const request = (signal: number, options = {}) =>
  engineClient.request('reluBackward', job(signal), options);

describe('a job that needs something first', () => {
  it('holds up nobody while it waits, and is computed afterwards', async () => {
    const ended: string[] = [];
    let arrive = (): void => {};
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    const waiting = request(1, { prepare: () => arrived }).then(() => ended.push('waiting'));
    await request(2).then(() => ended.push('other'));
    arrive();
    await waiting;
    expect(ended).to.deep.equal(['other', 'waiting']);
  });

  it('is refused with the error of what it needs', async () => {
    const prepare = () => Promise.reject(new ExplainError('model-stalled', 'It stalls.', 'Wait.'));
    expect(await codeOf(request(3, { prepare }))).to.equal('model-stalled');
  });

  it('stops waiting when nobody wants it any more', async () => {
    const controller = new AbortController();
    const stopped = new Promise<void>((resolve) => {
      const prepare = (signal: AbortSignal) => {
        signal.addEventListener('abort', () => resolve());
        controller.abort();
        return new Promise<void>(() => {});
      };
      request(4, { prepare, signal: controller.signal }).catch(() => {});
    });
    await stopped;
  });

  it('waits once for all who ask for it', async () => {
    let times = 0;
    const prepare = () => Promise.resolve(void times++);
    await Promise.all([request(5, { prepare }), request(5, { prepare })]);
    expect(times).to.equal(1);
  });
});
