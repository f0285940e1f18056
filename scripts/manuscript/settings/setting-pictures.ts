/** Lists the pictures that settings name, and complains of settings of covers that have no effect. */
import type { Position } from "unist";
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import { chapterFormOf } from "./schema/parts-schema.ts";
import type { PointOf } from "./read-settings.ts";
import type { Settings } from "./schema/settings-schema.ts";

/** Settings that name a picture. */
export type PictureSetting = "cover.picture" | "cover.emblem" | "cover.file" | "back-cover.emblem" | AuthorPicture;

/** The setting of a part author's picture. */
export type AuthorPicture = `parts.${string}.author.picture`;

/** A picture that a setting names. */
export interface SettingPicture {
  setting: PictureSetting;
  /** Path relative to the manuscript's folder. */
  url: string;
  position: Position;
}

/** Pictures of the settings, in the shape in which sections have theirs. */
export interface SettingPictures {
  file: VFile;
  facts: { pictures: SettingPicture[] };
}

/** Returns the pictures that are printed. @param pointOf - returns the place of a setting in `file` */
export function settingPictures(settings: Settings, file: VFile, pointOf: PointOf): SettingPictures {
  complainOfUnprinted(settings, file, pointOf);
  const { parts, cover } = settings;
  const backCover = settings["back-cover"];
  const own = parts.cover ? cover.file : undefined;
  const withWords = parts.cover && own === undefined;
  const named: [PictureSetting, string | undefined, PropertyKey[]][] = [
    ["cover.file", own, ["cover", "file"]],
    ["cover.picture", withWords ? cover.picture : undefined, ["cover", "picture"]],
    ["cover.emblem", withWords ? cover.emblem?.file : undefined, ["cover", "emblem", "file"]],
    ["back-cover.emblem", parts["back-cover"] ? backCover.emblem?.file : undefined, ["back-cover", "emblem", "file"]],
  ];
  for (const [part, value] of Object.entries(parts)) {
    const picture = chapterFormOf(value)?.author?.picture;
    named.push([`parts.${part}.author.picture`, picture, ["parts", part, "author", "picture"]]);
  }
  const pictures = named.flatMap(([setting, url, path]): SettingPicture[] => {
    if (url === undefined) return [];
    const point = pointOf(path);
    return [{ setting, url, position: { start: point, end: point } }];
  });
  return { file, facts: { pictures } };
}

function complainOfUnprinted(settings: Settings, file: VFile, pointOf: PointOf): void {
  const { parts, cover } = settings;
  const tell = (path: string[], found: string, expected: string) =>
    void complain(file, "cover-setting", { setting: path.join("."), found, expected }, pointOf(path));
  for (const part of ["cover", "back-cover"] as const) {
    if (Object.keys(settings[part]).length > 0 && !parts[part]) {
      tell([part], "settings of a cover that is not in the book", `\`parts: { ${part}: true }\`; they are not printed`);
    }
  }
  if (!parts.cover) return;
  if (cover.file !== undefined) {
    for (const other of ["picture", "position", "emblem"] as const) {
      if (cover[other] === undefined) continue;
      tell(["cover", other], `\`${other}\` beside a \`file\``, "one of them; the file is the whole cover, and printed");
    }
  } else if (cover.picture === undefined) {
    for (const other of ["position", "alt", "credit"] as const) {
      if (cover[other] === undefined) continue;
      tell(["cover", other], `\`${other}\` without a picture`, "`picture` or `file` too; it is not printed");
    }
  }
  if (cover.credit && !parts.imprint && (cover.picture ?? cover.file) !== undefined) {
    tell(["cover", "credit"], "credit without an imprint", "`parts: { imprint: true }`; it is not printed");
  }
}
