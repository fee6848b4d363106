/**
 * The images that a `src` names: addresses and samples separated by spaces, `sample:0-9` for a range
 * of samples, `sample:*` for all. A range that the model does not have stays as it is, and fails as a
 * sample that is not there.
 *
 * @param samples how many samples the model has
 */
export function picturesOf(src: string, samples: number): string[] {
  return src
    .trim()
    .split(/\s+/)
    .flatMap((source) => {
      if (source === 'sample:*') return range(0, samples - 1);
      const [, first, last] = /^sample:(\d+)-(\d+)$/.exec(source) ?? [];
      const known = Number(first) <= Number(last) && Number(last) < samples;
      return known ? range(Number(first), Number(last)) : [source];
    });
}

function range(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => `sample:${first + index}`);
}
