/**
 * The script of workbench.html, a classic one beside `convlens.iife.js`, so that the page also works
 * from disk. It is made of the kit's elements and of what the kit exports.
 */
import { html, nothing, render, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { Bench } from './bench.js';
import { explanations } from './explanations.js';
import { findings } from './findings.js';
import { imagePart, StandIns } from './image-part.js';
import { listenForDrops, modelDrop } from './model-drop.js';
import { addressInQuery, narrowPolicy } from './policy.js';
import { questions } from './questions.js';
import { takeAway } from './take-away.js';

const address = addressInQuery();
narrowPolicy(address);

const root = document.querySelector<HTMLElement>('#workbench')!;
let isDue = false;
/** Once for all changes of a task. */
const draw = (): void => {
  if (isDue) return;
  isDue = true;
  queueMicrotask(() => {
    isDue = false;
    render(page(), root);
    // The code is that of the figures as they have become.
    requestAnimationFrame(() => render(page(), root));
  });
};
const bench = new Bench(draw);
const standIns = new StandIns(bench);

function page(): TemplateResult {
  const { model } = bench;
  return html`
    ${modelDrop(bench)} ${model ? partsOf() : nothing}
    <p role="status" class="unseen">${bench.announcement}</p>
  `;
}

function partsOf(): TemplateResult {
  const { name, inspection } = bench.model!;
  const takesImages = inspection.inputShape.length === 3;
  return html`
    ${findings(name, inspection)}
    ${
      takesImages
        ? html`${imagePart(bench, standIns)} ${keyed(bench.model!.own, questions(bench))}
          ${explanations(bench)} ${takeAway(bench)}`
        : html`<p class="failure">
            This network takes no image. Generators are for <code>&lt;codespace-am&gt;</code>.
          </p>`
    }
  `;
}

listenForDrops(bench);
draw();
if (address) void bench.open(address, address);
