import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { LitElement } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import type { Figure, Pane, Tile, TileGrid } from '../figure/figure.js';
import { wordsOr } from '../view/author-words.js';
import { drawnCaption } from '../view/caption.js';
import { drawnLegend } from '../view/legend.js';
import { drawnPane, paneClass } from '../view/pane.js';
import { styleMap } from '../view/styles.js';

/**
 * The captions that an author gives the images of a gallery: `<p slot="caption" data-for="sample:4">`.
 * What stands in them is copied, so that the page's own markup stays as its author (or a framework) has
 * written it.
 */
export class SlottedCaptions implements ReactiveController {
  private readonly observer = new MutationObserver(() => this.host.requestUpdate());
  private isObserving = false;

  constructor(private readonly host: LitElement) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.observe(false);
  }

  /** Follows what changes in the captions, or no longer. */
  observe(isWanted: boolean): void {
    if (isWanted === this.isObserving) return;
    this.isObserving = isWanted;
    if (!isWanted) return this.observer.disconnect();
    this.observer.observe(this.host, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['slot', 'data-for'],
    });
  }

  /** A copy of what stands in the caption of an image; `null` where it has none. */
  of(source: string | undefined): DocumentFragment | null {
    const captions = this.host.querySelectorAll<HTMLElement>(':scope > [slot="caption"][data-for]');
    const caption = [...captions].find(({ dataset }) =>
      dataset['for']!.trim()
        .split(/\s+/)
        .includes(source ?? ''),
    );
    if (!caption) return null;
    const copy = document.createDocumentFragment();
    copy.append(...[...caption.childNodes].map((node) => node.cloneNode(true)));
    return copy;
  }
}

/** Several images instead of one, with their captions. */
export function drawnGallery(
  host: LitElement,
  { parts, caption }: Figure,
  captions: SlottedCaptions,
): TemplateResult {
  const grids = parts.filter((part) => part.kind === 'tiles');
  const panes = Math.max(
    1,
    ...grids.flatMap(({ tiles }) => tiles.map((tile) => tile.panes.length)),
  );
  const style = { '--panes': String(panes), '--aspect': String(grids[0]?.aspect ?? 1) };
  const isByClass = grids.some(({ name }) => name !== '');
  const legend = grids.at(-1)?.legend;
  return html`
    ${
      isByClass
        ? html`<div part="gallery" class="gallery by-class" style=${styleMap(style)}>
            ${grids.map((grid) => classGroup(grid, captions))}
          </div>`
        : grids.map(
            ({ tiles }) =>
              html`<ul part="gallery" class="gallery" role="list" style=${styleMap(style)}>
                ${tiles.map((tile) => drawnCell(tile, nothing, captionOf(tile, captions)))}
              </ul>`,
          )
    }
    <div class="gallery-legend">${wordsOr('legend', legend ? drawnLegend(legend) : nothing)}</div>
    ${drawnCaption(host, caption)}
  `;
}

/** Classes of one image stand side by side: all images are cells of one grid, their class above each. */
function classGroup({ tiles, name }: TileGrid, captions: SlottedCaptions): TemplateResult {
  return html`<div class="class-group" role="group" aria-label=${name}>
    <ul class="class-group" role="list">
      ${tiles.map((tile, index) =>
        drawnCell(
          tile,
          html`<p
            part="class-heading"
            class=${classMap({ 'class-heading': true, again: index > 0 })}
            aria-hidden="true"
          >
            ${tile.label || html`&nbsp;`}
          </p>`,
          captionOf(tile, captions),
        ),
      )}
    </ul>
  </div>`;
}

/** The author's own, or the title where a gallery is grouped. */
function captionOf(
  { source, caption }: Tile,
  captions: SlottedCaptions,
): TemplateResult | typeof nothing {
  const words = captions.of(source) ?? caption;
  if (words === undefined) return nothing;
  return html`<p part="cell-caption" class="cell-caption" dir="auto">${words}</p>`;
}

function drawnCell(
  { panes, number, note, failure }: Tile,
  heading: unknown,
  caption: unknown,
): TemplateResult {
  if (failure) {
    return html`<li part="cell" class="cell failed" data-code=${failure.code}>
      <p dir="auto">${failure.message}</p>
    </li>`;
  }
  return html`
    <li part="cell" class="cell">
      ${heading}
      <div class="panes">${panes.map(drawnPaneOf)}</div>
      ${caption}
      <div part="label" class="answer" dir="auto">${number || html`&nbsp;`}</div>
      <div class="computed" dir="auto">${note || html`&nbsp;`}</div>
    </li>
  `;
}

function drawnPaneOf(pane: Pane): TemplateResult {
  const style = pane.aspect === undefined ? {} : { '--aspect': String(pane.aspect) };
  return html`<div part="picture" class=${classMap(paneClass(pane))} style=${styleMap(style)}>
    ${drawnPane(pane)}
  </div>`;
}
