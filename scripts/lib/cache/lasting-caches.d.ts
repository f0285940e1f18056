/** Declares what lasting-caches.js exports. */

/** Returns the folders for caches, the one to be used first in front. */
export function lastingCaches(modules: string | undefined, isShipped: boolean): string[];

/** Returns undefined for a user who has no home folder. */
export function homeFolder(): string | undefined;
