/** Written by the build (scripts/packs.js): a script that adds itself to `convlensPacks`. */
declare module '*.pack.js';
