import { html, nothing, type TemplateResult } from 'lit';
import type { InspectedLayer, ModelFormat, ModelInspection } from '../define.js';
import { megabytes, number, rounded, shapeText } from './words.js';

const formats: Record<ModelFormat, string> = {
  'tfjs-layers': 'TensorFlow.js layers model',
  'tfjs-graph': 'TensorFlow.js graph model',
  onnx: 'ONNX',
  keras: 'Keras archive',
  'keras-hdf5': 'Keras HDF5 file',
};

const heads = {
  softmax: 'probabilities of classes (softmax)',
  sigmoid: 'independent probabilities (sigmoid)',
  logits: 'scores of classes, shown as a softmax',
  value: 'one value',
};

/** What the model is, by its file alone. */
export function findings(name: string, inspection: ModelInspection): TemplateResult {
  const { inputShape, outputShape, head, writtenBy, layers, problems } = inspection;
  const facts: Record<string, string> = {
    Model: inspection.description?.title ?? inspection.name,
    Given: name,
    Format: formats[inspection.format] + (writtenBy ? `, written by ${writtenBy}` : ''),
    Input: shapeText(inputShape),
    Output: `${shapeText(outputShape)}: ${head ? heads[head] : 'not known what it means'}`,
    Size: `${megabytes(inspection.fileBytes)}, ${number(inspection.parameters)} weights (${inspection.weightTypes.join(', ')})`,
    Work: `${rounded(inspection.multiplications)} multiplications for an image, ${megabytes(inspection.activationBytes)} of memory for an explanation`,
  };
  return html`
    <dl class="facts" id="facts">
      ${Object.entries(facts).map(
        ([term, text]) =>
          html`<dt>${term}</dt>
            <dd>${text}</dd>`,
      )}
    </dl>
    ${problems.map(
      ({ code, message, hint }) =>
        html`<div class="failure">
          <p>${message} ${hint}</p>
          <p class="quiet small">Error <code>${code}</code></p>
        </div>`,
    )}
    <details>
      <summary>${number(layers.length)} layers</summary>
      <div class="wide" tabindex="0" role="group" aria-label="Layers">
        <table>
          <thead>
            <tr>
              <th scope="col">Layer</th>
              <th scope="col">Kind</th>
              <th scope="col">Output</th>
              <th scope="col" class="number">Weights</th>
              <th scope="col" class="number">Receptive field</th>
            </tr>
          </thead>
          <tbody>
            ${layers.map(layerRow)}
          </tbody>
        </table>
      </div>
    </details>
  `;
}

function layerRow(layer: InspectedLayer): TemplateResult {
  return html`<tr>
    <td>
      <code>${layer.name}</code>${layer.title === layer.name ? nothing : html`<br />${layer.title}`}
    </td>
    <td>${layer.kind}</td>
    <td>${shapeText(layer.shape)}</td>
    <td class="number">${number(layer.parameters)}</td>
    <td class="number">${layer.receptiveField?.join(' × ') ?? ''}</td>
  </tr>`;
}
