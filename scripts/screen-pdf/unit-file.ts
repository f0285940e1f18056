/** Reads the PDF of a unit that is joined with others, when that is done or ahead of it. */
import type { PdfDocument, PdfName, PdfValue } from "../lib/pdf/objects.ts";
import { readObjects, type AnnotationChanges } from "../lib/pdf/read-objects.ts";
import { linkedId, type leadTo } from "./destinations.ts";

/** The entry of a link that leads to a place. */
export type LinkEntry = ReturnType<typeof leadTo>;

/** A unit's PDF, read. Whoever joins it sets `entryOf` and `keys`, which are asked when its links are written. */
export class UnitFile {
  readonly document: PdfDocument;
  /** New `StructParent` of annotations, by the old one. */
  readonly keys = new Map<PdfValue, number>();
  /** Returns the entry of a link to an id. */
  entryOf: (id: string) => LinkEntry = () => {
    throw new Error("Unexpected link in a unit that was only read, expected it to be joined");
  };

  /** @throws {Error} where the PDF isn't as Chromium prints it */
  constructor(bytes: Uint8Array) {
    const changes: AnnotationChanges = {
      // The place itself instead of its name: readers differ in how they look names up.
      leadTo: (destination: PdfName) => this.entryOf(linkedId(destination)),
      keyOf: (key) => this.keys.get(key),
    };
    this.document = readObjects(bytes, changes);
  }
}

interface FileAhead {
  bytes: Uint8Array;
  file: UnitFile;
}

/** The most files that wait to be joined. */
const mostWaiting = 100;

/** Holds the PDFs that were read before they are joined. Each thread that joins has one of its own. */
export class FilesAhead {
  /** The first goes where there are too many. */
  readonly #waiting: FileAhead[] = [];

  /** Reads a PDF that will be joined. @throws {Error} as `UnitFile` */
  read(bytes: Uint8Array): void {
    if (this.#waiting.length === mostWaiting) this.#waiting.shift();
    this.#waiting.push({ bytes, file: new UnitFile(bytes) });
  }

  /** Returns a PDF that was read ahead, once, since joining changes it; or reads it. @throws {Error} as `UnitFile` */
  take(bytes: Uint8Array): UnitFile {
    const place = this.#waiting.findIndex((one) => Buffer.compare(one.bytes, bytes) === 0);
    return place < 0 ? new UnitFile(bytes) : this.#waiting.splice(place, 1)[0]!.file;
  }

  /** Forgets what was read and not taken. */
  clear(): void {
    this.#waiting.length = 0;
  }
}
