/** Makes fonts, pictures and other resources one that files hold twice. */
import { createHash } from "node:crypto";
import { PdfRef, PdfStream, asArray, asDict, serialise, type PdfDict, type PdfValue } from "../lib/pdf/objects.ts";

/**
 * Makes each reference to a resource that equals an earlier one, with all that it refers to, a reference
 * to the earlier one. Equal means the same bytes as stored: Chromium subsets a font for each file it
 * prints, and different subsets stay apart, each with a tag of its own (ISO 32000-1, 9.6.4).
 *
 * @param pages - page dictionaries, in order; the first of equal resources is kept.
 */
export function shareResources(pages: readonly PdfDict[]): void {
  const hashes = new Map<PdfRef, string>();
  const kept = new Map<string, PdfRef>();

  for (const page of pages) visit(page.get("Resources") ?? null);

  function visit(value: PdfValue): void {
    if (value instanceof PdfRef) hashOf(value);
    else if (Array.isArray(value)) value.forEach(visit);
    else if (value instanceof Map) value.forEach(visit);
  }

  /** Returns the hash of an object and of all it refers to; resources never refer back to themselves (7.8.3). */
  function hashOf(ref: PdfRef): string {
    const known = hashes.get(ref);
    if (known !== undefined) return known;
    const { value } = ref;
    if (value instanceof PdfRef) return hashOf(value);
    tagSubset(asDict(value));
    // References are put as place holders, and their hashes behind, in order.
    const referred: PdfRef[] = [];
    const plain = value instanceof PdfStream ? value.dict : value;
    const hash = createHash("sha256").update(
      serialise(plain, (other) => referred.push(other)),
      "latin1",
    );
    for (const other of referred) hash.update(hashOf(other), "latin1");
    if (value instanceof PdfStream) hash.update(value.bytes);
    const digest = hash.digest("base64");
    hashes.set(ref, digest);
    const first = kept.get(digest);
    if (first) ref.value = first;
    else kept.set(digest, ref);
    return digest;
  }
}

/**
 * Puts six letters from the hash of the font's program before the name of a subset. Chromium counts subsets in each
 * file from `AAAAAA+`, so that names would meet when files are joined.
 */
function tagSubset(font: PdfDict | undefined): void {
  const descendants = asArray(font?.get("DescendantFonts"));
  const fonts = [font, ...descendants.map(asDict)].filter((entries) => entries?.get("Type") === "/Font");
  if (fonts.length === 0) return;
  const descriptor = fonts.map((entries) => asDict(entries?.get("FontDescriptor"))).find(Boolean);
  const program = ["FontFile2", "FontFile3", "FontFile"].map((key) => descriptor?.get(key)).find(Boolean);
  if (!descriptor || !(program instanceof PdfRef) || !(program.value instanceof PdfStream)) return;
  const digest = createHash("sha256").update(program.value.bytes).digest();
  const tag = String.fromCharCode(...digest.subarray(0, 6).map((byte) => 65 + (byte % 26)));
  const retag = (entries: PdfDict | undefined, key: string) => {
    const name = entries?.get(key);
    if (typeof name === "string") entries?.set(key, name.replace(/^\/[A-Z]{6}\+/, `/${tag}+`) as `/${string}`);
  };
  for (const entries of fonts) retag(entries, "BaseFont");
  retag(descriptor, "FontName");
}
