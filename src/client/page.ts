/**
 * What the client needs to know of the page that it runs in, beyond its images. Where no page is,
 * something else stands in (src/node/platform/page.ts).
 */

/** What relative addresses are relative to; in a worker the address of its script. */
export const pageAddress = (): string => globalThis.document?.baseURI ?? globalThis.location?.href;

export const pageOrigin = (): string => location.origin;

export const pageFetch: typeof fetch = (...request) => fetch(...request);

export const isOffline = (): boolean => navigator.onLine === false;
