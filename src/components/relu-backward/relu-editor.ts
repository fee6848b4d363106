import { emit } from '../base/events.js';
import { cellAfter } from '../view/keys.js';
import { choose } from '../view/reader-choice.js';
import type { ReluController } from './relu-controller.js';
import type { ReluEdits } from './relu-attributes.js';
import { isNumber } from './relu-request.js';
import { SketchPlayer } from './relu-sketch-player.js';
import { refusal } from './relu-text.js';

type GridName = keyof ReluEdits;

/** A field whose text is no number: it is left alone, and refused once the reader moves on. */
interface Draft {
  grid: GridName;
  index: number;
  refused: boolean;
}

/** Which cell the reader looks at, what they do to the numbers, and whether the sketch plays. */
export class ReluEditor {
  /** The cell of each grid that the Tab key leads to. */
  stop = 0;
  private edits: ReluEdits = { values: [], signal: [] };
  /** What the author gave; the reader's own changes do not count. */
  private authored = this.edits;
  private hovered: number | null = null;
  private focused: number | null = null;
  private drafts: Draft[] = [];
  /** The field in which the arrow keys work as the browser has them. */
  private open: HTMLInputElement | null = null;

  readonly sketch: SketchPlayer;

  constructor(private readonly controller: ReluController) {
    this.sketch = new SketchPlayer(controller.host);
  }

  /** The cell that is looked at, in all grids. */
  get here(): number | null {
    return this.hovered ?? this.focused;
  }

  /** Whether anything differs from what the author gave. */
  get changed(): boolean {
    return this.drafts.length > 0 || textOf(this.edits) !== textOf(this.authored);
  }

  /** What is wrong with the numbers and what to do about it; empty when nothing is. */
  get complaint(): string {
    const refused = this.drafts.find((draft) => draft.refused);
    if (!refused) return '';
    const { message, hint } = this.refusalOf(refused);
    return `${message} ${hint}`;
  }

  /** What is wrong with a field; `null` where its text is a number. */
  draft(grid: GridName, index: number): 'unfinished' | 'refused' | null {
    const draft = this.drafts.find((other) => other.grid === grid && other.index === index);
    return draft ? (draft.refused ? 'refused' : 'unfinished') : null;
  }

  /** Takes over the element's numbers, which a script may have changed. */
  update({ values, signal }: ReluEdits): void {
    const given = { values, signal };
    if (textOf(given) === textOf(this.edits)) return;
    this.edits = this.authored = given;
    this.drafts = [];
    this.stop = 0;
  }

  reset(): void {
    this.drafts = [];
    this.write(this.authored);
  }

  readonly pointerOver = (event: Event): void => {
    const cell = cellOf(event);
    if (cell) this.look({ hovered: cell.index });
  };

  readonly pointerLeave = (event: PointerEvent): void => {
    // A finger that lifts leaves too, and its reader still wants to read.
    if (event.pointerType !== 'touch') this.look({ hovered: null });
  };

  readonly pointerDown = (event: Event): void => {
    const input = fieldOf(event);
    // Into a field that has the focus: the reader wants the caret.
    if (input?.matches(':focus')) this.open = input;
  };

  readonly focusIn = (event: Event): void => {
    const cell = cellOf(event);
    if (!cell) return;
    this.stop = cell.index;
    this.look({ hovered: null, focused: cell.index });
    fieldOf(event)?.select();
  };

  readonly focusOut = (event: Event): void => {
    this.open = null;
    this.look({ focused: null, hovered: null });
    this.change(event);
  };

  readonly keyDown = (event: KeyboardEvent): void => {
    const cell = cellOf(event);
    const input = fieldOf(event);
    if (!cell || !cell.box) return;
    if (input && event.key === 'Escape') {
      event.preventDefault();
      this.restore(cell);
      return;
    }
    if (input && (event.key === 'Enter' || event.key === 'F2')) {
      if (event.key === 'F2') event.preventDefault();
      this.open = this.open ? null : input;
      return;
    }
    if (this.open) return;
    const { values } = this.edits;
    const next = cellAfter(event, cell.index, [values.length, values[0]?.length ?? 1]);
    if (next === null) return;
    event.preventDefault();
    const target = cell.box.querySelector<HTMLElement>(`[data-index="${next}"]`);
    (target?.querySelector('input') ?? target)?.focus();
  };

  readonly input = (event: Event): void => {
    const cell = cellOf(event);
    const text = fieldOf(event)?.value;
    if (!cell?.grid || text === undefined) return;
    const { grid, index } = cell;
    this.drafts = this.drafts.filter((draft) => draft.grid !== grid || draft.index !== index);
    if (isNumber(text)) {
      const columns = this.edits[grid][0]!.length;
      const cells = this.edits[grid].flat().with(index, text);
      const rows = this.edits[grid].map((_, row) =>
        cells.slice(row * columns, (row + 1) * columns),
      );
      this.write({ ...this.edits, [grid]: rows });
    } else {
      this.drafts.push({ grid, index, refused: false });
      this.redraw();
    }
  };

  readonly change = (event: Event): void => {
    const cell = cellOf(event);
    const draft = this.drafts.find(
      ({ grid, index }) => grid === cell?.grid && index === cell.index,
    );
    if (!draft || draft.refused) return;
    draft.refused = true;
    this.redraw();
    emit(this.controller.host, 'part-error', this.refusalOf(draft));
  };

  /** Gives a field its last number back. */
  private restore({ grid, index }: FoundCell): void {
    this.open = null;
    this.drafts = this.drafts.filter((draft) => draft.grid !== grid || draft.index !== index);
    this.redraw();
  }

  private refusalOf({ grid, index }: Draft): ReturnType<typeof refusal> {
    const rows = this.edits[grid];
    return refusal(grid, index, rows[0]!.length, rows.flat()[index]!);
  }

  private write(edits: ReluEdits): void {
    this.edits = edits;
    choose(this.controller, { values: lines(edits.values), signal: lines(edits.signal) });
    this.redraw();
    const numbers = (rows: string[][]): number[][] => rows.map((row) => row.map(Number));
    emit(this.controller.host, 'values-change', {
      values: numbers(edits.values),
      signal: numbers(edits.signal),
    });
  }

  private redraw(): void {
    this.controller.host.requestUpdate();
  }

  private look(at: { hovered?: number | null; focused?: number | null }): void {
    const before = this.here;
    if (at.hovered !== undefined) this.hovered = at.hovered;
    if (at.focused !== undefined) this.focused = at.focused;
    if (this.here !== before || at.focused !== undefined) this.redraw();
  }
}

interface FoundCell {
  index: number;
  /** Its grid's box, and which numbers are in it where they can be changed. */
  box: HTMLElement | null;
  grid: GridName | null;
}

function cellOf({ target }: Event): FoundCell | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('.cell') : null;
  if (!cell) return null;
  const box = cell.closest<HTMLElement>('.grid');
  const name = box?.dataset['grid'];
  return {
    index: Number(cell.dataset['index']),
    box,
    grid: name === 'values' || name === 'signal' ? name : null,
  };
}

function fieldOf({ target }: Event): HTMLInputElement | null {
  return target instanceof HTMLInputElement ? target : null;
}

function lines(rows: string[][]): string {
  return rows.map((row) => row.join(' ')).join('; ');
}

function textOf({ values, signal }: ReluEdits): string {
  return `${lines(values)} | ${lines(signal)}`;
}
