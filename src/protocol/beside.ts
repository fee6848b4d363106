/** Pages, workers and Node have it; the types here are those that none of them adds to. */
declare const URL: new (
  address: string,
  base?: string,
) => {
  readonly href: string;
  readonly origin: string;
  readonly protocol: string;
  readonly search: string;
  readonly searchParams: {
    get(name: string): string | null;
    set(name: string, value: string): void;
  };
};

/**
 * What lies beside a file, made absolute. A version in the file's address (`model.json?v=2`) counts for
 * its neighbors too, so that no cache mixes the files of two versions.
 */
export function beside(relative: string, base: string): string {
  const around = new URL(base);
  const url = new URL(relative, base);
  const version = around.searchParams.get('v');
  const isPlain = /^https?:$/.test(url.protocol) && url.search === '';
  if (version !== null && isPlain && url.origin === around.origin) {
    url.searchParams.set('v', version);
  }
  return url.href;
}
