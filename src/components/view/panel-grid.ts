import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import type { Progress } from '../../protocol.js';
import type { Pane, Panel, PanelGrid, Readout } from '../figure/figure.js';
import { hasWords, ownWords, wordsOr } from './author-words.js';
import { calloutLine, drawnCallout } from './callout.js';
import { drawnParagraph, markedNames } from './caption.js';
import { progressLine } from './figure-frame.js';
import { drawnLegend } from './legend.js';
import { drawnPane, paneClass } from './pane.js';
import { styleMap } from './styles.js';
import { waitingImage } from './waiting-image.js';

/** What belongs to a panel besides its data: the reader's surfaces over it, and what stands below. */
export interface PanelExtras {
  over?: unknown;
  /** After the text of the panel's paragraph: a button. */
  after?: unknown;
  below?: unknown;
  /** `undefined` when nothing is being computed. */
  progress?: Progress | null | undefined;
}

/**
 * Small multiples in columns.
 *
 * @param drawReadout draws a panel without a picture
 */
export function drawnPanels(
  host: LitElement,
  { columns, shape, panels }: PanelGrid,
  extras: (panel: Panel) => PanelExtras = () => ({}),
  drawReadout: (readout: Readout) => unknown = () => nothing,
): TemplateResult {
  const hasLegend = hasWords(host, 'legend');
  const rows = panels.length > 5 ? 2 : 1;
  const [height, width] = shape;
  const style = {
    '--rows': String(rows),
    '--in-row': String(Math.ceil(panels.length / rows)),
    '--wide': String(columns.wide),
    '--medium': String(columns.medium),
    '--narrow': String(columns.narrow),
    '--aspect': `${width} / ${height}`,
  };
  // Four of one kind stand two and two, where three would leave the last one alone.
  const four =
    panels.length === 4 && panels.every((panel) => panel.kind === 'panel' && !panel.place);
  return html`<div class=${four ? 'panels four' : 'panels'} style=${styleMap(style)}>
      ${panels.map((panel) => {
        if (panel.kind === 'readout') return drawReadout(panel);
        const shown = hasLegend ? { ...panel, legend: null } : panel;
        return drawnPanel(host, shown, extras(panel));
      })}
    </div>
    <div class="own-legend">${ownWords(host, 'legend')}</div>`;
}

function drawnPanel(
  host: LitElement,
  panel: Panel,
  { over, after, below, progress }: PanelExtras,
): TemplateResult {
  const { key, part, label, legend, place, input, layers, callout } = panel;
  const isWaiting = key === 'picture' && layers.length === 0;
  return html`
    <div part=${`panel ${part}`} class=${classMap({ panel: true, [place ?? 'panel']: true })}>
      <span part="label" class="label">${wordsOr(`label-${key}`, markedNames(label))}</span>
      <div
        class=${classMap(paneClass(panel))}
        part="picture"
        data-space=${input ? 'input' : nothing}
        .drawnMap=${typeof input === 'object' ? input : null}
        style=${styleMap({ '--overlay': overlayOf(panel) })}
      >
        ${isWaiting ? waitingImage(host) : nothing} ${drawnPane(panel)}
        ${callout ? calloutLine(callout) : nothing} ${over ?? nothing}
        ${progress === undefined ? nothing : progressLine(progress)}
      </div>
      ${
        legend || below || callout || panel.below
          ? html`<div>
              ${callout ? drawnCallout(callout) : nothing}
              ${legend ? wordsOr(`legend-${key}`, drawnLegend(legend)) : nothing}
              ${panel.below ? drawnParagraph(panel.below, after) : nothing} ${below ?? nothing}
            </div>`
          : nothing
      }
    </div>
  `;
}

/** Of the map over another picture; `undefined` where nothing shows through. */
function overlayOf({ layers }: Pane): string | undefined {
  const [ground, map] = layers;
  return ground?.ground ? String(map?.opacity ?? 1) : undefined;
}
