/** A page as it is parsed: its structure, and what its parts say. */
export interface Source {
  /**
   * One character for each unit that may be cut at. Of a page of bytes the characters beyond ASCII are
   * the bytes themselves; tags and quotes are ASCII in every encoding that is read.
   */
  readonly structure: string;
  /** What stands between two places of the structure, decoded. */
  textAt(start: number, end: number): string;
  /** Text to put into the structure. */
  written(text: string): string;
}

/** A page that is text already. */
export function textSource(text: string): Source {
  return {
    structure: text,
    textAt: (start, end) => text.slice(start, end),
    written: (more) => more,
  };
}
