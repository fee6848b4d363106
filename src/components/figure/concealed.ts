import type { ExplainResult } from '../../client/result.js';
import { translate, translatePieces } from '../locale/message.js';
import {
  plainText,
  type Figure,
  type FigurePart,
  type Layer,
  type MapTable,
  type Name,
  type Pane,
  type Panel,
  type Paragraph,
  type Readout,
  type Tile,
} from './figure.js';

/**
 * How much a figure tells of the prediction: nothing of it, the predicted class alone, or all that was
 * found.
 */
export type Reveal = 'none' | 'class' | 'all';

/** Shows as much, all unless given. */
export type Revealer = (level?: Reveal) => void;

/** What of an element says so; a word that is none of the three hides as `none` does. */
export interface Revealing {
  revealed: Reveal;
}

/** Whether numbers and findings are kept from readers. */
export function hidesFindings({ revealed }: Revealing): boolean {
  return revealed !== 'all';
}

/** Whether the names of predicted classes are kept from readers, too. */
export function hidesClass({ revealed }: Revealing): boolean {
  return revealed !== 'all' && revealed !== 'class';
}

/** The same of any element, which may have nothing to hide. */
export function isConcealing(element: object): boolean {
  return 'revealed' in element && element.revealed !== 'all' && element.revealed !== 'class';
}

/** Whether an element may tell what was found, which others have no reason to hide. */
export function tellsFindings(element: object): boolean {
  return !('revealed' in element) || element.revealed === 'all';
}

type Answered = Pick<ExplainResult, 'predictions' | 'target'> | null;

/** The predicted class without its probability; empty where there is none to tell, as of a value. */
export function classPieces(told: Answered): Paragraph['text'] {
  const [best] = told?.predictions ?? [];
  if (!told || best?.probability === undefined) return [];
  const name = (label: string): Name => ({ name: label });
  const answer = translatePieces<string | Name>`The network predicts ${name(best.label)}.`;
  if (told.target.index === best.index) return answer;
  return [
    ...answer,
    ' ',
    ...translatePieces<string | Name>`Explained class: ${name(told.target.label)}.`,
  ];
}

/** What the live region says of a new result, as far as readers may know it. */
export function announced(
  attributes: Revealing,
  told: Answered,
  announcement: () => string,
): string {
  if (!hidesFindings(attributes)) return announcement();
  if (!told) return '';
  const named = hidesClass(attributes) ? '' : plainText({ text: classPieces(told) });
  return named || translate`The image is explained; the prediction is hidden.`;
}

/**
 * A figure without what gives the prediction away: findings, what can be read off the maps, numbers of
 * classes; what the colors mean stays. Everything keeps its room.
 *
 * @param told whose class may be named by `reveal="class"`
 */
export function concealed(figure: Figure, attributes: Revealing, told: Answered): Figure {
  if (!hidesFindings(attributes)) return figure;
  const pieces = hidesClass(attributes) ? [] : classPieces(told);
  return {
    parts: figure.parts.flatMap((part) => concealedPart(part, attributes)),
    caption: figure.caption.map((paragraph) =>
      paragraph.kind === 'finding'
        ? { ...withoutText(paragraph), text: paragraph.part === 'answer' ? pieces : [] }
        : paragraph,
    ),
    announcement: announced(attributes, told, () => figure.announcement),
  };
}

/** Without what it tells, in the room of that. */
function withoutText(paragraph: Paragraph): Paragraph {
  const rooms = [roomOf(paragraph.room ?? ''), roomOf(plainText(paragraph))];
  const room = rooms.reduce((longest, one) => (one.length > longest.length ? one : longest));
  return { ...paragraph, text: [], ...(room && { room }) };
}

/** A text as long as another that tells nothing of it: its room may be written into the page. */
export function roomOf(text: string): string {
  return text.replace(/\p{L}/gu, 'e').replace(/\p{N}/gu, '0');
}

function concealedPart(part: FigurePart, attributes: Revealing): FigurePart[] {
  switch (part.kind) {
    case 'panels':
      return [{ ...part, panels: part.panels.map(concealedPanel) }];
    case 'tiles':
      return [
        { ...part, tiles: part.tiles.map((tile, index) => concealedTile(tile, index, attributes)) },
      ];
    case 'table':
      return [concealedTable(part)];
    case 'readout':
      return [concealedReadout(part)];
    // Which class wins where.
    case 'key':
      return [];
    default:
      return [part];
  }
}

/** The maps alone, in the order of the methods: what is measured tells how sure the network is. */
function concealedTable(table: MapTable): MapTable {
  const rows = table.rows.map((row) => ({
    ...row,
    pane: withoutSummaries(row.pane),
    cells: row.cells.map(() => ({ text: '', rank: '' })),
  }));
  return { ...table, rows };
}

function concealedPanel(panel: Panel | Readout): Panel | Readout {
  return panel.kind === 'readout' ? concealedReadout(panel) : withoutSummaries(panel);
}

function concealedReadout(readout: Readout): Readout {
  const lists = readout.lists.map((list) => ({ ...list, rows: [] }));
  return { ...readout, meter: null, isHidden: readout.meter !== null, lists, sentence: '' };
}

function concealedTile(tile: Tile, index: number, attributes: Revealing): Tile {
  const name = tile.name && numbered(index);
  const caption = tile.caption === undefined ? {} : { caption: name };
  // The image of a gallery is told by its title, which is mostly what it shows.
  const panes = tile.panes.map((pane) => {
    const layers = pane.layers.map((layer) =>
      layer.part === 'picture' ? named(layer, name) : layer,
    );
    return withoutSummaries({ ...pane, layers });
  });
  const told = hidesClass(attributes)
    ? { label: '', number: '' }
    : { label: tile.label, number: tile.answer ?? '' };
  return { ...tile, panes, name, ...caption, ...told, note: '' };
}

function named(layer: Layer, name: string): Layer {
  return layer.alternative ? { ...layer, alternative: name } : layer;
}

/** Where the title of a sample would tell what it shows. */
export function numbered(index: number): string {
  return translate`Image ${index + 1}`;
}

export function withoutSummaries<Shown extends Pane>(pane: Shown): Shown {
  return { ...pane, layers: pane.layers.map((layer) => ({ ...layer, summary: '' })) };
}
