/** Stands in for `client/page.ts`: the page is the file that is being rendered, or there is none. */
export { readerAddress as pageAddress } from '../reading/reader.js';
export { pageFetch } from '../reading/page-fetch.js';

/** As a page from disk has it. */
export const pageOrigin = (): string => 'null';

export const isOffline = (): boolean => false;
