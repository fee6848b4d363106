import { html, nothing, type TemplateResult } from 'lit';
import { draftCard } from '../client/draft-card.js';
import type { Bench, OpenModel } from './bench.js';
import { cardAddress, codeOf, fileAddress } from './code.js';

const COPIED = 'The code is copied.';

/** 5 Take it away: the code of what is shown, the card, and which files to publish. */
export function takeAway(bench: Bench): TemplateResult {
  const model = bench.model!;
  const scene = document.querySelector('#scene');
  const hasCard = bench.card !== null || !hasOwnCard(model);
  const source = imageSource(bench, scene);
  const code = codeOf({ model, hasCard, src: source.src, scene });
  const card = `${JSON.stringify(draftCard(model.own, bench.answers), null, 2)}\n`;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(code).then(
      () => bench.say(COPIED),
      () => {
        document.querySelector<HTMLTextAreaElement>('#code')?.select();
        bench.say('The browser did not let this page copy: the code is selected, press Ctrl+C.');
      },
    );
  };
  return html`
    <section aria-labelledby="take-away-heading">
      <h2 id="take-away-heading">5 Take it away</h2>
      <h3><label for="code">Code for your page</label></h3>
      <textarea
        id="code"
        class="code"
        rows="8"
        readonly
        spellcheck="false"
        .value=${code}
      ></textarea>
      <div class="row">
        <button type="button" @click=${copy}>Copy</button>
        <span class="quiet small">${bench.announcement === COPIED ? COPIED : ''}</span>
      </div>
      <p>Publish beside your page:</p>
      <ul id="publish">
        ${filesToPublish(model).map((file) => html`<li><code>${file}</code></li>`)}
        ${hasCard ? html`<li><code>${cardAddress(model)}</code>, the card below</li>` : nothing}
        ${source.note ? html`<li>${source.note}</li>` : nothing}
      </ul>
      <h3><label for="card">Card</label></h3>
      <p>
        The card tells the page what the model's file does not.
        ${hasCard ? nothing : 'This one is not needed as long as nothing above is changed.'}
      </p>
      <textarea
        id="card"
        class="code"
        rows="10"
        readonly
        spellcheck="false"
        .value=${card}
      ></textarea>
      <div class="row">
        <button type="button" id="download" @click=${() => download(card)}>
          Download card.json
        </button>
      </div>
    </section>
  `;
}

/** Built-in models have one, and so has whatever was given with one, or found one beside it. */
function hasOwnCard({ given, files, own }: OpenModel): boolean {
  if (own.description?.card.url) return true;
  if (files.some((file) => /(^|\/)(card|metadata)\.json$/.test(file))) return true;
  return typeof given === 'string' && !/[/.:]/.test(given);
}

/** All but a card, which is listed by itself. */
function filesToPublish(model: OpenModel): string[] {
  if (typeof model.given === 'string') return [];
  return model.files.filter((file) => !/(^|\/)card\.json$/.test(file)).slice(0, 20);
}

/** The image as code can name it, and what has to be published for that. */
function imageSource(
  { imageFile }: Bench,
  scene: Element | null,
): { src: string | null; note: string | null } {
  if (imageFile) {
    const note = `${imageFile}, your image: what you cut out of it has to be saved as a file`;
    return { src: fileAddress(imageFile), note };
  }
  const src: unknown = scene ? Reflect.get(scene, 'src') : null;
  if (typeof src !== 'string') return { src: null, note: null };
  if (src.startsWith('sample:')) return { src, note: null };
  return {
    src: 'image.jpg',
    note: 'image.jpg, an image of yours: the one shown here is the kit’s',
  };
}

function download(card: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([card], { type: 'application/json' }));
  link.download = 'card.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
