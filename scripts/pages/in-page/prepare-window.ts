/** Changes the window so that Paged.js doesn't wait. */

export function prepareWindow(): void {
  // Paged.js waits for a frame between its steps; nobody watches these pages, so a microtask is enough.
  window.requestAnimationFrame = (callback) => {
    queueMicrotask(() => callback(performance.now()));
    return 0;
  };
  // Paged.js would watch finished pages for changes of size, which don't occur.
  Reflect.deleteProperty(window, "ResizeObserver");
}
