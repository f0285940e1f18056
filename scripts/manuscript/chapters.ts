/** Lists the Markdown files of a book in the order of its parts, each with its settings. */
import { partOrder } from "./part-order.ts";
import { chapterFormOf, type ChapterForm } from "./settings/schema/parts-schema.ts";
import type { Settings } from "./settings/schema/settings-schema.ts";

/** The roles that a file of the manuscript can have in the book. */
export const roles = [
  "foreword",
  "acknowledgements",
  "acronyms",
  "executive-summary",
  "readers-guide",
  "introduction",
  "section",
  "concluding-remarks",
  "annex",
  "contact",
  "part",
] as const;

/** Role of a file in the book; `part` is a part that the author invented. */
export type ChapterRole = (typeof roles)[number];

/** Settings of a part that is a file. */
export interface SectionForm {
  /** Heading of the part, where its file has none of level 1. */
  title?: string;
  /** Whether its headings are kept out of the contents. */
  isOutsideContents?: true;
  /** Whether its headings are numbered as those of the sections are. */
  isNumbered?: true;
  opensRight?: true;
  author?: PartAuthor;
}

/** The author of a part. */
export interface PartAuthor {
  name: string;
  function?: string | undefined;
  /** Path from the manuscript's folder. */
  picture?: string | undefined;
}

export interface Chapter {
  name: string;
  role: ChapterRole;
  /** Name of the part in the order of the book. */
  part: string;
  /** Path of the setting that names the file; undefined where none does. */
  setting: (string | number)[] | undefined;
  form: SectionForm;
}

/**
 * Returns all files of the book in reading order.
 *
 * @param order - names of the parts in the order of printing
 * @param filesInFolder - returns the names of the folder's Markdown files
 */
export async function chaptersOf(
  { parts, sections }: Settings,
  order: ReturnType<typeof partOrder>,
  filesInFolder: () => Promise<string[]>,
): Promise<Chapter[]> {
  const around = order.flatMap((part): Chapter[] => {
    if (part === "annexes") {
      return parts.annexes.map((name, index) => ({
        name,
        role: "annex",
        part,
        setting: ["parts", part, index],
        form: {},
      }));
    }
    // The value of these settings is `here`, not a file.
    if (part === "sections" || part === "notes") return [];
    const form = chapterFormOf((parts as Record<string, unknown>)[part]);
    if (!form) return [];
    const role = isRole(part) ? part : "part";
    return [{ name: form.file, role, part, setting: ["parts", part], form: formOf(form) }];
  });
  const named = new Set(around.map(({ name }) => name));
  const names = sections ?? (await filesInFolder()).filter((name) => !named.has(name));
  const middle = names.map((name, index): Chapter => {
    return { name, role: "section", part: "sections", setting: sections && ["sections", index], form: {} };
  });
  const before = new Set(order.slice(0, order.indexOf("sections")));
  return [
    ...around.filter(({ part }) => before.has(part)),
    ...middle,
    ...around.filter(({ part }) => !before.has(part)),
  ];
}

function isRole(name: string): name is ChapterRole {
  return (roles as readonly string[]).includes(name) && name !== "part" && name !== "section" && name !== "annex";
}

function formOf({ title, contents, numbered, author, ...form }: ChapterForm): SectionForm {
  return {
    ...(title === undefined ? {} : { title }),
    ...(contents ? {} : { isOutsideContents: true as const }),
    ...(numbered ? { isNumbered: true as const } : {}),
    ...(form["open-right"] ? { opensRight: true as const } : {}),
    ...(author === undefined ? {} : { author }),
  };
}
