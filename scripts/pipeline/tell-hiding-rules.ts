/** Tells which rules of the report's own stylesheets may have hidden words that are missing on its pages. */
import { VFile } from "vfile";
import { nameFile } from "../manuscript/files/file-name.ts";
import type { MessageCode } from "../messages/catalogue.ts";
import { complain } from "../messages/complain.ts";
import type { ReadBook } from "./read.ts";

/** Codes of messages that a rule which hides words brings about. */
const losses: ReadonlySet<string> = new Set<MessageCode>(["lost-words", "changed-words"]);

/**
 * Warns of each rule that can hide words, where some are missing: the message of the words says where they stand in the
 * manuscript, and not why nobody sees them. Says nothing where no word is missing, or rules were told already.
 */
export async function tellHidingRules({ report, files }: Pick<ReadBook, "report" | "files">): Promise<void> {
  const code: MessageCode = "hiding-rule";
  const codes = new Set(files.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId ?? "")));
  if (codes.has(code) || !Array.from(codes).some((each) => losses.has(each))) return;
  const { folder, theme } = report;
  const printed = new Set([...theme.tokens, ...theme.print].map(({ path }) => path));
  const own = Array.from(theme.ownFiles).filter(([path]) => printed.has(path));
  if (own.length === 0) return;
  const { findHidingRules } = await import("../theme/find-hiding-rules.ts");
  for (const [path, bytes] of own) {
    const file = new VFile(nameFile(path, folder));
    for (const { declaration, selector, ...place } of findHidingRules(Buffer.from(bytes).toString("utf8"))) {
      complain(file, code, { declaration, selector }, place);
    }
    if (file.messages.length > 0) files.push(file);
  }
}
