import { expect } from '@esm-bundle/chai';
import { Turns } from '../bundles/engine-parts.js';

/** A promise that is resolved from outside. */
function gate(): { open: () => void; opened: Promise<void> } {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

describe('turns of the engine', () => {
  it('are had one after the other, also after one that failed', async () => {
    const turns = new Turns();
    const seen: string[] = [];
    const first = turns.run(async () => {
      await Promise.resolve();
      seen.push('first');
      throw new Error('meant');
    });
    const second = turns.run(async () => void seen.push('second'));
    expect(await first.catch((error: Error) => error.message)).to.equal('meant');
    await second;
    expect(seen).to.deep.equal(['first', 'second']);
  });

  it('given way to, are had by all who wait, before they come back', async () => {
    const turns = new Turns();
    const seen: string[] = [];
    const { open, opened } = gate();
    const long = turns.run(async (turn) => {
      seen.push('long begins');
      await opened;
      await turn.giveWay();
      seen.push('long ends');
    });
    const others = ['a', 'b'].map((name) => turns.run(async () => void seen.push(name)));
    open();
    await Promise.all([long, ...others]);
    expect(seen).to.deep.equal(['long begins', 'a', 'b', 'long ends']);
  });

  it('given way to while nobody waits go on at once', async () => {
    const turns = new Turns();
    expect(
      await turns.run(async (turn) => {
        await turn.giveWay();
        return 'done';
      }),
    ).to.equal('done');
    expect(await turns.run(async () => 'next')).to.equal('next');
  });

  it('left while others have them are free only when they have come back', async () => {
    const turns = new Turns();
    const seen: string[] = [];
    const { open, opened } = gate();
    // As when its backend is lost while another job has its turn: nobody awaits what gave way.
    const left = turns.run(async (turn) => void turn.giveWay());
    const other = turns.run(async () => {
      await opened;
      seen.push('other');
    });
    const later = turns.run(async () => void seen.push('later'));
    open();
    await Promise.all([left, other, later]);
    expect(seen).to.deep.equal(['other', 'later']);
  });
});
