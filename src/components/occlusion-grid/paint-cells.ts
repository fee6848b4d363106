/** Red, green, blue as bytes; `null` where nothing is painted. */
export type CellColor = readonly [red: number, green: number, blue: number] | null;

/** Paints one canvas pixel per cell, row-major; CSS scales the canvas crisply. */
export function paintCells(
  canvas: HTMLCanvasElement,
  [rows, columns]: readonly [number, number],
  colorOf: (cell: number) => CellColor,
): void {
  canvas.width = columns;
  canvas.height = rows;
  const image = new ImageData(columns, rows);
  for (let cell = 0; cell < rows * columns; cell++) {
    const color = colorOf(cell);
    if (color) image.data.set([...color, 255], cell * 4);
  }
  canvas.getContext('2d')!.putImageData(image, 0, 0);
}

/** Whether black has more contrast to a colour than white, by the relative luminance of WCAG. */
export function isLight(color: NonNullable<CellColor>): boolean {
  const [red, green, blue] = color.map((byte) => (byte / 255) ** 2.2);
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue! > 0.179;
}
