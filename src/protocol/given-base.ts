/**
 * Where files are said to be that a page gives as such, without an address. As with packed files
 * (packed.ts) relative names resolve under it, and nothing can be asked there by mistake.
 * The file that is the model is asked for as `model`, whatever its own name may be.
 */
export const givenBase = 'ftp://files.convlens.invalid/';
