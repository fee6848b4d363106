import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import type { Sample } from '../../protocol.js';
import { say } from '../locale/message.js';
import { imageOf, textOf } from './fed-elements.js';
import type { InputFigure } from './image-input-view.js';

/** Thumbnails as radio buttons: one stop for the Tab key, arrow keys from one to the next. */
export function samplesStrip(figure: InputFigure): TemplateResult | typeof nothing {
  const samples = figure.model.description?.samples ?? [];
  if (samples.length === 0) return nothing;
  const inUse = sampleInUse(figure);
  return html`
    <fieldset part="samples" class="samples">
      <legend class="unseen">${say`Sample pictures`}</legend>
      ${samples.map((sample, index) => {
        const words = (): string => say`The sample is in use: ${sample.title}.`;
        return html`<label part="sample" title=${sample.title}>
          <input
            type="radio"
            name="sample"
            class="unseen"
            .checked=${sample === inUse}
            @change=${() => figure.chooseSample(index, words)}
          />
          <img
            part="thumbnail"
            class=${classMap({ crisp: sample.large === null })}
            src=${sample.large ?? sample.url}
            alt=${sample.title}
            loading="lazy"
            draggable="false"
          />
        </label>`;
      })}
    </fieldset>
  `;
}

/** The sample that the first fed element shows, whoever chose it; `null` for any other picture. */
export function sampleInUse({ fed, host, model }: InputFigure): Sample | null {
  const [first] = fed.elements;
  if (first ? imageOf(first) !== null : typeof host.value !== 'string') return null;
  const address = first ? textOf(first, 'src') || 'sample:0' : String(host.value);
  const index = /^sample:(\d+)$/.exec(address.trim())?.[1];
  return model.description?.samples[Number(index)] ?? null;
}
