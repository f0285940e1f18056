/** Declares the settings of the imprint, and of the forms in which a report is published. */
import * as z from "zod";
import { date } from "./date-schema.ts";
import { lineSetting, paragraphsSetting } from "./setting-text.ts";

/** Checks an identifier as it is printed. `none` says that none was assigned, so that it isn't reported as missing. */
const identifier = lineSetting.transform((written) => (written === "none" ? null : written)).optional();

/** Identifiers of one form in which the report is published; each form has its own. */
export const editionSchema = z.strictObject({
  medium: lineSetting.meta({
    description: "The form: `print`, `pdf`, `html`, `epub`, or a name that is printed as it stands.",
    examples: ["print"],
  }),
  isbn: identifier.meta({ description: "ISBN-13 with its hyphens.", examples: ["978-92-9403-192-1"] }),
  issn: identifier.meta({ description: "ISSN of the series.", examples: ["2314-9701"] }),
  doi: identifier.meta({ description: "DOI, without `doi:` or an address before it.", examples: ["10.2847/82162"] }),
  catalogue: identifier.meta({
    description: "Catalogue number of the Publications Office.",
    examples: ["BZ-AB-23-001-EN-N"],
  }),
});

/**
 * Checks paragraphs of the imprint; `none` means that they are left out on purpose, so that they aren't reported as
 * missing.
 */
const imprintParagraphs = paragraphsSetting.transform((written) => (written === "none" ? null : written)).optional();

/** Lines of the imprint beside place, publisher, date and identifiers. A line that isn't given isn't printed. */
export const imprintSchema = z.strictObject({
  "printed-by": lineSetting.optional().meta({
    description: "The printer; “Printed by” is put before it.",
    examples: ["Imprimerie Bietlot in Belgium"],
  }),
  completed: date.optional().meta({ description: "When the manuscript was completed.", examples: ["2023-04"] }),
  edition: lineSetting.optional().meta({
    description: "The edition; it stands on the title page too, instead of the year.",
    examples: ["First edition"],
  }),
  disclaimer: imprintParagraphs.meta({
    description:
      "One or more paragraphs with an empty line between them (`disclaimer: |`). Where it is missing, a warning says so; `none` says that there is none.",
    examples: ["Neither the agency nor any person acting on its behalf is responsible for the use of this report."],
  }),
  copyright: paragraphsSetting.optional().meta({
    description: "Whose the text is and what may be done with it; paragraphs as in `disclaimer`.",
    examples: ["© European Union Agency for Asylum, 2023"],
  }),
  reuse: imprintParagraphs.meta({
    description: "What may be done with the report; paragraphs, and `none`, as in `disclaimer`.",
    examples: ["Reuse is authorised if the source is named."],
  }),
  "third-parties": imprintParagraphs.meta({
    description: "Whom to ask for what belongs to others; paragraphs, and `none`, as in `disclaimer`.",
    examples: ["Permission to use what belongs to third parties must be asked of its owners."],
  }),
  illustrations: paragraphsSetting.optional().meta({
    description: "Copyright of photographs and illustrations; paragraphs as in `disclaimer`.",
    examples: ["Cover: © A. Photographer"],
  }),
});
