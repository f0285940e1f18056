/** Waits until all pictures of the document are loaded. */

/**
 * Resolves when all pictures are loaded. `decode()` isn't used: it waits for a frame, which a minimised window never
 * has, and fails where several pictures are large.
 *
 * @throws {Error} with the names of pictures that can't be loaded, in the form that pages/unreadable-pictures.ts
 *   parses
 */
export async function awaitPictures(): Promise<void> {
  const unreadable: string[] = [];
  await Promise.all(Array.from(document.images, (image) => loaded(image, unreadable)));
  if (unreadable.length > 0) throw new Error(`Unreadable pictures: ${unreadable.join(" ")}`);
}

function loaded(image: HTMLImageElement, unreadable: string[]): Promise<void> {
  const finish = () => {
    if (image.naturalWidth === 0) unreadable.push(image.src);
  };
  if (image.complete) return Promise.resolve(finish());
  return new Promise((resolve) => {
    for (const end of ["load", "error"]) image.addEventListener(end, () => resolve(finish()), { once: true });
  });
}
