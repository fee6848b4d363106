import { html, nothing, type TemplateResult } from 'lit';
import type { Bench } from './bench.js';
import { meaningOf, pathOf, readDrop } from './dropped-files.js';
import { parseLabels } from './labels.js';
import { addressInQuery, isWithinReach } from './policy.js';
import { failureBlock, megabytes } from './words.js';

const builtins = ['mnist-cnn', 'cifar10-cnn', 'cifar10-allcnn'];
/** A page from disk has not the large one. */
if (location.protocol !== 'file:') builtins.push('efficientnet-lite0');

/** 1 Model: what can be dropped or picked, what becomes of it, and what was found. */
export function modelDrop(bench: Bench): TemplateResult {
  const { opening, failure, complaint } = bench;
  return html`
    <section aria-labelledby="model-heading">
      <h2 id="model-heading">1 Model</h2>
      <div class="drop">
        <p>
          Drop a model anywhere on this page: a file (<code>.onnx</code>, <code>.keras</code>,
          <code>.h5</code>), all files of a TensorFlow.js model or of a Teachable Machine project,
          or their folder. Drop an <code>.onnx.data</code> together with its <code>.onnx</code>.
        </p>
        <div class="row">
          <label
            >Files <input id="model-files" type="file" multiple @change=${onPicked(bench)}
          /></label>
          <label>
            Folder
            <input id="model-folder" type="file" webkitdirectory @change=${onPicked(bench)} />
          </label>
        </div>
        <div class="row">
          <form @submit=${onAddress(bench)}>
            <label for="address">Address</label>
            <input
              id="address"
              name="address"
              inputmode="url"
              spellcheck="false"
              autocomplete="off"
              .value=${addressInQuery() ?? ''}
            />
            <button>Read it</button>
          </form>
        </div>
        <div class="row">
          <span>Or try one of the kit's:</span>
          ${builtins.map(
            (name) =>
              html`<button type="button" @click=${() => bench.open(name, name)}>${name}</button>`,
          )}
        </div>
      </div>
      ${opening ? progressOf(bench) : nothing} ${failure ? failureBlock(failure) : nothing}
      ${failure && addressInQuery() ? reachNote() : nothing}
      ${complaint ? html`<p class="failure">${complaint}</p>` : nothing}
    </section>
  `;
}

function reachNote(): TemplateResult {
  return html`<p class="quiet small">
    This page may ask the host of that address alone. Where it leads on to another host, download
    the files and drop them.
  </p>`;
}

const phases = {
  engine: 'Starting the engine',
  model: 'Reading the model',
  compile: 'Preparing the network',
  explain: 'Looking into the network',
};

function progressOf(bench: Bench): TemplateResult {
  const { name, progress } = bench.opening!;
  const { phase = 'engine', loaded = 0, total = 0 } = progress ?? {};
  const words = phase === 'model' && loaded > 0 ? `, ${megabytes(loaded)}` : '';
  return html`
    <div class="row" id="opening">
      <span>${name}: ${phases[phase]}${words}</span>
      ${
        total > 0
          ? html`<progress aria-label="Progress" value=${loaded} max=${total}></progress>`
          : html`<progress aria-label="Progress"></progress>`
      }
      <button type="button" @click=${() => bench.cancel()}>Cancel</button>
    </div>
  `;
}

function onPicked(bench: Bench): (event: Event) => void {
  return ({ currentTarget }) => {
    if (!(currentTarget instanceof HTMLInputElement)) return;
    const picked = [...(currentTarget.files ?? [])];
    takeFiles(bench, picked).catch((error: unknown) => bench.complainAbout(error));
    // So that the same files can be chosen again after they were changed.
    currentTarget.value = '';
  };
}

function onAddress(bench: Bench): (event: SubmitEvent) => void {
  return (event) => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const typed = new FormData(event.currentTarget).get('address');
    const address = typeof typed === 'string' ? typed.trim() : '';
    if (address === '') return;
    if (isWithinReach(address)) return void bench.open(address, address);
    location.search = String(new URLSearchParams({ model: address }));
  };
}

/** Takes whatever was dropped or picked for what it is. */
async function takeFiles(bench: Bench, files: File[]): Promise<void> {
  const meaning = await meaningOf(files.filter(({ name }) => !name.startsWith('.')));
  if (!meaning) return;
  if (meaning.kind === 'model') {
    const [first] = meaning.files.map(pathOf);
    const folder = first!.includes('/') ? first!.replace(/\/.*/, '') : null;
    const { length } = meaning.files;
    const name = folder ?? (length > 1 ? `${length} files` : first!);
    return bench.open(meaning.files, name, meaning.files.map(pathOf));
  }
  if (!bench.model) return bench.complain('Drop the model first, then what belongs to it.');
  if (meaning.kind === 'image') return bench.useImage(meaning.file, meaning.file.name);
  const { text } = meaning;
  if (meaning.kind === 'card') return bench.takeCard(text);
  const labels = parseLabels(text);
  if (typeof labels === 'string') return bench.complain(labels);
  return bench.answer({ labels });
}

/** Drops anywhere on the page; images on the element for them are its own. */
export function listenForDrops(bench: Bench): void {
  const isImageInput = ({ target }: Event): boolean =>
    target instanceof Element && target.closest('image-input') !== null;
  const mark = (over: boolean): void => {
    document.querySelector('.drop')?.classList.toggle('over', over);
  };
  document.addEventListener('dragover', (event) => {
    if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    mark(true);
  });
  document.addEventListener('dragleave', ({ relatedTarget }) => {
    if (!relatedTarget) mark(false);
  });
  const take = async (data: DataTransfer): Promise<void> => {
    try {
      const { files, isCut } = await readDrop(data);
      if (isCut) bench.complain("There are more than 2,000 files: drop the model's own folder.");
      else await takeFiles(bench, files);
    } catch (error) {
      // Browsers keep the entries of a folder from such pages.
      if (location.protocol !== 'file:') return bench.complainAbout(error);
      bench.complain(
        'A page from disk may not read a folder that is dropped: choose it by "Folder", or drop its files.',
      );
    }
  };
  document.addEventListener(
    'drop',
    (event) => {
      mark(false);
      const { dataTransfer } = event;
      if (!dataTransfer?.types.includes('Files')) return;
      const isImage = [...dataTransfer.files].every(({ type }) => type.startsWith('image/'));
      if (isImage && isImageInput(event)) return;
      event.preventDefault();
      event.stopPropagation();
      void take(dataTransfer);
    },
    { capture: true },
  );
}
