/** What is in the names of the packs. The build (scripts/bundling/build-facts.js) puts it here. */
export const packHashes: Readonly<Record<string, string>> = {};
