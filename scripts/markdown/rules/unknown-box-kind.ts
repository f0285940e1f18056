/** Complains of each box whose kind the theme doesn't have, or has no word for in the report's language. */
import { complain } from "../../messages/complain.ts";
import { didYouMean } from "../../messages/did-you-mean.ts";
import type { ParsedReport } from "../parsed-report.ts";

export function unknownBoxKind({ sections, settings, theme }: ParsedReport): void {
  const names = Object.keys(settings.boxKinds);
  for (const { file, facts } of sections) {
    for (const { boxKind: kind, position } of facts.targets) {
      if (kind === undefined || Object.hasOwn(settings.boxKinds, kind)) continue;
      const expected = Object.hasOwn(theme.boxKinds, kind)
        ? `its word in \`labels.box-kinds.${kind}\`, since the theme has none in this language`
        : expectedOf(kind, names);
      complain(file, "unknown-box-kind", { kind, expected }, position);
    }
  }
}

function expectedOf(kind: string, names: readonly string[]): string {
  if (names.length === 0) return "none, since the theme has no kinds of boxes";
  return `${names.map((name) => `\`${name}\``).join(", ")}${didYouMean(kind, names)}`;
}
