/** The title that a model's card gives the sample that an address names; empty for all other addresses. */
export function sampleTitle(
  source: string,
  samples: readonly { title: string }[] | undefined,
): string {
  const [, number] = /^sample:(\d+)$/.exec(source.trim()) ?? [];
  return number === undefined ? '' : (samples?.[Number(number)]?.title ?? '');
}
