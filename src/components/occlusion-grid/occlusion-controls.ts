import { html, nothing, type TemplateResult } from 'lit';
import { occluderShapes } from '../../protocol.js';
import { choiceControl, numberControl, type Choice } from '../controls.js';
import { pictureControl } from '../picture-control.js';
import { classControl } from '../class-control.js';
import type { OcclusionState } from './occlusion-state.js';
import type { Stage } from './stage.js';

/** The reader's controls: which picture and class, what hides, what colours the grid. */
export function occlusionControls(state: OcclusionState, stage: Stage): TemplateResult {
  const { element } = state;
  return html`
    <div part="controls" class="controls">
      ${pictureControl(state)} ${classControl(state)} ${sizeControls(state, stage)}
      ${fillControl(state)}
      ${choiceControl(
        'Shape',
        occluderShapes.map((shape): Choice => ({ value: shape, label: shape })),
        element.shape ?? 'square',
        (chosen) => (element.shape = occluderShapes.find((shape) => shape === chosen)!),
      )}
      ${choiceControl(
        'Measure',
        [
          { value: 'probability', label: 'probability' },
          { value: 'logit', label: 'logit' },
        ],
        element.score ?? 'probability',
        (chosen) => (element.score = chosen === 'logit' ? 'logit' : 'probability'),
      )}
      ${choiceControl(
        'Cells',
        [
          { value: 'score', label: element.score ?? 'probability' },
          { value: 'class', label: 'winning class' },
        ],
        element.cells ?? 'score',
        (chosen) => (element.cells = chosen === 'class' ? 'class' : 'score'),
      )}
    </div>
  `;
}

function sizeControls(
  { element, description }: OcclusionState,
  { shown }: Stage,
): TemplateResult | typeof nothing {
  if (!shown || !description) return nothing;
  const [height, width] = description.inputShape;
  const { occluder, stride } = shown.details;
  const most = Math.min(height, width);
  const sideOf = (text: string | null, known: number): number => Number(text ?? known) || known;
  return html`
    ${numberControl(
      'Occluder',
      most,
      sideOf(element.occluder, Math.min(occluder.height, occluder.width)),
      (side) => (element.occluder = String(side)),
      1,
    )}
    ${numberControl(
      'Stride',
      most,
      sideOf(element.stride, Math.min(...stride)),
      (pixels) => (element.stride = String(pixels)),
      1,
    )}
  `;
}

const fills = ['black', 'grey', 'white', 'mean', 'blur', 'noise'];
const fillLabels: Record<string, string> = { mean: 'mean colour', blur: 'blurred picture' };

function fillControl({ element, description }: OcclusionState): TemplateResult {
  const given = String(element.fill ?? 0).trim();
  const zeroIsBlack = description?.range[0] === 0;
  const chosen = zeroIsBlack && given === '0' ? 'black' : given;
  const choices = fills.map((fill): Choice => ({ value: fill, label: fillLabels[fill] ?? fill }));
  if (!zeroIsBlack) choices.unshift({ value: '0', label: '0 of the model' });
  // Another of the author's.
  if (!choices.some(({ value }) => value === chosen)) {
    choices.unshift({ value: chosen, label: chosen });
  }
  return choiceControl('Fill', choices, chosen, (fill) => (element.fill = fill));
}
