import { html, nothing, type TemplateResult } from 'lit';
import { saliencyMethods, type ModelDescription } from '../../protocol.js';
import { choiceControl } from '../controls.js';
import { methodTitles } from './saliency-text.js';

export interface SaliencyControls {
  description: ModelDescription | null;
  /** The sample that is shown, `sample:3`; `null` for a picture from elsewhere. */
  sample: string | null;
  target: string;
  /** `null` where the author compares several. */
  method: string | null;
  /** Whether a neuron is explained instead of a class. */
  ofNeuron: boolean;
  onSample: (src: string) => void;
  onTarget: (target: string) => void;
  onMethod: (method: string) => void;
}

/** The reader's controls: which picture, which class, which method. */
export function saliencyControls(controls: SaliencyControls): TemplateResult {
  const { description, sample, target, method, ofNeuron } = controls;
  const samples = description?.samples ?? [];
  const labels = description?.labels ?? [];
  const classes = labels.map((label, index) => ({ value: String(index), label }));
  return html`
    ${
      sample !== null && (samples.length > 0 || !description)
        ? choiceControl(
            'Picture',
            samples.map(({ title }, index) => ({ value: `sample:${index}`, label: title })),
            sample,
            controls.onSample,
          )
        : nothing
    }
    ${
      ofNeuron
        ? nothing
        : choiceControl(
            'Class',
            description ? [{ value: 'top', label: 'its answer' }, ...classes] : [],
            chosenClass(target, labels),
            controls.onTarget,
          )
    }
    ${
      method === null
        ? nothing
        : choiceControl(
            'Method',
            saliencyMethods.map((name) => ({ value: name, label: methodTitles[name] })),
            method,
            controls.onMethod,
          )
    }
  `;
}

/** The target as the control knows it: `top` or an index. */
function chosenClass(target: string, labels: string[]): string {
  if (/^(top|\d+)$/.test(target)) return target;
  return String(labels.findIndex((label) => label.toLowerCase() === target.toLowerCase()));
}
