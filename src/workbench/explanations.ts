import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { html as staticHtml, unsafeStatic } from 'lit/static-html.js';
import type { MethodFinding } from '../define.js';
import type { Bench } from './bench.js';
import { figuresOf, isShown, keyOf, type Figure } from './figures.js';

/** 4 Explanations: what can be shown, with what each does not mean here; and all that is chosen. */
export function explanations(bench: Bench): TemplateResult {
  const { model, image, card } = bench;
  const { methods } = model!.inspection;
  return html`
    <section aria-labelledby="explanations-heading">
      <h2 id="explanations-heading">4 Explanations</h2>
      <details id="choices">
        <summary>Choose what is shown</summary>
        <fieldset>
          <legend class="unseen">Explanations</legend>
          <div class="choices">
            ${methods.filter(isShown).map((finding) => choiceOf(bench, finding))}
          </div>
        </fieldset>
      </details>
      ${keyed(
        model!.own,
        html`<explain-scene
          id="scene"
          .model=${model!.given}
          .card=${card}
          .src=${typeof image === 'string' ? image : null}
          .image=${typeof image === 'string' ? null : image}
          @explain-complete=${bench.draw}
          @scene-change=${bench.draw}
        >
          ${image === null ? nothing : figuresOf(bench.choice, methods).map(figureOf)}
        </explain-scene>`,
      )}
    </section>
  `;
}

function choiceOf(bench: Bench, finding: MethodFinding): TemplateResult {
  const key = keyOf(finding);
  const isRefused = finding.state === 'refused';
  const onChange = ({ currentTarget }: Event): void => {
    if (!(currentTarget instanceof HTMLInputElement)) return;
    const choice = new Set(bench.choice);
    if (currentTarget.checked) choice.add(key);
    else choice.delete(key);
    bench.choice = choice;
    bench.draw();
  };
  return html`<label class="choice">
    <input
      type="checkbox"
      name=${key}
      .checked=${!isRefused && bench.choice.has(key)}
      ?disabled=${isRefused}
      @change=${onChange}
    />
    <span>${finding.title}</span>
    ${
      finding.reason
        ? html`<small class="more"
            >${isRefused ? 'Not possible here. ' : ''}${finding.reason}</small
          >`
        : nothing
    }
  </label>`;
}

/** Tags come from the kit's own table. */
function figureOf({ tag, attributes, title }: Figure): TemplateResult {
  const name = unsafeStatic(tag);
  return html`<div>
    <h3>${title}</h3>
    ${staticHtml`<${name}
      data-figure
      method=${attributes['method'] ?? nothing}
      composite=${attributes['composite'] ?? nothing}
      compare=${attributes['compare'] ?? nothing}
      generator=${attributes['generator'] ?? nothing}
      pixels=${attributes['pixels'] ?? nothing}
      ?epochs=${'epochs' in attributes}
      ?train=${'train' in attributes}
    ></${name}>`}
  </div>`;
}
