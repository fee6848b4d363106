import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { styleMap } from './styles.js';
import type { Progress, Shape3 } from '../../protocol.js';
import { drawnMap, drawnView, type Crop, type DrawnMap } from './canvases.js';
import { legend } from './legend.js';
import { progressLine } from './figure-frame.js';

/** In how many columns the panels stand where there is room, on middling and on narrow figures. */
export interface Columns {
  wide: number;
  medium: number;
  narrow: number;
}

/** Small multiples: panels in columns, pictures of one size. */
export function panelGrid(
  { wide, medium, narrow }: Columns,
  [height, width]: Shape3,
  panels: TemplateResult[],
): TemplateResult {
  const rows = panels.length > 5 ? 2 : 1;
  const style = {
    '--rows': String(rows),
    '--in-row': String(Math.ceil(panels.length / rows)),
    '--wide': String(wide),
    '--medium': String(medium),
    '--narrow': String(narrow),
    '--aspect': `${width} / ${height}`,
  };
  return html`<div class="panels" style=${styleMap(style)}>${panels}</div>`;
}

export interface PicturePanel {
  /** The picture that is explained; an empty frame while there is none. */
  view: HTMLCanvasElement | null;
  label: string;
  /** In words, for those who do not see it. */
  alternative: string;
  /** The part to show; all of it unless given. */
  crop?: Crop | undefined;
  /** Laid over the picture. */
  over?: TemplateResult | typeof nothing;
  /** `leading`: on wide figures it stands left of two rows. `starting`: it begins a row. */
  place?: 'leading' | 'starting' | undefined;
}

export function picturePanel({
  view,
  label,
  alternative,
  crop,
  over = nothing,
  place,
}: PicturePanel): TemplateResult {
  return html`
    <div part="panel picture-panel" class=${panelClass(place)}>
      <span part="label" class="label">${label}</span>
      <div
        class="picture ${view ? '' : 'pending'}"
        part="picture"
        data-space=${crop ? nothing : 'input'}
      >
        ${view ? drawnView(view, 'picture', alternative, crop) : ''} ${over}
      </div>
    </div>
  `;
}

export interface MapPanel {
  label: string;
  /** `null` while nothing is computed. */
  map: DrawnMap | null;
  colorMap: string;
  /** The picture to lay the map over, and how opaque the map is, in [0, 1]. */
  under?: { view: HTMLCanvasElement; opacity: number } | undefined;
  over?: TemplateResult | typeof nothing;
  place?: 'starting' | undefined;
  /** Whether the map covers the whole picture, a value for every pixel. */
  ofInput?: boolean;
  /** Whether the colours are explained below; a cropped map has those of the whole one. */
  withLegend?: boolean;
  /** Whether to keep room for a note below the numbers that are not known yet. */
  expectsNote?: boolean;
  /** `undefined` when nothing is being computed. */
  progress?: Progress | null | undefined;
  /** What stands below the legend. */
  below?: unknown;
}

/** One map with its label above and its legend below. */
export function mapPanel(panel: MapPanel): TemplateResult {
  const { label, map, colorMap, under, over = nothing, place, progress, below = nothing } = panel;
  return html`
    <div part="panel map-panel" class=${panelClass(place)}>
      <span part="label" class="label">${label}</span>
      <div
        class="picture ${map ? '' : 'pending'}"
        part="picture"
        data-space=${panel.ofInput ? 'input' : nothing}
        .drawnMap=${panel.ofInput ? map : null}
        style=${styleMap({ '--overlay': under ? String(under.opacity) : undefined })}
      >
        ${under && map ? html`<div class="ground">${drawnView(under.view, 'ground', '')}</div>` : ''}
        ${map ? drawnMap(map, label) : ''} ${over}
        ${progress === undefined ? '' : progressLine(progress)}
      </div>
      ${
        panel.withLegend === false
          ? nothing
          : html`<div>${legend(map?.scale ?? null, colorMap, panel.expectsNote)} ${below}</div>`
      }
    </div>
  `;
}

function panelClass(place: string | undefined): unknown {
  return classMap({ panel: true, [place ?? 'panel']: true });
}
