/** Words messages about pictures. */
import type { CatalogueEntry } from "./catalogue-entry.ts";

/** Returns an address in no more than a line: one may hold all of a picture. */
const inShort = (url: string) => (url.length > 160 ? `${url.slice(0, 60)}…` : url);

export const pictureMessages = {
  /** An error of `print`. */
  "missing-picture": {
    severity: "warning",
    text: (f: { url: string; why: string; expected?: string; instead?: string }) =>
      `Unexpected picture \`${inShort(f.url)}\`, expected ${f.expected ?? "a picture inside the manuscript's folder"}: ${f.why}; ${f.instead ?? "a frame with its alternative text is set in its place"}`,
  },
  "bad-picture": {
    severity: "error",
    text: (f: { url: string; why: string }) =>
      `Unexpected picture \`${f.url}\`, expected one that can be printed: ${f.why}`,
  },
  "misnamed-picture": {
    severity: "warning",
    text: (f: { url: string; why: string }) =>
      `Unexpected name of picture \`${f.url}\`, expected one that says what it is: ${f.why}; printed as what it is`,
  },
  "outside-style": {
    severity: "warning",
    text: (f: { url: string; address: string }) =>
      `Unexpected style from \`${f.address}\` in picture \`${f.url}\`, expected all in its file, as nothing else is loaded: embed it, or turn text into paths`,
  },
  "missing-alt": {
    severity: "warning",
    text: (f: { url: string; instead: string }) =>
      `Unexpected picture \`${inShort(f.url)}\` without alternative text, expected \`![what it shows](${inShort(f.url)})\`; "${f.instead}" is read aloud instead`,
  },
  "bad-width": {
    severity: "warning",
    text: (f: { width: string; expected: string }) =>
      `Unexpected width \`${f.width}\` of a picture, expected ${f.expected}; printed as large as its file says`,
  },
} as const satisfies Record<string, CatalogueEntry>;
