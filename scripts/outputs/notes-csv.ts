/** Writes notes and their doubles as a table for spreadsheets (CSV, RFC 4180). */
import { stringify } from "csv-stringify/sync";
import { printableCell } from "../messages/printable.ts";
import type { Doubles } from "./find-doubles.ts";
import type { ListedNote } from "./list-notes.ts";

/**
 * Returns text that begins with a byte order mark, without which Excel takes UTF-8 for the system's own encoding.
 * A cell that a spreadsheet would take for a formula (`=`, `+`, `-`, `@` first) gets an apostrophe before it
 * (https://owasp.org/www-community/attacks/CSV_Injection). Several values in a cell are separated by `; `.
 */
export function notesCsv(notes: readonly ListedNote[], doubles: readonly Doubles[]): string {
  const others = (name: string, same: Doubles["same"]) => {
    const groups = doubles.filter((group) => group.same === same && group.numbers.includes(name));
    return [...new Set(groups.flatMap(({ numbers }) => numbers))].filter((other) => other !== name).join("; ");
  };
  const rows = notes.map(({ number, name, label, page, text, addresses, definedAt, calls }) => ({
    Number: number,
    Page: page ?? "",
    Text: text,
    Addresses: addresses.map(({ url }) => url).join("; "),
    "Looks wrong": addresses.flatMap(({ url, wrong }) => (wrong ? [`${url}: ${wrong}`] : [])).join("; "),
    "Same words as note": others(name, "words"),
    "Same address as note": others(name, "address"),
    "Called on page": calls.map((call) => call.page ?? "").join("; "),
    "Called at": calls.map(({ at }) => at).join("; "),
    "Called in": [...new Set(calls.map(({ section }) => section))].join("; "),
    Label: label,
    "Defined at": definedAt,
  }));
  const cast = { string: printableCell };
  return stringify(rows, { header: true, bom: true, cast, escape_formulas: true, record_delimiter: "windows" });
}
