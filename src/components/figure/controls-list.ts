/** What `controls` says of the reader's controls: which stand there, in their order. */
interface ControlsList {
  /** As they are written; empty where the first few stand there. */
  names: readonly string[];
  /** Those that the reader does not have, in the figure itself neither. */
  locked: readonly string[];
  /** Whether no others can be had. */
  isOnly: boolean;
  /** Whether all stand there, in rows. */
  isAll: boolean;
}

/** Beside names: those that are not named are left out, not put behind "Adjust". */
export const ONLY = 'only';

/** In place of names: every control stands under the figure. */
export const ALL = 'all';

/** Before names: these the reader does not have. */
export const WITHOUT = 'without';

/** What an element has of it. */
type WithControls = Readonly<{ controls: string | null }>;

/** Reads `class method`, `only class`, or `without method`. */
export function readControls({ controls }: WithControls): ControlsList {
  const words = (controls ?? '').split(/[\s,]+/).filter(Boolean);
  const end = words.indexOf(WITHOUT);
  const locked = end < 0 ? [] : words.splice(end).slice(1);
  return {
    names: words.filter((word) => ![ONLY, ALL, ...locked].includes(word)),
    locked,
    isOnly: words.includes(ONLY),
    isAll: words.includes(ALL),
  };
}

/** Whether a reader may set something in the figure itself that this control sets too. */
export function offers(host: WithControls, name: string): boolean {
  const { names, isOnly, isAll } = readControls(host);
  return allows(host, name) && (!isOnly || isAll || names.includes(name));
}

/** Whether a reader may do something in the figure that no control does: unless it is locked by its name. */
export function allows(host: WithControls, name: string): boolean {
  return host.controls !== 'none' && !readControls(host).locked.includes(name);
}
