/** Declares what hash-of-code.js exports. */

/** Returns a hash of the code in the folder `scripts`, the versions of all packages, and how Node was built. */
export function hashOfCode(scripts: string, shipped?: readonly Uint8Array[]): string;
