/** Written by the build (scripts/bundling/packs.js): a script that adds itself to `convlensPacks`. */
declare module '*.pack.js';
