/** Reads a CSV file that a chart, table or number in the text names, or says why it can't. */
import { extname } from "node:path";
import { VFile } from "vfile";
import type { Language } from "../languages/languages.ts";
import { decodeText } from "./files/decode-text.ts";
import { nameFile } from "./files/file-name.ts";
import { spacesAlone } from "./printable-text.ts";
import { readInside, explainRefusedRead } from "./files/read-inside.ts";
import { complainOfControls } from "./files/read-text-file.ts";

/** The most bytes: a chart or table shows some hundred numbers, and a larger file is not meant for print. */
const maxBytes = 1024 * 1024;

/**
 * Reads a data file, which must lie in the manuscript's folder. If it is not in UTF-8, `file.data.encoding` names its
 * encoding.
 *
 * @param url - path relative to the folder, as it is written in the Markdown
 * @returns the file, or why it can't be read, as a sentence's second half
 */
export async function readDataFile(url: string, folder: string, language: Language): Promise<VFile | string> {
  const kind = kindOfName[extname(url).toLowerCase()];
  if (kind !== "CSV")
    return kind ? `it is a spreadsheet of ${kind}: ${saveAs}` : `its kind is none of .csv, .tsv, .txt`;
  const read = await readInside(url, folder, maxBytes);
  if ("why" in read) return explainRefusedRead(read, maxBytes);
  const binary = kindOfBytes(read.bytes);
  if (binary) return `it is ${binary}, whatever its name says: ${saveAs}`;
  const decoded = decodeText(read.bytes, language);
  if (!decoded) return `it is no text in UTF-8, UTF-16 or an encoding of Windows: ${saveAs}`;
  const { text, encoding } = decoded;
  const file = new VFile({ ...nameFile(read.named, folder), value: spacesAlone(text) });
  if (encoding) file.data["encoding"] = encoding;
  complainOfControls(text, file);
  return file;
}

const saveAs = 'open it there and save it as "CSV UTF-8 (comma delimited)"';

const kindOfName: Record<string, string> = {
  ".csv": "CSV",
  ".tsv": "CSV",
  ".txt": "CSV",
  ".xlsx": "Excel",
  ".xlsm": "Excel",
  ".xlsb": "Excel",
  ".xls": "Excel",
  ".ods": "LibreOffice",
  ".fods": "LibreOffice",
  ".numbers": "Numbers",
};

/** Returns the kind of a file that is no CSV, from its first bytes. */
function kindOfBytes(bytes: Buffer): string | undefined {
  const start = bytes.toString("latin1", 0, 512);
  if (start.startsWith("PK\x03\x04")) return "a spreadsheet (XLSX or ODS)";
  if (start.startsWith("\xd0\xcf\x11\xe0")) return "a spreadsheet (XLS)";
  if (start.startsWith("%PDF-")) return "a PDF";
  return /^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml|table)\b/i.test(start) ? "a page of the web or XML" : undefined;
}
