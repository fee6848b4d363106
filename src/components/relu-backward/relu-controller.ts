import { html, nothing, type TemplateResult } from 'lit';
import type { CallOptions } from '../../client/explainer.js';
import type { ReluBackwardResult } from '../../client/relu-backward.js';
import { ExplainController, type Computation } from '../base/explain-controller.js';
import type { View } from '../base/view-loader.js';
import { translate } from '../locale/message.js';
import { hasFallbackContent } from '../view/figure-frame.js';
import type { ReluEditor } from './relu-editor.js';
import { reluRequestNames, type ReluAttributes } from './relu-attributes.js';

/** The state of a `<relu-backward>`. */
export class ReluController extends ExplainController<ReluAttributes, ReluBackwardResult> {
  protected override readonly requestNames = reluRequestNames;
  protected override readonly failureWords = [
    'The page could not prepare the figure',
    'Reload the page; if it goes on, report it.',
  ] as const;
  protected override readonly keepsResult = true;
  /** What the reader does to the numbers, once its code has come with the view. */
  editor: ReluEditor | null = null;

  protected override async compute(call: CallOptions): Promise<Computation<ReluBackwardResult>> {
    const [{ explainRelu }] = await Promise.all([import('./relu-view.js'), this.viewLoader.load()]);
    return { result: await explainRelu(this.host, call) };
  }

  protected override async importView(): Promise<View<this>> {
    const { ReluEditor, reluView } = await import('./relu-view.js');
    this.editor ??= new ReluEditor(this);
    return reluView;
  }

  protected override startLabel(): string {
    return translate`Show the figure`;
  }

  override figure(): TemplateResult | typeof nothing {
    // The figure would take over numbers that are refused.
    if (this.status === 'failed') return nothing;
    if (this.viewLoader.view) return super.figure();
    return hasFallbackContent(this.host) ? nothing : html`<div class="reserved"></div>`;
  }
}
