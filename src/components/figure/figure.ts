/**
 * What a figure is, as data: no DOM, no markup. The page draws it with Lit (`view/`), `convlens render`
 * as a picture with HTML around it (`src/node`). All texts are in the language that is spoken.
 */
import type { Pixels } from '../../client/image/pixels.js';
import type { Box, ErrorDetail, Shape3 } from '../../protocol.js';
import { translate } from '../locale/message.js';
import type { Gates } from './gates.js';
import type { ValueRange } from './heatmap.js';

/** From top to bottom. */
export interface Figure {
  parts: readonly FigurePart[];
  caption: readonly Paragraph[];
  /** What a new result says, for those who do not see it. */
  announcement: string;
}

export type FigurePart =
  PanelGrid | TileGrid | MapTable | Readout | ClassKey | Sketch | NumberGrids | Note;

/** An image for readers: a canvas in a page, pixels in Node. Only what draws knows which. */
export interface ImageView {
  readonly width: number;
  readonly height: number;
}

/** Colors that were computed, row-major. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  /** A map as large as a photograph is scaled as one; all others keep their pixels visible. */
  readonly isSmooth?: boolean;
  /** What the pixels follow from: while all of it is the same, so are they. */
  readonly key: readonly unknown[];
  paint(): Pixels;
}

/** A part of an image whose shape is `of`. */
export interface Crop {
  box: Box;
  of: Shape3;
}

/** One of the pictures that lie over each other. */
export interface Layer {
  /** Name of its canvas as a CSS part, without `-canvas`. */
  part: string;
  source: ImageView | Bitmap;
  /** The part of an image to show; all of it unless given. */
  crop?: Crop | undefined;
  /** What it shows, for those who do not see it; empty where something else says it. */
  alternative: string;
  /** What can be read off it, told after that; it may give a prediction away. */
  summary?: string;
  /** Keeps its own shape in the upper left, instead of filling the box. */
  fitted?: boolean;
  /** Stands at the lower left, at the scale at which this size would fill the box. */
  within?: Pick<Box, 'height' | 'width'>;
  /** In gray, under a map. */
  ground?: boolean;
  /** In [0, 1]; 1 unless given. */
  opacity?: number;
}

/** A box over a picture, in shares of its sides from the upper left. */
export interface Mark {
  kind: 'field' | 'window' | 'place';
  left: number;
  top: number;
  width: number;
  height: number;
  round?: boolean;
}

/** What the colors of a map mean. */
export interface Scale {
  /** The values of the first color and of the last. */
  range: ValueRange;
  /** A color map's name; `null` for a picture, which goes from black to white in each channel. */
  colorMap: string | null;
  /** Shows the upper half alone: the map has no values below the middle of the range, which is 0 most often. */
  fromZero: boolean;
  /** What the numbers leave open; may be empty. */
  note: string;
}

/** A bar of colors with numbers below it. */
export interface Legend {
  /** `#rrggbb`, evenly spaced from left to right. */
  colors: readonly string[];
  /** The part of the colors that is shown, as shares of all; all unless given. */
  shown?: readonly [from: number, to: number];
  /** Words at the start and at the end; `null` while they are unknown. */
  start: string | null;
  end: string;
  /** A number between them, where it stands in percent, and whether it gives way in a small legend. */
  middle: { text: string; place: number; yields?: boolean } | null;
  /** Whether words stand beside the numbers, which a translator may change. */
  isWorded?: boolean;
  /** The part below 0, in percent from the left, with the colors that its hatching has; unless given none. */
  negative?: { until: number; ink: string; paper: string };
  /** Whether negative values are hatched in any case, not only where there are no hues. */
  isHatched?: boolean;
  /** Below the numbers; may be empty. A no-break space keeps its room. */
  note: string;
}

/** What has a value for every pixel of the network's input. */
export interface InputMap {
  /** One for each pixel, or for each channel of it. */
  values: Float32Array;
  shape: Shape3;
  /** 0 where a pixel has no value. */
  counts?: ArrayLike<number>;
}

/** One picture with its label and its legend. */
export interface Panel extends Pane {
  kind: 'panel';
  /** What the view lays over it or puts below it belongs to this name. */
  key: string;
  /** Its CSS part besides `panel`: `picture-panel`, `map-panel`. */
  part: string;
  label: string;
  /** `null` where colors need no explanation, or another panel has it. */
  legend: Legend | null;
  /** What happens at one place of the picture; stands below it, at the end of a thin line from there. */
  callout?: Callout | undefined;
  /** Below the legend. */
  below?: Paragraph | undefined;
  /** Whether it covers the whole input of the network: `true`, or with which values. */
  input?: boolean | InputMap;
  /** `leading`: on wide figures it stands left of two rows. `starting`: it begins a row. */
  place?: 'leading' | 'starting' | undefined;
}

/** A short text about one place of a picture, which covers nothing of it. */
export interface Callout {
  /** Where the line begins, in shares of the picture's sides; it goes straight down. */
  from: { left: number; top: number };
  /** Empty while it is unknown; it keeps its room. */
  text: Paragraph['text'];
}

/** In how many columns panels stand where there is room, on middling and on narrow figures. */
export interface Columns {
  wide: number;
  medium: number;
  narrow: number;
}

/** Small multiples: panels in columns, pictures of one size. */
export interface PanelGrid {
  kind: 'panels';
  columns: Columns;
  /** Of the pictures: height and width count. */
  shape: Shape3;
  panels: readonly (Panel | Readout)[];
}

/** A box with pictures over each other. */
export interface Pane {
  /** From the ground up; empty while they are unknown. */
  layers: readonly Layer[];
  /** Seen where nothing is painted: even, or hatched. */
  ground?: 'cells' | 'gaps' | undefined;
  marks: readonly Mark[];
  /** Width by height, where it is not that of the others of its grid. */
  aspect?: number;
}

/** A small multiple: a picture, or several side by side, of one of many. */
export interface Tile {
  panes: readonly Pane[];
  /** Above it; empty where nothing stands there. */
  label: string;
  /** What is written on it or below it: a score, an answer; empty while it is unknown. */
  number: string;
  /** The predicted class alone, where `number` tells more. */
  answer?: string;
  /** What else is known of it; may be empty. */
  note: string;
  /** What it shows, for those who do not see it. */
  name: string;
  /** Whether it is the one that is looked at. */
  isCurrent?: boolean;
  /** A run that came to nothing stands back. */
  isFaint?: boolean;
  /** Why it shows nothing. */
  failure?: ErrorDetail | null;
  /** Which image it is of, as the author names it. */
  source?: string;
  /** What is said of it below; an author's own caption takes its place. */
  caption?: string;
}

/** Many small pictures of one kind, in rows. */
export interface TileGrid {
  kind: 'tiles';
  /** Which grid of the figure it is. */
  key: string;
  /** Above all of them; may be empty. Grids with a title stand side by side. */
  title: string;
  /** What they are together, for those who do not see them. */
  name: string;
  /** Tiles in a row where there is room. */
  columns: number;
  /** Width by height of a pane. */
  aspect: number;
  /** What the colors of all of them mean; `null` where they need no explanation. */
  legend: Legend | null;
  /** Whether the number of each tile stands above it in a static picture, too, as in the figure. */
  isNumbered?: boolean;
  tiles: readonly Tile[];
}

/** A column of numbers. */
export interface TableColumn {
  key: string;
  title: string;
  /** Which end is better, below the title. */
  note: string;
  /** How the rows are ordered by it; `null` where they are not. */
  sorted: 'ascending' | 'descending' | null;
}

/** A map with its numbers, one for each column. */
export interface MapRow {
  key: string;
  label: string;
  pane: Pane;
  /** Whether it is the one that is looked at. */
  isChosen: boolean;
  /** Why there is no map. */
  failure: ErrorDetail | null;
  /** `text` is empty while it is not known; `rank` among the rows, empty where there is none. */
  cells: readonly { text: string; rank: string }[];
}

/** Maps in rows, with numbers in columns. */
export interface MapTable {
  kind: 'table';
  /** What it is, for those who do not see it. */
  name: string;
  /** What its rows are, above their labels. */
  rowsAre: string;
  columns: readonly TableColumn[];
  rows: readonly MapRow[];
}

/** Bars of a number now and before, and of ranked classes before and after. */
export interface Readout {
  kind: 'readout';
  label: string;
  /** What its number is, for those who do not see the bar. */
  name: string;
  /** `null` while nothing is known. */
  meter: {
    /** Now and before, in shares of the bar. */
    now: number;
    before: number;
    nowText: string;
    beforeText: string;
    /** The ends of the bar and the number now, for those who do not see it. */
    spoken: { low: number; high: number; now: string; text: string };
    /** Whether the number is that of something near by. */
    isNear: boolean;
  } | null;
  /** Whether the number is known, and kept from readers. */
  isHidden?: boolean;
  lists: readonly {
    /** As a CSS part: `before`, `after`. */
    part: string;
    title: string;
    rows: readonly { label: string; share: number; text: string }[];
  }[];
  /** All of it in a sentence, for those who do not see it; empty while nothing is known. */
  sentence: string;
}

/** Which class has which color. */
export interface ClassKey {
  kind: 'key';
  title: string;
  entries: readonly {
    /** `null` for all that have no color of their own. */
    color: string | null;
    /** What stands on the color in the picture; may be empty. */
    mark: string;
    label: Paragraph['text'];
  }[];
}

/** A number in a grid. */
export interface NumberCell {
  /** Empty while it is not known. */
  text: string;
  /** Which condition has set it to 0, or would have; empty where none. */
  closed: Gates;
  /** Which conditions it has passed; empty where it is closed, or unknown. */
  open: Gates;
}

/** Numbers in rows. */
export interface NumberGrid {
  /** Which grid of the figure it is. */
  key: string;
  label: string;
  /** What it is for those who hear the figure. */
  name: string;
  /** MathML; may be empty. */
  formula: string;
  rows: readonly (readonly NumberCell[])[];
  /** Whether an arrow leads here from the grid before. */
  follows: boolean;
}

/** A drawing of the kit's own, the same for every image. */
export interface Sketch {
  kind: 'sketch';
  /** SVG markup that needs no style sheet. */
  svg: string;
}

/** Grids of numbers, each with its label. */
export interface NumberGrids {
  kind: 'numbers';
  grids: readonly NumberGrid[];
  /** What brackets around a number mean, where hatching cannot be drawn. */
  note: string;
}

/** A sentence between the pictures. */
export interface Note {
  kind: 'note';
  paragraph: Paragraph;
}

/** A name that translators leave alone, such as that of a class. */
export interface Name {
  name: string;
}

/**
 * What a sentence tells: what was found in this image, what the figure means, or how it was made. Each
 * is a CSS part, too.
 */
export type SentenceKind = 'finding' | 'meaning' | 'about';

/** A paragraph of the caption. */
export interface Paragraph {
  kind: SentenceKind;
  /** Its own CSS part, besides its kind. */
  part?: string;
  /** `answer`, `computed`, `remark`, `expected` ...: how it is written. */
  style?: string;
  text: readonly (string | Name)[];
  /** Of the method in general: it stands in the About panel, not below the figure. */
  inAbout?: boolean;
  /** About this computation alone: not written where the figure was computed beforehand. */
  isPassing?: boolean;
  /** The longest text that may stand there, whose room it keeps. */
  room?: string;
  /** Where its language is not the figure's. */
  lang?: string;
}

/** What a layer shows, and what can be read off it. */
export function alternativeOf({
  alternative,
  summary,
}: Pick<Layer, 'alternative' | 'summary'>): string {
  return alternative && summary ? `${alternative}. ${summary}` : alternative;
}

/** A paragraph as plain text. */
export function plainText({ text }: Pick<Paragraph, 'text'>): string {
  return text.map((piece) => (typeof piece === 'string' ? piece : piece.name)).join('');
}

/** Views up to this side keep their pixels visible; larger ones are scaled smoothly. */
const CRISP_SIDE = 128;

export function isSmooth({ width, height }: Pick<ImageView, 'height' | 'width'>): boolean {
  return Math.max(width, height) > CRISP_SIDE;
}

export function isBitmap(source: ImageView | Bitmap): source is Bitmap {
  return 'paint' in source;
}

/** What of a prepared picture a figure needs. */
export interface ShownPicture {
  view: ImageView;
  input: { data?: Float32Array; shape: Shape3 };
  /** What it shows, as its author or the model's card says; may be empty. */
  title?: string;
  /** Whether the view is the input itself, instead of the image that it was made of. */
  isInput?: boolean;
}

/** What stands above the image that is explained. */
export function pictureLabel(picture: ShownPicture | null): string {
  if (!picture?.isInput) return translate`Input`;
  const [height, width] = picture.input.shape;
  return translate`What the network sees, ${width} × ${height}`;
}

/** What the image is, for those who do not see it. */
export function pictureName(picture: Pick<ShownPicture, 'title'> | null): string {
  return picture?.title ? translate`Input: ${picture.title}` : translate`The input image`;
}

/** A box of cells as a mark over all of them. */
export function markOf(
  kind: Mark['kind'],
  { left, top, width, height }: Box,
  [rows, columns]: readonly [number, number, ...number[]],
): Mark {
  return {
    kind,
    left: left / columns,
    top: top / rows,
    width: width / columns,
    height: height / rows,
  };
}
