/** Copies objects that are mere data, as functions, profiles and fonts, without anything that leads out of them. */
import { PdfRef, PdfStream, resolve, type PdfDict, type PdfValue } from "../objects.ts";
import { ForeignFault } from "./foreign-fault.ts";

/** Keys that are not copied: they lead elsewhere, run actions or concern tags, and nothing of them is painted. */
const left = new Set("Parent Metadata StructParent StructParents A AA AF OC OPI PieceInfo Ref LastModified".split(" "));
/** The most objects of a page; one with a thousand pictures has some ten thousand. */
const mostObjects = 200_000;
/** How deep objects may be nested, such as functions in functions. */
const deepest = 60;

/** Copies each object once. */
export class PlainCopies {
  readonly #made = new Map<PdfRef, PdfRef>();
  #count = 0;

  /**
   * Returns a copy of a value.
   *
   * @throws {ForeignFault} where there are too many objects, or they lead in a circle
   */
  copy(value: PdfValue | undefined, depth = 0): PdfValue {
    if (depth > deepest) throw new ForeignFault("its objects lead in a circle");
    if (value instanceof PdfRef) {
      const known = this.#made.get(value);
      if (known) return known;
      this.count();
      const ref = new PdfRef();
      this.#made.set(value, ref);
      ref.value = this.copy(resolve(value), depth + 1);
      return ref;
    }
    if (Array.isArray(value)) return value.map((item) => this.copy(item, depth + 1));
    if (value instanceof Map) return this.#copyDict(value, depth);
    if (value instanceof PdfStream) return new PdfStream(this.#copyDict(value.dict, depth), value.bytes);
    const resolved = resolve(value);
    return resolved instanceof Map ? this.#copyDict(resolved, depth) : resolved;
  }

  /** Returns a dictionary with copies of the named entries. */
  pick(entries: PdfDict, keys: readonly string[]): PdfDict {
    const picked = keys.flatMap((key): [string, PdfValue][] =>
      entries.has(key) ? [[key, this.copy(entries.get(key))]] : [],
    );
    return new Map(picked);
  }

  /** Counts one more object. @throws {ForeignFault} where there are too many */
  count(): void {
    if (++this.#count > mostObjects)
      throw new ForeignFault(`it has more than ${mostObjects.toLocaleString("en")} objects`);
  }

  #copyDict(entries: PdfDict, depth: number): PdfDict {
    return new Map(
      Array.from(entries)
        .filter(([key]) => !left.has(key))
        .map(([key, value]) => [key, this.copy(value, depth + 1)]),
    );
  }
}
