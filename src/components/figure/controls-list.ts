/** What `controls` says of the reader's controls: which stand there, in their order. */
interface ControlsList {
  /** As they are written; empty where the first few stand there. */
  names: readonly string[];
  /** Whether no others can be had. */
  isOnly: boolean;
  /** Whether all stand there, in rows. */
  isAll: boolean;
}

/** Beside names: those that are not named are left out, not put behind "Adjust". */
export const ONLY = 'only';

/** In place of names: every control stands under the figure. */
export const ALL = 'all';

/** What an element has of it. */
type WithControls = Readonly<{ controls: string | null }>;

/** Reads `class method`, or `only class`. */
export function readControls({ controls }: WithControls): ControlsList {
  const words = (controls ?? '').split(/[\s,]+/).filter(Boolean);
  return {
    names: words.filter((word) => word !== ONLY && word !== ALL),
    isOnly: words.includes(ONLY),
    isAll: words.includes(ALL),
  };
}

/** Whether a reader may set something in the figure itself that this control sets too. */
export function offers(host: WithControls, name: string): boolean {
  const { names, isOnly, isAll } = readControls(host);
  return host.controls !== 'none' && (!isOnly || isAll || names.includes(name));
}
