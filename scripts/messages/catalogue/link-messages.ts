/** Words messages about links and addresses. */
import type { CatalogueEntry } from "./catalogue-entry.ts";

export const linkMessages = {
  "empty-link": {
    severity: "warning",
    text: (f: { found: string; expected: string; printed: string }) =>
      `Unexpected link without ${f.found}, expected \`${f.expected}\`; ${f.printed}`,
  },
  "suspect-address": {
    severity: "warning",
    text: (f: { address: string; why: string }) => `Unexpected address ${f.address}, expected a whole one: ${f.why}`,
  },
  "unsafe-address": {
    severity: "error",
    text: (f: { address: string; scheme: string }) =>
      `Unexpected address ${f.address}, expected https:, http:, mailto: or tel: instead of ${f.scheme}`,
  },
  "foreign-address": {
    severity: "warning",
    text: (f: { address: string; scheme: string }) =>
      `Unexpected address ${f.address}, expected https:, http:, mailto: or tel: instead of ${f.scheme}; its words are printed without a link`,
  },
  "cut-address": {
    severity: "info",
    text: (f: { address: string; why: string }) =>
      `Printed as given, as \`{.cut}\` asks: address ${f.address}, though ${f.why}`,
  },
} as const satisfies Record<string, CatalogueEntry>;
