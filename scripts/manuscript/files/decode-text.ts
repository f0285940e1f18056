/** Decodes the bytes of a text that another program saved, and names its encoding where that is not UTF-8. */
import { languageOfTag, type KnownLanguage, type Language } from "../../languages/languages.ts";
import { controlsIn } from "../printable-text.ts";

/** Text without its byte order mark; `encoding` is its name where it is not UTF-8. */
export interface DecodedText {
  text: string;
  encoding?: string;
}

/** Windows code pages by language, for languages whose letters are not in Windows-1252. */
const windowsPages: Partial<Record<KnownLanguage, string>> = {
  bg: "1251",
  bs: "1250",
  cs: "1250",
  el: "1253",
  et: "1257",
  hr: "1250",
  hu: "1250",
  lt: "1257",
  lv: "1257",
  mk: "1251",
  pl: "1250",
  ro: "1250",
  sk: "1250",
  sl: "1250",
  sq: "1250",
  sr: "1251",
  "sr-Latn": "1250",
  tr: "1254",
  uk: "1251",
};

/** Decodes UTF-8, UTF-16, or the Windows code page of the language; undefined for any other encoding. */
export function decodeText(bytes: Buffer, language: Language): DecodedText | undefined {
  const utf16 = utf16Of(bytes);
  if (utf16) {
    const text = decode(bytes, utf16);
    return text === undefined ? undefined : { text, encoding: "UTF-16" };
  }
  const text = decode(bytes, "utf-8");
  if (text !== undefined) return { text };
  const known = languageOfTag(language);
  const page = `windows-${(known && windowsPages[known]) ?? "1252"}`;
  const inWindows = page === "windows-1252" ? decodeWestern(bytes) : decode(bytes, page);
  // Windows code pages have no control characters from 0x80 to 0x9f, so the bytes are something else.
  if (inWindows === undefined || controlsIn(inWindows).length > 0) return undefined;
  return { text: inWindows, encoding: page.replace("w", "W") };
}

function utf16Of(bytes: Buffer): string | undefined {
  const start = bytes.toString("latin1", 0, 4);
  if (start.startsWith("\xff\xfe") || /^[\t-~]\0[\t-~]\0/.test(start)) return "utf-16le";
  return start.startsWith("\xfe\xff") || /^\0[\t-~]\0[\t-~]/.test(start) ? "utf-16be" : undefined;
}

/** Characters of Windows-1252 from 0x80 to 0x9f, where Latin-1 has control characters; five codes are undefined. */
const western = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

/** Decodes Windows-1252, which Node reads as Latin-1 (https://github.com/nodejs/node/issues/56542). */
function decodeWestern(bytes: Buffer): string {
  return bytes.toString("latin1").replaceAll(/[\x80-\x9f]/g, (letter) => western[letter.charCodeAt(0) - 0x80]!);
}

function decode(bytes: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
