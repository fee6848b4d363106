import { html, nothing, type TemplateResult } from 'lit';
import type { ModelDescription, Resizing } from '../../protocol.js';
import { formatCount, formatValue, percentText } from '../figure/format.js';
import type { Paragraph } from '../figure/figure.js';
import { shownModel } from '../figure/model-names.js';
import { translate, translatePhrase } from '../locale/message.js';
import type { Paper } from '../../protocol/tables/row.js';
import { className, drawnParagraph } from '../view/caption.js';
import type { Computed, FigureFacts } from './figure-facts.js';
import { methodFacts } from './facts.build.js';
import { version } from './facts.build.js';

/**
 * Method and paper, what holds of the method in general, the model's card, where and how long it was
 * computed, the kit's version.
 */
export function about(facts: FigureFacts): TemplateResult {
  const { result, description, aside } = facts;
  const isOfRun = ({ style, isPassing }: Paragraph): boolean =>
    isPassing === true && style === 'computed';
  const notes = aside.filter((paragraph) => !isOfRun(paragraph));
  const runs = aside.filter(isOfRun);
  return html`
    <dl part="facts" class="about">
      ${methods(facts)} ${notes.length > 0 ? row(translate`Notes`, drawn(notes)) : nothing}
      ${description ? row(translate`Model`, modelText(shownModel(description))) : nothing}
      ${result ? row(translate`Computed`, [drawn(runs), phasesText(result)]) : nothing}
      ${row(translate`Kit`, `convlens ${version}`)}
    </dl>
  `;
}

function row(name: string, content: unknown): TemplateResult {
  return html`<dt>${name}</dt>
    <dd dir="auto">${content}</dd>`;
}

function drawn(paragraphs: readonly Paragraph[]): TemplateResult[] {
  return paragraphs
    .filter(({ text }) => text.length > 0)
    .map((paragraph) => drawnParagraph(paragraph));
}

function methods({ result, maps }: FigureFacts): TemplateResult | typeof nothing {
  const names = [...maps.map(({ name }) => name), result?.method ?? ''];
  const known = [...new Set(names)].flatMap((name) => methodFacts[name] ?? []);
  if (known.length === 0) return nothing;
  const title = known.length === 1 ? translate`Method` : translate`Methods`;
  return row(
    title,
    known.map(
      ({ title, papers }) =>
        html`<p>
          ${translatePhrase(title)}: ${papers.map((paper, index) => citation(paper, index))}
        </p>`,
    ),
  );
}

function citation({ cited, title, url }: Paper, index: number): TemplateResult {
  return html`${index > 0 ? '; ' : ''}${cited},
    <a href=${url} target="_blank" rel="noopener"
      ><cite lang="en" translate="no">${title}</cite></a
    >`;
}

function modelText(description: ModelDescription): unknown[] {
  const { title, name, inputShape, licence, card } = description;
  const [height, width, channels] = inputShape;
  const size = `${width} × ${height}`;
  const shape =
    channels === 1
      ? translate`Input: grayscale image of ${size} pixels.`
      : channels === 3
        ? translate`Input: color image of ${size} pixels.`
        : translate`Input: ${size} pixels in ${channels} channels.`;
  const { summary, trainedOn, accuracy, testPictures, isPublished, source } = card;
  const percent = accuracy === null ? '' : percentText(Number((100 * accuracy).toPrecision(4)));
  const right =
    accuracy === null
      ? ''
      : isPublished
        ? translate`Test accuracy: ${percent}, as published by its authors.`
        : testPictures === null
          ? translate`Test accuracy: ${percent}.`
          : translate`Test accuracy: ${percent} on ${formatCount(testPictures)} images.`;
  const sentences = [
    summary ?? '',
    shape,
    ...preparationText(description),
    trainedOn ? translate`Training data: ${trainedOn}.` : '',
    right,
    licence ? translate`License: ${licence}.` : '',
  ];
  return [
    title === name
      ? html`<b translate="no">${name}</b>. `
      : html`<b>${title}</b> (${className(name)}). `,
    sentences.filter(Boolean).join(' '),
    link(source, translate`Source`),
    link(card.url, translate`Model card`),
  ];
}

/** How an image becomes the input, as far as that is stated and not the usual. */
function preparationText({ rangeKnown, preprocessing }: ModelDescription): string[] {
  const { resize, crop, channels } = preprocessing;
  const [black, white] = [preprocessing.black, preprocessing.white].map((values) =>
    (new Set(values).size === 1 ? values.slice(0, 1) : values)
      .map((value) => formatValue(value, 3))
      .join(' / '),
  );
  const resized: Record<Resizing, string> = {
    crop: crop
      ? translate`Images are resized to a short side of ${crop.resize} pixels and center-cropped to ${crop.size}.`
      : '',
    squeeze: translate`Images of another shape are stretched to fit.`,
    pad: translate`Images of another shape are padded.`,
  };
  return [
    rangeKnown ? translate`Black is ${black!}, white is ${white!}.` : '',
    channels === 'bgr' ? translate`The channel order is blue, green, red.` : '',
    resized[resize],
  ];
}

/** An address from a card may be anything; only one of the web is followed. */
function link(url: string | null, name: string): TemplateResult | typeof nothing {
  if (!url || !/^https?:\/\//i.test(url)) return nothing;
  return html` <a href=${url} target="_blank" rel="noopener">${name}</a>`;
}

/** `Phases: forward 3 ms, gradient 5 ms.` */
function phasesText({ timings }: Computed): string {
  const phases = Object.entries(timings).map(([phase, time]) =>
    time < 1 ? translate`${phase} under 1 ms` : translate`${phase} ${Math.round(time)} ms`,
  );
  return translate`Phases: ${phases.join(', ')}.`;
}
