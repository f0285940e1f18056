/** Copies objects that hold data alone, as functions, profiles and fonts do, without what leads out of them. */
import { PdfRef, PdfStream, resolve, type PdfDict, type PdfValue } from "../objects.ts";
import { ForeignFault } from "./foreign-fault.ts";

/** Keys that lead elsewhere, act, or tell of tags: nothing of it is painted. */
const left = new Set("Parent Metadata StructParent StructParents A AA AF OC OPI PieceInfo Ref LastModified".split(" "));
/** Most objects of a page; one with a thousand pictures has some ten thousand. */
const mostObjects = 200_000;
/** Objects within each other: functions within functions, say. */
const deepest = 60;

/** Copies each object once. */
export class PlainCopies {
  readonly #made = new Map<PdfRef, PdfRef>();
  #count = 0;

  /** @throws {ForeignFault} where there is too much of it, or it leads in a circle */
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

  /** Copies the entries that are named. */
  pick(entries: PdfDict, keys: readonly string[]): PdfDict {
    const picked = keys.flatMap((key): [string, PdfValue][] =>
      entries.has(key) ? [[key, this.copy(entries.get(key))]] : [],
    );
    return new Map(picked);
  }

  /** Counts an object that is made. @throws {ForeignFault} where they are too many */
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
