/** Characters, as a terminal counts those of most languages. */
const widthOf = (text: string): number => Array.from(text).length;

/** Cut in the middle, where long names differ least. */
export function cutTo(text: string, width: number): string {
  const characters = Array.from(text);
  if (characters.length <= width) return text;
  const tail = Math.ceil((width - 1) / 2);
  const head = width - 1 - tail;
  return `${characters.slice(0, head).join('')}…${characters.slice(-tail).join('')}`;
}

function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text))) + text;
}

/** Lines of at most `width` characters, all but the first indented; a longer word has its own. */
export function wrapped(text: string, width: number, first: string, indent: string): string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of text.split(' ').filter(Boolean)) {
    if (!isEmpty && widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(line);
      line = indent;
      isEmpty = true;
    }
    line += `${isEmpty ? '' : ' '}${word}`;
    isEmpty = false;
  }
  return [...lines, line.trimEnd()];
}

export interface Column {
  align: 'left' | 'right';
  /** Characters that it has; what is longer is cut. */
  width: number;
}

/** Cells, or text that is a line of its own. */
export type Row = readonly string[] | string;

/** Of the widest cell of each column. */
export function widthsOf(rows: readonly Row[]): number[] {
  const cells = rows.filter((row) => typeof row !== 'string');
  const [first = []] = cells;
  return first.map((_, index) =>
    cells.reduce((most, row) => Math.max(most, widthOf(row[index] ?? '')), 0),
  );
}

/** Rows as lines, two spaces between their columns. */
export function table(columns: readonly Column[], rows: readonly Row[]): string[] {
  return rows.map((row) => {
    if (typeof row === 'string') return row;
    const cells = columns.map(({ align, width }, index) => {
      const cell = cutTo(row[index] ?? '', width);
      return align === 'left' ? padEnd(cell, width) : padStart(cell, width);
    });
    return cells.join('  ').trimEnd();
  });
}
