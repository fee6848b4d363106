/** A paper that a method, rule or composite comes from. */
export interface Paper {
  /** Surnames and year, as an article cites it. */
  cited: string;
  title: string;
  url: string;
  /** The place in it, such as an equation. */
  at?: string;
}

/** The tag of a phrase that readers see; views pass theirs, which translates (components/language.ts). */
export type Translate = (
  strings: TemplateStringsArray,
  ...values: readonly (string | number)[]
) => string;

/** A text in the reader's language. */
export type Text = (translate: Translate) => string;

/** Says a phrase as it is written. */
export const english: Translate = (strings, ...values) => String.raw({ raw: strings }, ...values);

/** What the rows of every table have. */
export interface Row {
  /** Wherever it is named: above its map, in selects, under "About". */
  title: Text;
  /** Its source first. */
  papers: readonly Paper[];
}

/** A table whose names are known to the compiler. */
export const tableOf =
  <Each>() =>
  <Name extends string>(rows: Record<Name, Each>): Readonly<Record<Name, Each>> =>
    rows;

/** In the order in which they are written. */
export function namesOf<Name extends string>(table: Readonly<Record<Name, unknown>>): Name[] {
  const names: string[] = Object.keys(table);
  return names.filter((name): name is Name => name in table);
}

/** The same names with something made of each row. */
export function mapTable<Name extends string, Each, Made>(
  table: Readonly<Record<Name, Each>>,
  make: (row: Each, name: Name) => Made,
): Record<Name, Made> {
  const made = namesOf(table).map((name) => [name, make(table[name], name)] as const);
  // All names are there: the compiler cannot know what entries hold.
  return Object.fromEntries(made) as Record<Name, Made>;
}
