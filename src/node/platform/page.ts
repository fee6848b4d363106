/** Stands in for `client/page.ts`: the page is the file that is being rendered. */
let address = 'file:///';

/** What relative addresses are relative to from now on. */
export function setPageAddress(next: string): void {
  address = next;
}

export const pageAddress = (): string => address;

/** As a page from disk has it. */
export const pageOrigin = (): string => 'null';

export { pageFetch } from '../reading/page-fetch.js';

export const isOffline = (): boolean => false;
