/** Checks that pictures in inks are printed with the inks of their files. */
import { isPictureOf } from "./is-picture-of.ts";
import type { Check, PressFinding } from "../finding.ts";

export const pictureInks: Check = {
  name: "picture-inks",
  title: "Pictures in CMYK with the inks of their files",
  run: ({ pages }, { kind, inkPictures, condition }) => {
    const printed = new Set(pages.flatMap(({ pictures }) => pictures.map(({ sha256 }) => sha256)));
    return inkPictures.flatMap((file): PressFinding[] => {
      if (printed.has(file.sha256)) return [];
      const text =
        file.otherProfile === undefined
          ? `Unexpected change of the inks of picture ${file.name}, expected that they stay: it could not be told from another picture of its size, or is cropped, in a drawing or to fill a cover`
          : `Unexpected picture ${file.name} in inks for "${file.otherProfile}", expected ${condition} or no profile: its inks were converted, and black may be printed in four inks`;
      const places = pages.flatMap(({ number: page, pictures }) =>
        pictures
          .filter((picture) => picture.sha256 === undefined && isPictureOf(picture, file, kind))
          .map(({ box }): PressFinding => ({ severity: "warning", page, text, box })),
      );
      // A cropped picture, as on a cover, has another size and is not found.
      return places.length > 0 || kind === "cover" ? places : [{ severity: "warning", text }];
    });
  },
};
