/** Declares the settings for a report's own labels, and reads them. */
import * as z from "zod";
import type { OwnLabels } from "../../languages/labels.ts";
import type { Labels } from "../../languages/language-facts.ts";
import { languageFacts } from "../../languages/languages.ts";
import { lineSetting } from "./schema/setting-text.ts";

/** Labels that nothing prints at present: parts have the titles of their files. */
export const unprintedLabels = [
  "foreword",
  "acknowledgements",
  "acronyms",
  "introduction",
  "source",
] as const satisfies (keyof Labels)[];

type PrintedLabels = Exclude<keyof Labels, (typeof unprintedLabels)[number] | "noteKinds">;

const descriptions: Record<PrintedLabels, string> = {
  contents: "Title of the contents.",
  notes: "Title of the endnotes.",
  section: "Before a section's number, where it is referred to.",
  box: "Before the number of a box.",
  figure: "Before the number of a figure.",
  table: "Before the number of a table.",
  equation: "Before the number of a formula, where it is referred to.",
  annex: "Before the number of an annex, under `numbering.annexes: automatic`.",
  figures: "Title of the list of figures.",
  tables: "Title of the list of tables.",
  boxes: "Title of the list of boxes.",
  skip: "Link at the head of the web page that leads past the contents.",
  print: "The print edition, in the imprint.",
  page: "A page that is referred to; `{page}` is its number.",
  printedBy: "Who printed it, in the imprint; `{name}` is the printer.",
  completed: "When the manuscript was completed, in the imprint; `{date}` is the month or day.",
  notesToPages: "Running head of endnotes; `{first}` and `{last}` are the pages on which they are called.",
  notesToPage: "The same where they are all called on one page, `{page}`.",
  continued: "Behind the title of a table or box that goes on overleaf.",
  citeAs: "Before the form in which to cite, without the colon.",
  citedIn: "Between a section and the report that it is part of, where it is cited.",
  noteCallout: "Read out in place of a callout; `{number}` is the note's.",
  backToText: "Read out of a note's number, which leads back to the callout.",
  taskDone: "Read out of a ticked box in a list of tasks.",
  taskOpen: "Read out of an empty box in a list of tasks.",
  noData: "In the key of a map, of countries without a number.",
  sources: "Title of the list of sources.",
  accessed: "When a source was looked at, behind its address; `{date}` is the day.",
  ibidem: "Note of the same source as the note before.",
};

const kinds: Record<keyof Labels["noteKinds"], string> = {
  note: "Title of notes of this kind.",
  tip: "Title of tips.",
  important: "Title of what is important.",
  warning: "Title of warnings.",
  caution: "Title of cautions.",
};

const english = languageFacts("en").labels;

/** Checks a label, which must have the same placeholders as the English one. */
function label(description: string, example: string) {
  const places = placesIn(example);
  return lineSetting
    .refine((written) => places.length === 0 || placesIn(written).join(" ") === places.join(" "), {
      error: `text with ${places.join(" and ")}`,
    })
    .optional()
    .meta({ description, examples: [example] });
}

/** Returns the placeholders of a label, each once: `{first}`, `{last}`. */
function placesIn(written: string): string[] {
  return [...new Set(written.match(/\{\w*\}/g) ?? [])].toSorted();
}

/** Shape of the setting `labels`: each label by its name in kebab-case. */
export const labelSettings = z.strictObject({
  ...Object.fromEntries(
    Object.entries(descriptions).map(([name, description]) => [
      settingOf(name),
      label(description, english[name as PrintedLabels]),
    ]),
  ),
  "note-kinds": z
    .strictObject(
      Object.fromEntries(
        Object.entries(kinds).map(([name, about]) => [
          name,
          label(about, english.noteKinds[name as keyof typeof kinds]),
        ]),
      ),
    )
    .optional()
    .meta({ description: "Titles of plain notes that say how they are meant." }),
  "box-kinds": z
    .record(z.string(), lineSetting)
    .optional()
    .meta({
      description: "Words before the number of boxes, by the kinds that the theme has ([themes.md](themes.md)).",
      examples: [{ focus: "In focus" }],
    }),
});

type LabelSettings = z.infer<typeof labelSettings>;

/** Returns the labels that the settings give, by their names in the code. */
export function ownLabels(settings: LabelSettings): OwnLabels {
  const { "note-kinds": noteKinds = {}, "box-kinds": _, ...labels } = settings;
  const given = (values: object) => Object.entries(values).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(given(labels).map(([name, value]) => [nameOf(name), value])),
    noteKinds: Object.fromEntries(given(noteKinds)),
  };
}

/** Returns the names of printed labels that the settings don't give, in kebab-case. */
export function missingLabels(settings: LabelSettings): string[] {
  const names = Object.keys(descriptions).map(settingOf);
  const kindsGiven: object = settings["note-kinds"] ?? {};
  return [
    ...names.filter((name) => !(name in settings)),
    ...Object.keys(kinds).flatMap((kind) => (kind in kindsGiven ? [] : [`note-kinds.${kind}`])),
  ];
}

/** Returns a label's name in the settings: `cite-as` for `citeAs`. */
function settingOf(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function nameOf(setting: string): string {
  return setting.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
