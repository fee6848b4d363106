import { html, type TemplateResult } from 'lit';
import type { ReluRule } from '../../protocol.js';

// Each is written out as a whole: a template inside <math> would be parsed as HTML.

/** What the ReLU receives, what it gives, and the signal that arrives at its output. */
export const symbols = {
  input: html`<math translate="no"
    ><msup><mi>f</mi><mi>l</mi></msup></math
  >`,
  output: html`<math translate="no"
    ><msubsup
      ><mi>f</mi><mi>i</mi><mrow><mi>l</mi><mo>+</mo><mn>1</mn></mrow></msubsup
    ><mo>=</mo><mo>max</mo><mo>(</mo><msubsup><mi>f</mi><mi>i</mi><mi>l</mi></msubsup
    ><mo>,</mo><mn>0</mn><mo>)</mo></math
  >`,
  signal: html`<math translate="no"
    ><msup
      ><mi>R</mi><mrow><mi>l</mi><mo>+</mo><mn>1</mn></mrow></msup
    ></math
  >`,
};

/** What each rule passes on. */
export const formulas: Record<ReluRule, TemplateResult> = {
  gradient: html`<math translate="no"
    ><msubsup><mi>R</mi><mi>i</mi><mi>l</mi></msubsup
    ><mo>=</mo><mo>(</mo><msubsup><mi>f</mi><mi>i</mi><mi>l</mi></msubsup
    ><mo>&gt;</mo><mn>0</mn><mo>)</mo><mo>·</mo
    ><msubsup
      ><mi>R</mi><mi>i</mi><mrow><mi>l</mi><mo>+</mo><mn>1</mn></mrow></msubsup
    ></math
  >`,
  deconvnet: html`<math translate="no"
    ><msubsup><mi>R</mi><mi>i</mi><mi>l</mi></msubsup
    ><mo>=</mo><mo>(</mo
    ><msubsup
      ><mi>R</mi><mi>i</mi><mrow><mi>l</mi><mo>+</mo><mn>1</mn></mrow></msubsup
    ><mo>&gt;</mo><mn>0</mn><mo>)</mo><mo>·</mo
    ><msubsup
      ><mi>R</mi><mi>i</mi><mrow><mi>l</mi><mo>+</mo><mn>1</mn></mrow></msubsup
    ></math
  >`,
  'guided-backprop': html`<math translate="no"
    ><mtable columnalign="left"
      ><mtr
        ><mtd
          ><msubsup><mi>R</mi><mi>i</mi><mi>l</mi></msubsup
          ><mo>=</mo><mo>(</mo><msubsup><mi>f</mi><mi>i</mi><mi>l</mi></msubsup
          ><mo>&gt;</mo><mn>0</mn><mo>)</mo><mo>·</mo></mtd
        ></mtr
      ><mtr
        ><mtd
          ><mo>(</mo
          ><msubsup
            ><mi>R</mi><mi>i</mi><mrow><mi>l</mi><mo>+</mo><mn>1</mn></mrow></msubsup
          ><mo>&gt;</mo><mn>0</mn><mo>)</mo><mo>·</mo
          ><msubsup
            ><mi>R</mi><mi>i</mi><mrow><mi>l</mi><mo>+</mo><mn>1</mn></mrow></msubsup
          ></mtd
        ></mtr
      ></mtable
    ></math
  >`,
};

/** The conditions that close a cell. */
export const conditions = {
  input: html`<math translate="no"
    ><msubsup><mi>f</mi><mi>i</mi><mi>l</mi></msubsup
    ><mo>≤</mo><mn>0</mn></math
  >`,
  signal: html`<math translate="no"
    ><msubsup
      ><mi>R</mi><mi>i</mi><mrow><mi>l</mi><mo>+</mo><mn>1</mn></mrow></msubsup
    ><mo>≤</mo><mn>0</mn></math
  >`,
};
