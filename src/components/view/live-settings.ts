import { NewestWins } from '../base/newest-wins.js';
import { choose } from './reader-choice.js';

/** The controller of an element, as far as its sliders need to know it. */
interface Slid<Settings> {
  readonly host: EventTarget &
    Settings & { requestUpdate(): void; readonly updateComplete: Promise<boolean> };
  readonly status: string;
  explain(): Promise<unknown>;
}

/**
 * What a reader sets by sliders. A slider follows the hand at once; the figure follows as fast as it can:
 * an explanation that is under way is finished, and the newest value is explained next.
 */
export class LiveSettings<Settings extends object> {
  /** Where the sliders stand; the element's attributes follow. */
  private wanted: Partial<Settings> = {};
  /** Whether the figure has yet to come to rest: until then it is not worth a word. */
  isMoving = false;
  private readonly newest = new NewestWins((values: Partial<Settings>) => this.explain(values));

  constructor(private readonly controller: Slid<Settings>) {}

  /** Where a slider stands; `undefined` where that is what the attribute says. */
  standing<Name extends keyof Settings>(name: Name): Settings[Name] | undefined {
    return this.wanted[name];
  }

  slide(values: Partial<Settings>): void {
    this.wanted = { ...this.wanted, ...values };
    this.controller.host.requestUpdate();
    this.newest.offer(this.wanted);
  }

  private async explain(values: Partial<Settings>): Promise<void> {
    const { controller } = this;
    const { host } = controller;
    this.isMoving = true;
    choose<Settings>(controller, values);
    await host.updateComplete;
    // Of an element that nobody sees nothing is explained.
    if (controller.status === 'computing') await controller.explain().catch(() => {});
    if (this.wanted !== values) return;
    this.wanted = {};
    this.isMoving = false;
    host.requestUpdate();
  }
}
