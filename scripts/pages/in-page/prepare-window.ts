/** Runs in the browser before anything else: the window in, one in which Paged.js doesn't wait out. */

/** Self-contained: it is sent to the browser as text. */
export function prepareWindow(): void {
  // Paged.js takes a frame between its steps; nobody watches these pages, so the next microtask will do.
  window.requestAnimationFrame = (callback) => {
    queueMicrotask(() => callback(performance.now()));
    return 0;
  };
  // It watches finished pages for changes of size, of which there are none.
  Reflect.deleteProperty(window, "ResizeObserver");
  // Functions sent here were compiled with names kept (esbuild's keepNames), which calls this.
  (window as { __name?: unknown }).__name = (target: unknown) => target;
}
