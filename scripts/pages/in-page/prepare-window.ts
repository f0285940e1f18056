/** Runs in the browser before anything else: the window in, one in which Paged.js neither waits nor throws dice out. */

/** Self-contained: it is sent to the browser as text. */
export function prepareWindow(): void {
  // Paged.js takes a frame between its steps; nobody watches these pages, so the next microtask will do.
  window.requestAnimationFrame = (callback) => {
    queueMicrotask(() => callback(performance.now()));
    return 0;
  };
  // It watches finished pages for changes of size, of which there are none.
  Reflect.deleteProperty(window, "ResizeObserver");
  // Its identifiers are random: a series that begins anew with each unit gives the same pages every time.
  window.randomState = 0;
  Math.random = () => {
    const state = (window.randomState = (window.randomState + 0x6d2b79f5) | 0);
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  // Functions sent here were compiled with names kept (esbuild's keepNames), which calls this.
  (window as { __name?: unknown }).__name = (target: unknown) => target;
}
