/** Positions that are computed without asking. */
export const POSITIONS = 20_000;
