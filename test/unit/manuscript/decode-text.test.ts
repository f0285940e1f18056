/** Decodes texts as other programs save them. */
import { expect, test } from "vitest";
import { decodeText } from "#manuscript/files/decode-text.ts";

const utf16 = Buffer.from("Köln\t1", "utf16le");

test.each<[string, Buffer, "en" | "pl" | "el" | "bg" | "lv", unknown]>([
  ["UTF-8", Buffer.from("Köln"), "en", { text: "Köln" }],
  ["UTF-8 with a mark", Buffer.from("\ufeffKöln"), "en", { text: "Köln" }],
  ["UTF-16", Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]), "en", { text: "Köln\t1", encoding: "UTF-16" }],
  [
    "UTF-16, the other way round",
    Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]).swap16(),
    "en",
    { text: "Köln\t1", encoding: "UTF-16" },
  ],
  ["UTF-16 without a mark", Buffer.from("a;b\n", "utf16le"), "en", { text: "a;b\n", encoding: "UTF-16" }],
  [
    "what Windows writes",
    Buffer.from("\x80 5 \x96 Ni\xe9v\xe9", "latin1"),
    "en",
    { text: "€ 5 – Niévé", encoding: "Windows-1252" },
  ],
  ["Polish", Buffer.from("\xa3\xf3d\x9f", "latin1"), "pl", { text: "Łódź", encoding: "Windows-1250" }],
  ["Greek", Buffer.from("\xc1\xe8\xde\xed\xe1", "latin1"), "el", { text: "Αθήνα", encoding: "Windows-1253" }],
  ["Bulgarian", Buffer.from("\xd1\xee\xf4\xe8\xff", "latin1"), "bg", { text: "София", encoding: "Windows-1251" }],
  ["Latvian", Buffer.from("R\xeega", "latin1"), "lv", { text: "Rīga", encoding: "Windows-1257" }],
  ["no text", Buffer.from([0x89, 0x81, 0x00, 0x01]), "en", undefined],
])("%s", (_, bytes, language, expected) => {
  expect(decodeText(bytes, language)).toEqual(expected);
});
