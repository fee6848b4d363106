/** Whether nothing may move by itself: its reader has asked for that. */
export function reducesMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
