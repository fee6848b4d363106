import type { CallOptions } from '../../client/explainer.js';
import { ExplainController, type Computation } from '../base/explain-controller.js';
import type { View } from '../base/view-loader.js';
import {
  learnerProperties,
  type DeconvLearnerResult,
  type LearnerAttributes,
} from './learner-attributes.js';
import type { Learning } from './learner-playback.js';

/** The state of a `<deconv-learner>`. */
export class LearnerController extends ExplainController<LearnerAttributes, DeconvLearnerResult> {
  protected override readonly requestNames = [
    ...Object.keys(learnerProperties).filter((name) => !/paused|colormap/.test(name)),
    'backend',
  ];
  protected override readonly failureWords = [
    'The page could not prepare the figure',
    'Reload the page; if it goes on, report it.',
  ] as const;
  protected override readonly keepsResult = true;
  override readonly paintsAsItGoes = true;
  /** What learns, once its code has come with the view. */
  learning: Learning | null = null;

  protected override async compute(call: CallOptions): Promise<Computation<DeconvLearnerResult>> {
    await this.viewLoader.load();
    return { result: await this.learning!.learn(call) };
  }

  protected override async importView(): Promise<View<this>> {
    const { Learning, learnerView } = await import('./learner-view.js');
    this.learning ??= new Learning(this, (result) => this.show({ result }));
    return learnerView;
  }

  /** What stands still is complete when it shows something. */
  override async settle(): Promise<void> {
    const still = this.viewLoader.load().then(() => this.learning!.whenStill());
    await Promise.race([super.settle(), still]);
  }

  reset(): void {
    this.learning?.restart();
    this.host.paused = false;
    this.startByReader();
  }

  step(): void {
    this.host.paused = true;
    this.learning?.step();
  }
}
