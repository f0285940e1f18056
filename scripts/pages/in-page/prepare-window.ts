/** Changes the window so that Paged.js doesn't wait. */

export function prepareWindow(): void {
  // Paged.js takes a frame between its steps; nobody watches these pages, so the next microtask will do.
  window.requestAnimationFrame = (callback) => {
    queueMicrotask(() => callback(performance.now()));
    return 0;
  };
  // It watches finished pages for changes of size, of which there are none.
  Reflect.deleteProperty(window, "ResizeObserver");
}
