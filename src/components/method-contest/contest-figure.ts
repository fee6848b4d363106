import {
  contestMeasures,
  betterEnd,
  ranksBy,
  type ContestEntry,
  type ContestMeasure,
} from '../../client/contest/contest-measures.js';
import { defaultMethods } from '../../client/contest/contest-methods.js';
import type { ContestResult } from '../../client/contest/contest.js';
import type { ModelDescription } from '../../protocol.js';
import { concealed } from '../figure/concealed.js';
import { drawingOf, mapLayer, summaryOf } from '../figure/drawn-map.js';
import {
  pictureLabel,
  pictureName,
  type Figure,
  type MapRow,
  type MapTable,
  type Panel,
  type ShownPicture,
  type TableColumn,
} from '../figure/figure.js';
import { inkOf } from '../figure/ink.js';
import { numbersOf, rangesOf } from '../figure/ranges.js';
import { percentileOf } from '../figure/display-defaults.js';
import { translate } from '../locale/message.js';
import type { ContestAttributes } from './contest-attributes.js';
import {
  contestAnnouncement,
  contestCaption,
  directionText,
  measureTitle,
  methodTitle,
  valueText,
} from './contest-text.js';

/** All that the figure of a `<method-contest>` follows from. */
export interface ContestState {
  attributes: ContestAttributes;
  /** As far as it has come. */
  shown: ContestResult | null;
  description: ModelDescription | null;
  picture: ShownPicture | null;
  /** The method whose curves are shown. */
  chosen: string | null;
}

/** The image, the table, and what the measures say of each other. */
export function contestFigure(state: ContestState): Figure {
  const { attributes, shown, description } = state;
  const figure: Figure = {
    parts: [
      {
        kind: 'panels',
        columns: { wide: 1, medium: 1, narrow: 1 },
        shape: description?.inputShape ?? [1, 1, 1],
        panels: [imagePanel(state)],
      },
      contestTable(state),
    ],
    caption: contestCaption(state),
    announcement: shown ? contestAnnouncement(shown) : '',
  };
  return concealed(figure, attributes, shown);
}

function imagePanel({ picture }: ContestState): Panel {
  return {
    kind: 'panel',
    key: 'picture',
    part: 'picture-panel',
    label: pictureLabel(picture),
    layers: picture
      ? [{ part: 'picture', source: picture.view, alternative: pictureName(picture) }]
      : [],
    marks: [],
    legend: null,
    input: true,
  };
}

/** How the rows are ordered: by which measure, and whether its better end comes first. */
export interface Sorting {
  measure: ContestMeasure | null;
  isReversed: boolean;
}

export function sortingOf({ sort }: Pick<ContestAttributes, 'sort'>): Sorting {
  const isReversed = sort?.startsWith('-') ?? false;
  const name = isReversed ? sort!.slice(1) : sort;
  return { measure: contestMeasures.find((each) => each === name) ?? null, isReversed };
}

function contestTable(state: ContestState): MapTable {
  const { shown, attributes } = state;
  const measures = shownMeasures(state);
  const sorting = sortingOf(attributes);
  const entries = sorted(shown?.details.entries ?? pendingEntries(attributes), sorting);
  const ranks = new Map(
    measures.map((measure) => [measure, ranksBy(shown?.details.entries ?? [], measure)]),
  );
  const rankOf = (entry: ContestEntry, measure: ContestMeasure): number | null =>
    ranks.get(measure)?.[shown?.details.entries.indexOf(entry) ?? -1] ?? null;
  const draw = mapPainter(state);
  return {
    kind: 'table',
    name: translate`Methods and their measures`,
    rowsAre: translate`Method`,
    columns: measures.map((measure) => columnOf(measure, sorting)),
    rows: entries.map((entry): MapRow => {
      const { method, failure } = entry;
      return {
        key: method,
        label: methodTitle(method),
        pane: { layers: draw(entry), marks: [] },
        isChosen: method === chosenMethod(state),
        failure: failure ?? null,
        cells: measures.map((measure) => {
          const rank = rankOf(entry, measure);
          return {
            text: valueText(entry, measure),
            rank: rank === null ? '' : String(rank),
          };
        }),
      };
    }),
  };
}

/** Those that are measured, and those that were asked for. */
function shownMeasures({ shown, attributes }: ContestState): ContestMeasure[] {
  const asked = attributes.measures?.split(/[\s,]+/) ?? ['deletion', 'insertion', 'time'];
  return contestMeasures.filter(
    (measure) => asked.includes(measure) || shown?.details.measures.includes(measure),
  );
}

function columnOf(measure: ContestMeasure, { measure: by, isReversed }: Sorting): TableColumn {
  const isRising = (betterEnd[measure] === 'lower') !== isReversed;
  return {
    key: measure,
    title: measureTitle(measure),
    note: directionText(measure),
    sorted: by === measure ? (isRising ? 'ascending' : 'descending') : null,
  };
}

/** Rows without a value come last either way. */
function sorted(
  entries: readonly ContestEntry[],
  { measure, isReversed }: Sorting,
): readonly ContestEntry[] {
  if (!measure) return entries;
  const ranks = ranksBy(entries, measure);
  const order = [...entries.keys()].sort((a, b) => {
    const [one, other] = [ranks[a] ?? null, ranks[b] ?? null];
    if (one === null || other === null)
      return Number(one === null) - Number(other === null) || a - b;
    return (isReversed ? other - one : one - other) || a - b;
  });
  return order.map((index) => entries[index]!);
}

/** Rows whose maps are on their way. */
function pendingEntries({ methods }: ContestAttributes): ContestEntry[] {
  const names = methods?.split(/[\s,]+/).filter(Boolean) ?? defaultMethods;
  return [...new Set(names)].slice(0, 12).map((method) => ({
    method,
    map: new Float32Array(),
    shape: [0, 0, 1],
    time: 0,
    values: {},
  }));
}

export function chosenMethod({ shown, chosen }: ContestState): string | null {
  const entries = shown?.details.entries ?? [];
  const found = entries.find(({ method }) => method === chosen);
  return (found ?? entries.find(({ map }) => map.length > 0))?.method ?? null;
}

/** Each map in its own range, unless all have one. */
function mapPainter({
  attributes: { range, colormap },
  shown,
  description,
  picture,
}: ContestState): (entry: ContestEntry) => MapRow['pane']['layers'] {
  const drawn = new Map(
    (shown?.details.entries ?? [])
      .filter(({ map }) => map.length > 0)
      .map(
        ({ method, map, shape }) => [method, drawingOf(map, shape, 'sum', description)] as const,
      ),
  );
  const values = new Map([...drawn].map(([method, drawing]) => [method, drawing.values]));
  const percentile = (method: string): number =>
    percentileOf('auto', description?.inputShape, method);
  const ranges = rangesOf(
    numbersOf(range) || range === 'shared' ? range : 'unit',
    values,
    percentile,
  );
  return ({ method, map, shape }) => {
    const drawing = drawn.get(method);
    if (!drawing) return [];
    const scale = { range: ranges.get(method)!, colorMap: colormap, fromZero: false, note: '' };
    const whole = /^lrp\b/.test(method) ? 'relevance' : 'magnitude';
    const summary = summaryOf(map, shape, whole, inkOf(picture?.input));
    return [mapLayer({ ...drawing, scale, summary }, methodTitle(method))];
  };
}
