/** Reads the forms of Markdown that docs/manuscript.md shows, and writes the part of it that shows them. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";

export const formsFolder = import.meta.dirname;
export const docsFolder = join(formsFolder, "../../docs");

export interface Form {
  name: string;
  title: string;
  markdown: string;
  /** Whether it is a report of its own, whose settings stand before the text. */
  isReport: boolean;
  /** Whether whole pages are shown, not what stands on them. */
  showsPages: boolean;
}

/** Returns the forms in their order; each begins with a line `<!-- name: Title -->` or `<!-- name (pages): Title -->`. */
export async function readForms(): Promise<Form[]> {
  const text = await readFile(join(formsFolder, "forms.md"), "utf8");
  return text
    .split(/^<!-- (?=[\w-]+(?: \(pages\))?: )/m)
    .slice(1)
    .map((part) => {
      const [, name, pages, title, written] = /^([\w-]+)( \(pages\))?: (.*?) -->\n([\s\S]*)$/.exec(part)!;
      const markdown = written!.trim();
      const isReport = markdown.startsWith("---\n");
      return { name: name!, title: title!, markdown, isReport, showsPages: pages !== undefined };
    });
}

const heading = "## What each form gives";

/** Returns docs/manuscript.md with the forms behind all else. */
export function withForms(page: string, forms: readonly Form[]): string {
  const before = page.split(`\n${heading}\n`)[0]!.trimEnd();
  const shown = forms.map(
    ({ name, title, markdown }) =>
      `### ${title}\n\n\`\`\`\`\`markdown\n${markdown}\n\`\`\`\`\`\n\n![${title}, as printed](pictures/${name}.webp)`,
  );
  const said =
    "Pictures of the finished PDF, made by `npm run docs:pictures`. What stands between `---` may stand in `report.yaml` as well.";
  return `${before}\n\n${heading}\n\n${said}\n\n${shown.join("\n\n")}\n`;
}

/** Returns names of the pictures that docs/manuscript.md shows of forms that are no more; others in the folder are not theirs. */
export function formerPictures(page: string, forms: readonly Pick<Form, "name">[]): string[] {
  const shown = page.split(`\n${heading}\n`)[1] ?? "";
  const names = Array.from(shown.matchAll(/\]\(pictures\/([\w-]+)\.webp\)/g), ([, name]) => name!);
  return names.filter((name) => !forms.some((form) => form.name === name));
}
