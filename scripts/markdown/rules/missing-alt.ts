/** Complains of each picture without alternative text (PDF/UA-1, clause 7.3). */
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { alternativeOf } from "../alternative-of.ts";
import type { NodesByType } from "../nodes-by-type.ts";

/** Words that programs put in the place of an alternative text, and names of files. */
const saysNothing =
  /^(?:(?:my |the |an? )?(?:image|img|picture|pic|photo|screenshot|figure)|alt(?:[ -]?text)?|alternative text|image (?:description|alt text)|description|placeholder|untitled|bild|afbeelding|imagen|imagem|immagine|obraz|billede|bilde|kuva|kép|εικόνα|[\w-]+\.(?:png|jpe?g|gif|svg|webp)|(?:img|dsc|image|screenshot|screen shot)[ _-]?\d[\w .-]*)[.:]?$/iu;

export function missingAlt(file: VFile, { images }: NodesByType): void {
  for (const image of images) {
    const words = (image.data?.hProperties?.alt ?? image.alt ?? "").trim();
    if (words === "" || saysNothing.test(words))
      complain(file, "missing-alt", { url: image.url, instead: alternativeOf(image) }, image);
  }
}
