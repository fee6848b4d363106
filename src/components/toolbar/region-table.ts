import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { formatShare, formatValue } from '../figure/format.js';
import { columnsText, rowsText } from '../figure/places.js';
import { regionTable, type MapRegion } from '../figure/region-table.js';
import { remembered } from '../figure/remembered.js';
import { translate, translatePhrase } from '../locale/message.js';
import type { Shape3 } from '../../protocol.js';
import { methodFacts } from './facts.build.js';
import type { RawMap } from './figure-facts.js';

/** A map that can be told part by part. */
interface TabledMap {
  title: string;
  data: Float32Array;
  shape: Shape3;
}

/** What these give are images, not maps of one. */
const drawing = ['codespace-am', 'deconv-learner'];

/** The maps of a figure that cover its image; of a gallery those of each image. */
export function tabledMaps({ localName }: LitElement, maps: readonly RawMap[]): TabledMap[] {
  if (drawing.includes(localName)) return [];
  return maps.flatMap(({ name, data, shape }) => {
    const title = titleOf(name);
    const [height = 1, width = 1, channels = 1] = shape.slice(-3);
    const size = height * width * channels;
    const own: Shape3 = [height, width, channels];
    if (shape.length === 3) return [{ title, data, shape: own }];
    if (shape.length !== 4) return [];
    return Array.from({ length: shape[0]! }, (_, image) => ({
      title: translate`${title}, image ${image + 1}`,
      data: data.subarray(image * size, (image + 1) * size),
      shape: own,
    }));
  });
}

function titleOf(name: string): string {
  const facts = methodFacts[name];
  return facts ? translatePhrase(facts.title) : name;
}

/**
 * A map in 3 x 3 parts, with what each adds up to: for those who do not see it, and for all who want
 * numbers.
 *
 * @param chosen which of several maps
 */
export function drawnRegionTable(
  maps: readonly TabledMap[],
  chosen: number,
  onChoose: (index: number) => void,
): TemplateResult | typeof nothing {
  const index = Math.min(chosen, maps.length - 1);
  const map = maps[index];
  if (!map) return nothing;
  const choose = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement) onChoose(target.selectedIndex);
  };
  return html`<div part="map-table" class="map-table">
    ${
      maps.length > 1
        ? html`<label
            >${translate`Map`}
            <select @change=${choose}>
              ${maps.map(
                ({ title }, at) => html`<option ?selected=${at === index}>${title}</option>`,
              )}
            </select></label
          >`
        : nothing
    }
    ${tableOf(map)}
  </div>`;
}

function tableOf({ title, data, shape }: TabledMap): TemplateResult {
  const { rows, total, magnitude } = remembered(
    data.buffer,
    `regions ${data.byteOffset}`,
    shape,
    () => regionTable(data, shape),
  );
  const [first = []] = rows;
  const across = [translate`Left`, translate`Middle`, translate`Right`];
  const down = [translate`Top`, translate`Middle`, translate`Bottom`];
  const caption =
    magnitude === 0
      ? translate`${title}: the map is 0 everywhere.`
      : translate`${title}: the sum of each part of the image with its sign, and its share of the map’s magnitude. The sums add up to ${signed(total)}.`;
  return html`<div class="scrolled" role="group" tabindex="0" aria-label=${title}>
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <td></td>
          ${first.map(
            (region, column) =>
              html`<th scope="col">
                ${nameOf(across, column, first.length)} <small>${columnsText(region)}</small>
              </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (regions, row) =>
            html`<tr>
              <th scope="row">
                ${nameOf(down, row, rows.length)} <small>${rowsText(regions[0]!)}</small>
              </th>
              ${regions.map((region) => html`<td>${cellOf(region, magnitude)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** Of two parts none is the middle. */
function nameOf(names: readonly string[], index: number, count: number): string {
  return names[count === 1 ? 1 : Math.round((2 * index) / (count - 1))]!;
}

function cellOf({ sum, magnitude }: MapRegion, all: number): TemplateResult {
  return html`<bdi>${signed(sum)}</bdi>
    <small><bdi>${formatShare(all > 0 ? magnitude / all : 0)}</bdi></small>`;
}

/** `+0.31`, `−0.12`; what is nothing but rounding has no sign. */
function signed(value: number): string {
  const text = formatValue(value, 3);
  return value > 0 ? `+${text}` : text;
}
