/**
 * What a project in TypeScript may import; package.js compiles it beside an installed copy of the
 * package, under every way to resolve modules. It is never run.
 */
import 'convlens/define';
import 'convlens/dist/convlens.js';
import { configure, SaliencyMap, type SaliencyResult } from 'convlens';
import { SaliencyMap as Single } from 'convlens/components/saliency-map';
import { createExplainer, ExplainError, type Explainer } from 'convlens/engine';
import { renderPage } from 'convlens/render';

const element: SaliencyMap = new Single();
const explainer: Explainer = createExplainer({ model: 'mnist-cnn' });

export async function render(html: string): Promise<string[]> {
  const page = await renderPage(html, { url: 'file:///page.html', pictures: 'page.convlens/' });
  return page.widgets.map(({ outcome, error }) => error?.code ?? outcome);
}

export async function explain(): Promise<Float32Array> {
  configure({ timeout: 60_000 });
  element.method = 'grad-cam';
  try {
    const result: SaliencyResult = await explainer.saliency({ image: 'sample:3' });
    return result.map;
  } catch (error) {
    if (error instanceof ExplainError) console.error(error.code, error.hint);
    // @ts-expect-error: a target is a class index or a label.
    return (await explainer.saliency({ target: {} })).map;
  }
}
