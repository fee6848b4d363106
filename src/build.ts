/**
 * What the build (scripts/bundling/build-facts.js) puts here; the source has none of it.
 *
 * Hashes are eight hexadecimal digits of what a file holds. Where a file's name must stay the same,
 * its hash goes to the end of the address: no cache then gives one of another build.
 */
type Hashes = Readonly<Record<string, string>>;

/** Version and a hash of the sources, such as `1.0.0+5d41402a`: what page, lazily fetched files and worker compare. */
// eslint-disable-next-line @typescript-eslint/no-inferrable-types -- else the type would be ''
export const build: string = '';

/** Of all files of each built-in model, by its name. */
export const modelHashes: Hashes = {};

/**
 * The samples of each built-in model, with spaces between them: files in `samples/`. `cat`, without an
 * ending, is `cat.png` and, larger for readers, `cat-large.jpg`.
 */
export const modelSamples: Readonly<Record<string, string>> = {};

/** Of the wasm binaries, by their file names. */
export const binaryHashes: Hashes = {};
