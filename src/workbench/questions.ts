import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Head } from '../define.js';
import type { Bench } from './bench.js';
import { parseLabels } from './labels.js';
import { pixelChoices } from './pixels.js';
import { number } from './words.js';

const headChoices: Record<Head, string> = {
  softmax: 'probabilities of classes, which sum to 1',
  sigmoid: 'independent probabilities',
  logits: 'scores of classes before a softmax',
  value: 'one value',
};

/** 3 What the file does not say: each question with what is assumed until it is answered. */
export function questions(bench: Bench): TemplateResult {
  const { inspection } = bench.model!;
  const { length } = inspection.questions;
  return html`
    <section aria-labelledby="questions-heading">
      <h2 id="questions-heading">3 What the file does not say</h2>
      <p id="open-questions">
        ${
          length === 0
            ? 'Nothing is open, and all of it can be changed.'
            : `${length === 1 ? 'One question is' : `${length} questions are`} open. Every answer is in use at once, and goes into the card below.`
        }
      </p>
      ${sizeQuestion(bench)}
      ${
        inspection.description
          ? part(
              bench,
              ['input.range', 'input.channels'],
              'How pixels become numbers',
              pixelChoices(bench),
            )
          : nothing
      }
      ${labelsQuestion(bench)} ${outputQuestions(bench)} ${titleQuestions(bench)}
      ${layerTitles(bench)}
    </section>
  `;
}

/** One part of the questions; those that figures depend on are open to begin with. */
function part(
  bench: Bench,
  fields: readonly string[],
  heading: string,
  content: TemplateResult,
  matters = true,
): TemplateResult {
  const { own, inspection } = bench.model!;
  const isOne = ({ field }: { field: string }): boolean => fields.includes(field);
  const open = inspection.questions.filter(isOne);
  return html`
    <details class="question" ?open=${matters && own.questions.some(isOne)}>
      <summary><h3>${heading}</h3></summary>
      ${open.map(({ question, assumed }) => {
        const words = assumed ? html` <span class="quiet">Assumed: ${assumed}.</span>` : nothing;
        return html`<p class="open">${question}${words}</p>`;
      })}
      ${content}
    </details>
  `;
}

/** Where the file leaves it open: height and width. */
function sizeQuestion(bench: Bench): TemplateResult | typeof nothing {
  const { own, inspection } = bench.model!;
  if (!own.questions.some(({ field }) => field === 'input.shape')) return nothing;
  const { inputShape } = inspection;
  const onSubmit = (event: Event): void => {
    event.preventDefault();
    const { currentTarget } = event;
    if (!(currentTarget instanceof HTMLFormElement)) return;
    const sizes = new FormData(currentTarget);
    const [height, width] = [Number(sizes.get('height')), Number(sizes.get('width'))];
    void bench.answerInput({ shape: [height, width, ...inputShape.slice(2)] });
  };
  const content = html`
    <form class="row" id="size" @submit=${onSubmit}>
      ${(['height', 'width'] as const).map(
        (name, index) =>
          html`<label>
            ${index === 0 ? 'Height' : 'Width'}
            <input
              name=${name}
              type="number"
              min="1"
              step="1"
              .value=${String(inputShape[index])}
            />
          </label>`,
      )}
      <button>Use this size</button>
    </form>
  `;
  return part(bench, ['input.shape'], 'Size of the images', content);
}

function labelsQuestion(bench: Bench): TemplateResult | typeof nothing {
  const { own, inspection } = bench.model!;
  if (inspection.head === 'value') return nothing;
  // Another output has another number of classes.
  const labels = inspection.description?.labels ?? [];
  const count = labels.length || (own.outputShape.at(-1) ?? 0);
  // Of one unit it may be the name of what a high output stands for.
  const isOneUnit = inspection.outputShape.every((length) => length === 1);
  const areKnown = labels.some((label, index) => label !== String(index));
  const onChange = ({ currentTarget }: Event): void => {
    if (!(currentTarget instanceof HTMLTextAreaElement)) return;
    const parsed = parseLabels(currentTarget.value);
    if (typeof parsed === 'string') return bench.complainOf('labels', parsed);
    if (parsed.length === 0) return void bench.answer({ labels: undefined });
    if (parsed.length !== count && !(isOneUnit && parsed.length === 1)) {
      const found = `${number(parsed.length)} ${parsed.length === 1 ? 'label' : 'labels'}`;
      return bench.complainOf(
        'labels',
        `These are ${found}; the model has ${number(count)} classes.`,
      );
    }
    void bench.answer({ labels: parsed });
  };
  const content = html`
    <div class="fields">
      <label>
        <span class="small">
          One in each line, in the order of the outputs. A JSON array or a class index may be pasted
          too, and a file with either be dropped on the page.
        </span>
        <textarea
          id="labels"
          rows=${Math.min(8, Math.max(3, count))}
          spellcheck="false"
          placeholder=${areKnown ? nothing : labels.slice(0, 3).join('\n')}
          aria-describedby="labels-complaint"
          .value=${areKnown ? labels.join('\n') : ''}
          @change=${onChange}
        ></textarea>
      </label>
      <p class="small" id="labels-complaint">${bench.complaints.get('labels') ?? ''}</p>
    </div>
  `;
  return part(bench, ['labels'], `Names of the ${number(count)} classes`, content);
}

/** Which output, and what it means. */
function outputQuestions(bench: Bench): TemplateResult {
  const { own, inspection } = bench.model!;
  const { head: answered, output } = bench.answers;
  const heads = Object.entries(headChoices);
  const onHead = (event: Event): void => {
    const chosen = heads.find(([head]) => head === valueOf(event));
    void bench.answer({ head: isHead(chosen?.[0]) ? chosen[0] : undefined });
  };
  const onOutput = (event: Event): void => {
    const name = valueOf(event);
    // Answers about another output's classes are none about this one's.
    if (name)
      void bench.answer({ output: { ...output, name }, head: undefined, labels: undefined });
  };
  const content = html`
    <div class="fields">
      ${
        own.outputs.length > 1
          ? html`<label>
              <span class="small">The explained output</span>
              <select id="output" @change=${onOutput}>
                ${inspection.output === null ? html`<option value="">Choose one</option>` : nothing}
                ${own.outputs.map(
                  (name) =>
                    html`<option value=${name} .selected=${live(name === inspection.output)}>
                      ${name}
                    </option>`,
                )}
              </select>
            </label>`
          : nothing
      }
      <label>
        <span class="small">Its values are</span>
        <select id="head" @change=${onHead}>
          <option value="" .selected=${live(!answered)}>
            ${inspection.head && !answered ? headChoices[inspection.head] : 'what the last layer says'}
          </option>
          ${heads
            .filter(([head]) => answered || head !== inspection.head)
            .map(
              ([head, words]) =>
                html`<option value=${head} .selected=${live(head === answered)}>${words}</option>`,
            )}
        </select>
      </label>
    </div>
  `;
  return part(bench, ['head', 'output.name'], 'What the output means', content);
}

function isHead(name: string | undefined): name is Head {
  return name !== undefined && name in headChoices;
}

const textFields = {
  title: 'Title, for readers',
  description: 'One or two sentences about it',
  licence: 'License of the model, such as Apache-2.0',
  source: 'Address of a page about it',
} as const;

function titleQuestions(bench: Bench): TemplateResult {
  const { description } = bench.model!.inspection;
  const known: Record<keyof typeof textFields, string | null> = {
    title: description && description.title !== description.name ? description.title : null,
    description: description?.card.summary ?? null,
    licence: description?.licence ?? null,
    source: description?.card.source ?? null,
  };
  const onChange = (event: Event): void => {
    if (!(event.currentTarget instanceof HTMLInputElement)) return;
    void bench.answer({ [event.currentTarget.name]: valueOf(event) || undefined });
  };
  const content = html`
    <div class="fields">
      ${fieldNames.map(
        (name) =>
          html`<label>
            <span class="small">${textFields[name]}</span>
            <input
              name=${name}
              .value=${bench.answers[name] ?? known[name] ?? ''}
              @change=${onChange}
            />
          </label>`,
      )}
    </div>
  `;
  const note = html`<p class="small">
    Sample images are listed in the card itself:
    <code>"samples": [{"src": "wren.jpg", "label": "wren"}]</code>.
  </p>`;
  const all = html`${content} ${note}`;
  return part(bench, ['title', 'licence', 'samples'], 'About the model', all, false);
}

const fieldNames = ['title', 'description', 'licence', 'source'] as const;

/** Optional: the rows of a network with hundreds of layers come when they are opened. */
function layerTitles(bench: Bench): TemplateResult {
  const { layers } = bench.model!.own;
  const given = new Map(bench.answers.layers?.map(({ name, title }) => [name, title]));
  const onChange = (name: string, event: Event): void => {
    const titles = new Map(given);
    const title = valueOf(event);
    if (title === '') titles.delete(name);
    else titles.set(name, title);
    const written = [...titles].map(([layer, words]) => ({ name: layer, title: words }));
    void bench.answer({ layers: written.length > 0 ? written : undefined });
  };
  const onToggle = ({ currentTarget }: Event): void => {
    bench.showsLayers = currentTarget instanceof HTMLDetailsElement && currentTarget.open;
    bench.draw();
  };
  return html`
    <details class="question" @toggle=${onToggle}>
      <summary><h3>Titles of layers</h3></summary>
      ${
        bench.showsLayers
          ? html`<div class="fields" id="layer-titles">
              ${layers.map(
                ({ name, title }) =>
                  html`<label>
                    <code>${name}</code>
                    <input
                      .value=${given.get(name) ?? (title === name ? '' : title)}
                      @change=${(event: Event) => onChange(name, event)}
                    />
                  </label>`,
              )}
            </div>`
          : nothing
      }
    </details>
  `;
}

function valueOf({ currentTarget }: Event): string {
  return currentTarget instanceof HTMLInputElement || currentTarget instanceof HTMLSelectElement
    ? currentTarget.value.trim()
    : '';
}
