/** A font's dictionary in, a function from the codes that a page shows to their text out. */
import { contentOf, utf16 } from "./content-stream.ts";
import { PdfStream, resolve, type PdfDict } from "./objects.ts";

/**
 * Reads the font's ToUnicode map (ISO 32000-1, 9.10.3) as Skia writes it, `bfchar` and `bfrange` without
 * arrays; codes that it lacks give no text.
 */
export function readFontText(font: PdfDict): (hex: string) => string {
  const digits = font.get("Subtype") === "/Type0" ? 4 : 2;
  const stream = resolve(font.get("ToUnicode"));
  const texts = new Map<number, string>();
  if (stream instanceof PdfStream) {
    for (const [, kind, body = ""] of contentOf(stream).matchAll(/beginbf(char|range)\s([^]*?)endbf/g)) {
      const codes = Array.from(body.matchAll(/<([\da-f]+)>/gi), ([, hex = ""]) => hex);
      const step = kind === "char" ? 2 : 3;
      for (let i = 0; i < codes.length; i += step) {
        const first = Number.parseInt(codes[i] ?? "", 16);
        const last = Number.parseInt(codes[i + step - 2] ?? "", 16);
        const text = utf16(codes[i + step - 1] ?? "");
        const head = text.slice(0, -1);
        for (let code = first; code <= last; code++) {
          texts.set(code, head + String.fromCharCode(text.charCodeAt(text.length - 1) + code - first));
        }
      }
    }
  }
  return (hex) => {
    let text = "";
    for (let at = 0; at < hex.length; at += digits)
      text += texts.get(Number.parseInt(hex.slice(at, at + digits), 16)) ?? "";
    return text;
  };
}
