/** Lists the Markdown files of a book in the order of its parts, each with what the settings say of it. */
import { partOrder } from "./part-order.ts";
import { chapterFormOf, type ChapterForm } from "./parts-schema.ts";
import type { Settings } from "./settings-schema.ts";

/** Names that a file of the manuscript may have in the book. */
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

/** Part of the book that a file of the manuscript is; `part` is one of the author's own. */
export type Role = (typeof roles)[number];

/** Settings of a part that is a file. */
export interface SectionForm {
  /** Heading, where the file has none of level 1. */
  title?: string;
  /** Whether its headings stand in no contents. */
  isOutsideContents?: true;
  /** Whether its headings are numbered with those of the sections. */
  isNumbered?: true;
  opensRight?: true;
  author?: PartAuthor;
}

/** Who wrote a part. */
export interface PartAuthor {
  name: string;
  function?: string | undefined;
  /** Path from the manuscript's folder. */
  picture?: string | undefined;
}

export interface Chapter {
  name: string;
  role: Role;
  /** Name of the part in the order of the book. */
  part: string;
  /** Path of the setting that names it, where one does. */
  setting: (string | number)[] | undefined;
  form: SectionForm;
}

/**
 * Returns all files of the book in reading order.
 *
 * @param order - of the parts
 * @param filesInFolder - lists the Markdown files that there are
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
    // They say `here`, and name no file.
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

function isRole(name: string): name is Role {
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
