import { expect } from '@esm-bundle/chai';
import { NewestWins } from '../../dist/components/base/newest-wins.js';
import { LiveSettings } from '../../dist/components/view/live-settings.js';

/** What is handed on, each until the test ends it. */
function handing(): { handed: number[]; end: () => Promise<void>; newest: NewestWins<number> } {
  const handed: number[] = [];
  const ends: (() => void)[] = [];
  const newest = new NewestWins((value: number) => {
    handed.push(value);
    return new Promise<void>((resolve) => ends.push(resolve));
  });
  const end = async (): Promise<void> => {
    ends.shift()!();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { handed, end, newest };
}

/** The page as it is behind another. */
function hide(isHidden: boolean): void {
  if (isHidden) {
    const value = 'hidden';
    Object.defineProperty(document, 'visibilityState', { value, configurable: true });
  } else {
    Reflect.deleteProperty(document, 'visibilityState');
  }
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('Of what changes faster than it is worked on', () => {
  it('one is under way, the newest waits, and those between are never handed on', async () => {
    const { handed, end, newest } = handing();
    for (let value = 1; value <= 5; value++) newest.offer(value);
    expect(handed).to.deep.equal([1]);
    await end();
    expect(handed).to.deep.equal([1, 5]);
    newest.offer(6);
    newest.offer(7);
    expect(handed).to.deep.equal([1, 5]);
    await end();
    expect(handed).to.deep.equal([1, 5, 7]);
    await end();
    expect(handed).to.deep.equal([1, 5, 7]);
    newest.offer(8);
    expect(handed.at(-1)).to.equal(8);
  });

  it('nothing that waits is handed on once it is dropped', async () => {
    const { handed, end, newest } = handing();
    newest.offer(1);
    newest.offer(2);
    newest.drop();
    await end();
    expect(handed).to.deep.equal([1]);
  });

  it('nothing is handed on while the page is hidden, and the newest when it is shown again', async () => {
    const { handed, end, newest } = handing();
    hide(true);
    try {
      newest.offer(1);
      newest.offer(2);
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(handed).to.deep.equal([]);
    } finally {
      hide(false);
    }
    await new Promise((resolve) => setTimeout(resolve));
    expect(handed).to.deep.equal([2]);
    await end();
    expect(handed).to.deep.equal([2]);
  });
});

describe('Sliders', () => {
  /** An element whose explanations the test ends. */
  function standIn() {
    const changes: { epsilon?: number }[] = [];
    const ends: (() => void)[] = [];
    class Host extends EventTarget {
      readonly updateComplete = Promise.resolve(true);
      private standing = 0;
      get epsilon(): number {
        return this.standing;
      }
      set epsilon(epsilon: number) {
        this.standing = epsilon;
        changes.push({ epsilon });
      }
      requestUpdate(): void {}
    }
    const controller = {
      host: new Host(),
      status: 'computing',
      explain: () => new Promise<void>((resolve) => ends.push(resolve)),
    };
    const end = async (): Promise<void> => {
      ends.shift()!();
      await new Promise((resolve) => setTimeout(resolve));
    };
    return {
      controller,
      changes,
      end,
      settings: new LiveSettings<{ epsilon: number }>(controller),
    };
  }

  it('stand where the hand has them, while the figure is explained for one value after the other', async () => {
    const { changes, end, settings } = standIn();
    for (const epsilon of [1, 2, 3]) settings.slide({ epsilon });
    await new Promise((resolve) => setTimeout(resolve));
    expect(changes).to.deep.equal([{ epsilon: 1 }]);
    expect(settings.standing('epsilon')).to.equal(3);
    expect(settings.isMoving).to.equal(true);
    await end();
    expect(changes).to.deep.equal([{ epsilon: 1 }, { epsilon: 3 }]);
    expect(settings.isMoving).to.equal(true);
    await end();
    expect(settings.standing('epsilon')).to.equal(undefined);
    expect(settings.isMoving).to.equal(false);
  });

  it('of an element that nobody sees change its attributes alone', async () => {
    const { controller, changes, settings } = standIn();
    controller.status = 'waiting';
    settings.slide({ epsilon: 1 });
    await new Promise((resolve) => setTimeout(resolve));
    settings.slide({ epsilon: 2 });
    await new Promise((resolve) => setTimeout(resolve));
    expect(changes).to.deep.equal([{ epsilon: 1 }, { epsilon: 2 }]);
    expect(settings.isMoving).to.equal(false);
  });
});
