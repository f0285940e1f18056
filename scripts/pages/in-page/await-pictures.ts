/** Runs in the browser: a document in, one whose pictures are all there out. */

declare global {
  interface Window {
    /** Until every picture of the document is loaded. @throws {Error} that names one that can't be */
    awaitPictures: () => Promise<void>;
  }
}

/**
 * Gives the window `awaitPictures`. `decode()` would wait for a frame, which a minimised window never has, and fails
 * where several pictures are large. Self-contained: it is sent to the browser as text.
 */
export function installPictures(): void {
  window.awaitPictures = async () => {
    await Promise.all(Array.from(document.images, loaded));
  };

  function loaded(image: HTMLImageElement): Promise<void> {
    if (image.complete) return Promise.resolve();
    return new Promise((resolve, reject) => {
      image.addEventListener("load", () => resolve(), { once: true });
      image.addEventListener(
        "error",
        () => reject(new Error(`Unexpected picture ${image.src}, expected one that can be read`)),
        { once: true },
      );
    });
  }
}
