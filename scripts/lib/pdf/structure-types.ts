/** Lists the standard structure types of PDF 1.7 and 2.0. */
import type { PdfName } from "./objects.ts";

/** Types of PDF 1.7 (ISO 32000-1, 14.8.4). */
export const pdf17Types: ReadonlySet<string> = new Set(
  (
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody " +
    "Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP " +
    "Figure Formula Form"
  ).split(" "),
);

/** Types of PDF 2.0, in its namespace (ISO 32000-2, 14.8.4 and 14.8.6.1). */
export const pdf2Types: ReadonlySet<string> = new Set(
  (
    "Document DocumentFragment Part Sect Div Aside NonStruct P H1 H2 H3 H4 H5 H6 Title FENote Sub Lbl Span Em Strong Link " +
    "Annot Form Ruby RB RT RP Warichu WT WP L LI LBody Table TR TH TD THead TBody TFoot Caption Figure Formula Artifact"
  ).split(" "),
);

/**
 * Types that PDF 1.7 doesn't have, some of them of PDF 2.0, with the most similar standard type. `Sub` is subscript
 * text here; in PDF 2.0 it is a part of a block.
 */
export const standardTypes: Readonly<Record<string, PdfName>> = {
  Aside: "/Sect",
  Del: "/Span",
  Em: "/Span",
  FENote: "/Note",
  Ins: "/Span",
  Kbd: "/Code",
  Strong: "/Span",
  Sub: "/Span",
  Sup: "/Span",
  Title: "/P",
};
