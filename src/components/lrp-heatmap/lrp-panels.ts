import type { TemplateResult } from 'lit';
import { say } from '../locale/message.js';
import { mapPanel, panelGrid, picturePanel, type Columns } from '../view/panels.js';
import { drawnRelevances } from './drawn-relevance.js';
import { comparedNames } from './lrp-request.js';
import {
  gradientTimesInput,
  shownMaps,
  type ComparedMaps,
  type ComparedName,
  type LrpState,
} from './lrp-state.js';
import { mapTitle } from './lrp-text.js';
import { expectedBooks, mapBooks } from './map-books.js';
import { placesPanel } from './places-panel.js';
import { probe } from './probe.js';
import { readingOf } from './reading.js';

/** The picture beside its relevance by every composite, and beside gradient x input. */
export function lrpPanels(state: LrpState): TemplateResult {
  const { element, picture, description } = state;
  const names = panelNames(state);
  const shape = picture?.input.shape ?? description?.inputShape ?? [1, 1, 1];
  const shown = shownMaps(state);
  const maps = drawnRelevances(shown, names, shape, element);
  const places = placesPanel(state);
  const reading = readingOf(element);
  return panelGrid(columnsFor(names.length + 1 + places.length), shape, [
    picturePanel({
      view: picture?.view ?? null,
      label: say`Picture`,
      alternative: say`The picture that is explained`,
      over: probe(reading, shape, true),
    }),
    ...names.map((name) => {
      return mapPanel({
        label: mapTitle(name),
        map: maps.get(name) ?? null,
        ofInput: true,
        colorMap: element.colormap,
        over: probe(reading, shape, false),
        expectsNote: element.clip < 100,
        progress: state.progress,
        below: [booksOf(name, shown), state.parts?.sanity.below(name) ?? ''],
      });
    }),
    ...places,
  ]);
}

/** Gradient x input shares out nothing, and has no books. */
function booksOf(name: ComparedName, shown: ComparedMaps | null): unknown {
  if (name === gradientTimesInput) return '';
  const result = shown?.compared[name];
  return result ? mapBooks(result, shown.gradientTimesInput) : expectedBooks();
}

/** A single map stays, with its title, until the next one comes. */
function panelNames({ element, result }: LrpState): ComparedName[] {
  const names = comparedNames(element);
  if (names.length > 1 || !result) return names;
  return Object.values(result.details.compared).length === 1 && !result.details.gradientTimesInput
    ? [result.method as ComparedName]
    : names;
}

function columnsFor(all: number): Columns {
  if (all <= 4) return { wide: all, medium: all, narrow: 2 };
  const half = Math.ceil(all / 2);
  return { wide: all <= 5 ? 5 : half, medium: half, narrow: 2 };
}
