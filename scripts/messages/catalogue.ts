/** Joins all messages to one catalogue: for each code its severity and its sentence. No wording stands elsewhere. */
import { dataMessages } from "./catalogue/data-messages.ts";
import { inputMessages } from "./catalogue/input-messages.ts";
import { linkMessages } from "./catalogue/link-messages.ts";
import { markupMessages } from "./catalogue/markup-messages.ts";
import { noteMessages } from "./catalogue/note-messages.ts";
import { pageMessages } from "./catalogue/page-messages.ts";
import { pictureMessages } from "./catalogue/picture-messages.ts";
import { settingMessages } from "./catalogue/setting-messages.ts";
import { structureMessages } from "./catalogue/structure-messages.ts";
import { webExportMessages } from "./catalogue/web-export-messages.ts";

/** Codes are also the names of the rules' files and of their fixture folders. */
export const catalogue = {
  ...inputMessages,
  ...settingMessages,
  ...noteMessages,
  ...pictureMessages,
  ...dataMessages,
  ...structureMessages,
  ...linkMessages,
  ...webExportMessages,
  ...markupMessages,
  ...pageMessages,
} as const;

export type MessageCode = keyof typeof catalogue;
export type Facts<C extends MessageCode> =
  Parameters<(typeof catalogue)[C]["text"]> extends [infer F] ? F : Record<string, never>;
