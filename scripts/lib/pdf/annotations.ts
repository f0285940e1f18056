/** Makes the annotations (ISO 32000-1, 12.5.6) by which PDF readers show a remark on a page. */
import type { Rgb } from "../colour/rgb.ts";
import { Drawing } from "./drawing.ts";
import type { Box } from "./geometry.ts";
import { PdfRef, dict, expectDict, textString } from "./objects.ts";

export interface Remark {
  /** Author of the remark, as readers show it. */
  author: string;
  /** The subject, in a word or two. */
  subject: string;
  text: string;
  colour: Rgb;
  /** The place on the page that the remark is about; undefined where there is none. */
  box: Box | undefined;
  /** Lower left corner of the remark's icon. */
  sign: { x: number; y: number };
}

export const signSize = 10;
/** Annotation flags (table 165): print; neither zoom nor rotate with the page. */
const [printed, upright] = [4, 8 + 16];

/** Returns an icon with the text, and, grouped with it (`IRT`), a frame around the place that it is about. */
export function remarkAnnotations(page: PdfRef, remark: Remark): PdfRef[] {
  const { author, subject, text, colour, box, sign } = remark;
  const common = {
    Type: "/Annot" as const,
    P: page,
    Contents: textString(text),
    T: textString(author),
    Subj: textString(subject),
    C: [...colour],
  };
  const note = new PdfRef(
    dict({
      ...common,
      Subtype: "/Text",
      Rect: [sign.x, sign.y, sign.x + signSize, sign.y + signSize],
      F: upright,
      Name: "/Comment",
      AP: dict({ N: signForm(colour) }),
    }),
  );
  if (!box) return [note];
  const [left, bottom, right, top] = box;
  const frame = new PdfRef(
    dict({
      ...common,
      Subtype: "/Square",
      Rect: [...box],
      F: printed,
      BS: dict({ W: 1 }),
      IRT: note,
      RT: "/Group",
      AP: dict({
        N: formOf(right - left, top - bottom, (drawing) =>
          drawing.frame(0.5, 0.5, right - left - 1, top - bottom - 1, colour, 1),
        ),
      }),
    }),
  );
  return [note, frame];
}

/** Adds annotations to a page. */
export function annotate(page: PdfRef, annotations: readonly PdfRef[]): void {
  const entries = expectDict(page);
  const known = entries.get("Annots");
  entries.set("Annots", [...(Array.isArray(known) ? known : []), ...annotations]);
}

/** Returns the icon: a sheet of paper with two lines of writing. */
function signForm(colour: Rgb): PdfRef {
  return formOf(signSize, signSize, (drawing) => {
    drawing.rectangle(0.5, 0.5, 9, 9, colour);
    for (const y of [3.2, 6]) drawing.rectangle(2, y, 6, 0.9, [1, 1, 1]);
  });
}

function formOf(width: number, height: number, draw: (drawing: Drawing) => void): PdfRef {
  const drawing = new Drawing();
  draw(drawing);
  return drawing.asForm(width, height);
}
