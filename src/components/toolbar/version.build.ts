/** Filled in by the build. */
declare const PACKAGE_VERSION: string;

/** That of the kit. */
export const version: string = PACKAGE_VERSION;
