import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { ExplainError } from '../../protocol.js';
import { say } from '../locale/message.js';
import { partFailure } from '../view/part-failure.js';
import type { InputFigure } from './image-input-view.js';
import { sampleInUse, samplesStrip } from './samples-strip.js';
import { wayButtons } from './way-buttons.js';
import { acceptError } from './ways.js';

/** The strip, the buttons, what is open, and which picture is in use. */
export function figureTemplate(figure: InputFigure): TemplateResult {
  const { ways, dropping, open, model } = figure;
  const failure = figure.failure ?? wrongAttribute(figure) ?? model.failure;
  return html`
    <div class=${classMap({ input: true, dropping })} role="group" aria-label=${say`Picture`}>
      ${ways[0] === 'samples' ? samplesStrip(figure) : nothing} ${wayButtons(figure)}
      ${
        ways.includes('upload')
          ? html`<p part="hint" class="hint computed">
              ${
                dropping
                  ? say`Let go: the picture goes in here.`
                  : canDrag()
                    ? say`You can also drop a picture here. Pictures stay in this page.`
                    : say`Pictures stay in this page.`
              }
            </p>`
          : nothing
      }
      ${open ? html`<div part="panel" class="panel-box">${open.panel.render()}</div>` : nothing}
      ${ways.indexOf('samples') > 0 ? samplesStrip(figure) : nothing} ${statusLine(figure)}
      ${failure ? partFailure(failure) : nothing}
    </div>
  `;
}

/** Fingers drag nothing into a page. */
function canDrag(): boolean {
  return matchMedia('(any-pointer: fine)').matches;
}

function statusLine(figure: InputFigure): TemplateResult {
  const sample = sampleInUse(figure);
  const words = sample ? say`In use: ${sample.title}.` : givenInUse(figure);
  return html`<p part="status" class="status">
    ${words}
    ${sample?.credit ? html`<small part="credit" class="computed">${sample.credit}</small>` : nothing}
  </p>`;
}

/** Of the picture that the reader gave last, while the first fed element still shows it. */
function givenInUse({ fed, host, given }: InputFigure): string {
  const [first] = fed.elements;
  const shown: unknown = first ? Reflect.get(first, 'image') : host.value;
  return given && shown === given.image ? given.words() : '';
}

/** Told to the author once the whole page is there; an element may still come. */
function wrongAttribute({ host, fed }: InputFigure): ExplainError | null {
  const [missing] = fed.missing;
  if (missing === undefined || document.readyState !== 'complete') return acceptError(host.accept);
  return new ExplainError(
    'input-target-missing',
    `No element of this page has the id "${missing}".`,
    'Set "for" to the id of the element that is to get the picture.',
  );
}
