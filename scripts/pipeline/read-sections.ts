/** Reads every section, a long file part by part, and takes from the cache what an earlier build read. */
import { deserialize, serialize } from "node:v8";
import type { Root } from "mdast";
import { cachedAll, json, cacheKeyOf, type Codec } from "../lib/cache/cached.ts";
import { localeOf } from "../languages/languages.ts";
import type { Manuscript, Section } from "../manuscript/manuscript.ts";
import type { CalloutForm } from "../manuscript/settings/schema/settings-schema.ts";
import { readBareNumbers } from "../markdown/numbers/number-headings.ts";
import type { ParsedReport, ParsedSection, SectionPart } from "../markdown/parsed-report.ts";
import { cutFile, type TextPart } from "../markdown/parts/cut-file.ts";
import { sourceNamesIn } from "../markdown/sources/pandoc-citations.ts";
import { joinReadings, joinTrees } from "../markdown/parts/join-readings.ts";
import type { PartReading, SectionReading, SectionText } from "../markdown/read-section.ts";
import { resolveSettings } from "../markdown/resolve-settings.ts";
import { restoreMessages } from "../messages/serialize-messages.ts";
import type { BuildContext } from "./build-context.ts";
import { cachedCoverage } from "./cached-coverage.ts";
import { namedIn, type ReadDataOf } from "./read-data.ts";
import type { PipelineWorkers } from "./tasks.ts";

/** The part of a build that reading needs. */
export type ReadingContext = Pick<BuildContext, "store" | "workers" | "browsers">;

/** How sections are read. */
interface SectionOptions {
  /** Whether somebody says that they are pages saved from the web. */
  isPage?: boolean;
  /** Reads data files; without it, numbers and tables that name some stay as they are written. */
  dataOf?: ReadDataOf;
}

/** Returns the report with the facts of every section; also what `import` needs. */
export async function readSections(
  manuscript: Manuscript,
  context: ReadingContext,
  options: SectionOptions = {},
): Promise<ParsedReport> {
  const { sections, ...rest } = manuscript;
  // Of a long report all is joined, whatever is new: the thread for that is there when a section is to be read.
  context.workers.forCharacters(sections.reduce((sum, { file }) => sum + String(file).length, 0));
  const reader = new SectionReader(manuscript, context, options);
  const parts = sections.map(({ file }) => {
    const text = String(file);
    return options.isPage ? [{ text, lines: 0, characters: 0 }] : cutFile(text);
  });
  // What is new must be paged: browsers start while it is read.
  const readings = await reader.readAll(
    sections.flatMap((section, index) =>
      parts[index]!.map((part) => ({ section, part, isPart: parts[index]!.length > 1 })),
    ),
    (texts) => context.browsers.start(manuscript.folder, partsIn(texts)),
  );
  const read = await Promise.all(
    sections.map(async (section, index) => {
      const own = readings.splice(0, parts[index]!.length);
      return own.length > 1 ? reader.joinParts(section, parts[index]!, own) : reader.sectionOf(section, own[0]!);
    }),
  );
  for (const { section, messages } of read) restoreMessages(section.file, messages);
  const isAutomatic = manuscript.settings.numbering.sections === "automatic";
  const numbered = readBareNumbers(
    read.map(({ section }) => section),
    isAutomatic,
  );
  const said = numbered.map(({ facts }, index) => ({ facts, webExport: read[index]!.webExport }));
  return { ...rest, settings: resolveSettings(manuscript, said), sections: numbered };
}

/** Counts the parts. Each title opens one; what stands before the first may be one. */
function partsIn(texts: readonly string[]): number {
  return texts.reduce((count, text) => count + Math.max(1, text.match(/^# /gm)?.length ?? 0), 0);
}

/** Declares a text that is read in one piece. */
interface TextPiece {
  section: Section;
  part: TextPart;
  /** Whether it is a part of its file. */
  isPart: boolean;
}

type CachedReading = Omit<SectionReading, "tree"> | Omit<PartReading, "tree">;

interface ReadPiece {
  reading: CachedReading;
  key: string;
  loadTree: () => Promise<Uint8Array>;
}

interface ReadSection extends Pick<SectionReading, "messages" | "webExport"> {
  section: ParsedSection;
}

type Input = Omit<SectionText, "covered"> & { callouts: CalloutForm; boxKinds: readonly string[] };

class SectionReader {
  readonly #manuscript: Manuscript;
  readonly #context: ReadingContext;
  readonly #options: SectionOptions;
  #covered: Promise<Set<number>> | undefined;

  constructor(manuscript: Manuscript, context: ReadingContext, options: SectionOptions) {
    this.#manuscript = manuscript;
    this.#context = context;
    this.#options = options;
  }

  /** @param onNew - told the texts that no earlier build read, before they are */
  async readAll(pieces: readonly TextPiece[], onNew: (texts: readonly string[]) => void): Promise<ReadPiece[]> {
    const { store, workers } = this.#context;
    const inputs = await Promise.all(pieces.map((piece) => this.#inputOf(piece)));
    const keys = pieces.map((piece, index) => this.#keyOf(piece, inputs[index]!));
    const trees = new Map<number, Uint8Array>();
    const readOne = async (index: number, run: PipelineWorkers["run"]): Promise<CachedReading> => {
      const { tree, ...reading } = await this.#read(pieces[index]!, inputs[index]!, run);
      trees.set(index, tree);
      await store.put("tree", keys[index]!, tree);
      return reading;
    };
    const readings = await cachedAll(store, "facts", keys, json as Codec<CachedReading>, async (missing) => {
      const texts = missing.map((index) => pieces[index]!.part.text);
      onNew(texts);
      const threads = workers.forCharacters(texts.reduce((sum, { length }) => sum + length, 0));
      // While one text alone is read, this thread answers the browser, which starts.
      const run = missing.length === 1 ? threads.runElsewhere : threads.run;
      return (index) => readOne(index, run);
    });
    const loadTree = async (index: number): Promise<Uint8Array> => {
      const known = trees.get(index) ?? (await store.get("tree", keys[index]!));
      if (known) return known;
      await readOne(index, workers.forCharacters(pieces[index]!.part.text.length).run);
      return trees.get(index)!;
    };
    return readings.map((reading, index) => ({ reading, key: keys[index]!, loadTree: () => loadTree(index) }));
  }

  /** Returns a section that was read as a whole. */
  sectionOf(section: Section, { reading, key, loadTree }: ReadPiece): ReadSection {
    const { facts, messages, webExport } = reading as Omit<SectionReading, "tree">;
    return { section: { ...section, facts, key, loadTree }, messages, webExport };
  }

  /** Returns a section of the readings of its parts; where these reach into each other, it is read once more. */
  async joinParts(section: Section, parts: readonly TextPart[], pieces: readonly ReadPiece[]): Promise<ReadSection> {
    const readings = pieces.map(({ reading }) => reading as Omit<PartReading, "tree">);
    const joined = joinReadings(section.file.path, parts, readings);
    if (!joined) {
      const whole = { text: String(section.file), lines: 0, characters: 0 };
      const [read] = await this.readAll([{ section, part: whole, isPart: false }], () => undefined);
      return this.sectionOf(section, read!);
    }
    const { facts, messages, webExport } = joined;
    const loadTree = async () => {
      const trees = await Promise.all(pieces.map((piece) => piece.loadTree()));
      return serialize(
        joinTrees(
          parts,
          trees.map((tree) => deserialize(tree) as Root),
        ),
      );
    };
    const own = pieces.map(({ key, loadTree: load }, index): SectionPart => {
      const { facts: ofPart, hasHtml } = readings[index]!;
      return { ...parts[index]!, facts: ofPart, hasHtml, key, loadTree: load };
    });
    const key = cacheKeyOf("parts", ...pieces.map((piece) => piece.key));
    return { section: { ...section, facts, key, loadTree, parts: own }, messages, webExport };
  }

  async #inputOf({ section, part }: TextPiece): Promise<Input> {
    const { text, continues } = part;
    const { isPage = false, dataOf } = this.#options;
    const { language, notes } = this.#manuscript.settings;
    const data = dataOf && (await namedIn(text, dataOf));
    const { library } = this.#manuscript;
    const sourceNames = library && sourceNamesIn(text, library, localeOf(language));
    const { file, title } = section;
    const boxKinds = Object.keys(this.#manuscript.theme.boxKinds);
    const named = { data, sourceNames, ...(continues ? { continues } : {}) };
    return { path: file.path, text, language, callouts: notes.callouts, title, boxKinds, isPage, ...named };
  }

  #keyOf({ isPart, part }: TextPiece, input: Input): string {
    const { path, text, language, callouts, title = "", boxKinds, isPage, data = {}, sourceNames = {} } = input;
    const kind = part.continues ? "part below" : isPart ? "part" : isPage ? "page" : "reading";
    const named = [data, sourceNames].flatMap((one) => (Object.keys(one).length > 0 ? [JSON.stringify(one)] : []));
    const { fontsHash } = this.#manuscript.theme;
    return cacheKeyOf(kind, path, text, title, language, callouts, boxKinds.join(" "), fontsHash, ...named);
  }

  async #read({ isPart }: TextPiece, input: Input, run: PipelineWorkers["run"]) {
    const covered = await (this.#covered ??= cachedCoverage(this.#context.store, this.#manuscript.theme));
    return isPart ? run("readPart", { ...input, covered }) : run("readSection", { ...input, covered });
  }
}
