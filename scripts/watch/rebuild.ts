/** Makes a watched manuscript's pages, then its PDF, again at each change. */
import { setTimeout as sleep } from "node:timers/promises";
import type { VFile } from "vfile";
import { contentOfBuild, type BuildContent } from "../outputs/build-content.ts";
import { comparePageHashes } from "../outputs/compare-builds.ts";
import { sayChanges } from "../outputs/say-changes.ts";
import { StopWatch } from "../lib/stop-watch.ts";
import type { Progress } from "../lib/progress.ts";
import { rootOf } from "../manuscript/files/file-name.ts";
import type { PlacedMessage } from "../pages/complain-of-pages.ts";
import { folioOf } from "../pages/folios.ts";
import type { BrowserPool } from "../pages/browser-pool.ts";
import type { StaticPages } from "../pages/static-pages.ts";
import { hasErrors } from "../messages/has-errors.ts";
import type { BuildContext } from "../pipeline/build-context.ts";
import { joinBook, type Book } from "../pipeline/join.ts";
import { numberBook } from "../pipeline/number.ts";
import { openContext, type OpenContext } from "../pipeline/open-context.ts";
import { pageBook, type PagedBook } from "../pipeline/page.ts";
import { printBook } from "../pipeline/print.ts";
import { readBook } from "../pipeline/read.ts";
import { Stopped, stopAtErrors } from "../pipeline/stopped.ts";
import { openWorkers } from "../pipeline/tasks.ts";
import { makeSideOutputs, writeBook } from "../pipeline/write.ts";
import { indexPages, type PageIndex } from "./page-index.ts";
import { emptyState, viewMessages, viewUnits, type ViewState } from "./view-state.ts";

/** A build on its pages, as it is shown. */
export interface ShownBuild {
  book: PagedBook;
  /** Static pages in the order of the units. */
  sheets: readonly StaticPages[];
  content: BuildContent;
  index: PageIndex;
}

export interface RebuildOptions {
  /** Path of the manuscript. */
  path: string;
  /** Folder for the PDF, the web page and the record of the build. */
  out: string;
  jobs: number | undefined;
  progress: Progress;
  /** Is told of each new state, and of the pages where these are new. */
  onState(state: ViewState, shown: ShownBuild | undefined): void;
  /** Is told when the output folder has the files of what is shown, with what it took. */
  onWritten(pdf: string, seconds: number): void;
  /** Is told what the user should know of the machine, once each. */
  onNotice(text: string): void;
}

/** Milliseconds after the last change until the PDF is made; people save again within a moment. */
const restMs = 1500;

/** Builds at once, and again at each change. A fault of one build, whatever it is, is shown and does not end the next. */
export class Rebuilder {
  readonly #options: RebuildOptions;
  #context: OpenContext;
  /** Two threads, since joining a large report keeps one busy for a second, in which an edit must not wait. */
  readonly #joinWorkers = openWorkers(2);
  readonly #ending = new AbortController();
  readonly #told = new Set<string>();
  readonly #ended: Promise<void>;
  #state = emptyState;
  #shown: ShownBuild | undefined;
  #current = new AbortController();
  #isWanted = true;
  #wake = () => {};

  constructor(options: RebuildOptions) {
    this.#options = options;
    this.#context = this.#open();
    this.#ended = this.#run();
  }

  /** Gives up what is being made, since something was saved, and makes it anew. */
  change(): void {
    this.#isWanted = true;
    this.#current.abort();
    this.#wake();
  }

  async close(): Promise<void> {
    this.#ending.abort();
    this.#current.abort();
    this.#wake();
    await Promise.all([this.#context.close(), this.#joinWorkers.close()]);
    await this.#ended;
  }

  #open(): OpenContext {
    const { jobs, progress } = this.#options;
    return openContext({ jobs, progress, remembers: true });
  }

  async #run(): Promise<void> {
    while (!this.#ending.signal.aborted) {
      this.#isWanted = false;
      this.#current = new AbortController();
      const { signal } = this.#current;
      try {
        await this.#buildOnce(signal);
      } catch (error) {
        if (!signal.aborted) await this.#recover(error as Error);
      }
      this.#options.progress.end();
      this.#tellNotices();
      if (!this.#isWanted && !this.#ending.signal.aborted) await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  #tellNotices(): void {
    for (const notice of this.#context.notices()) {
      if (!this.#told.has(notice)) this.#options.onNotice(notice);
      this.#told.add(notice);
    }
  }

  async #buildOnce(signal: AbortSignal): Promise<void> {
    const once = interruptible({ ...this.#context, timings: new StopWatch() }, signal);
    const paged = await this.#layOut(once).catch(unlessStopped);
    signal.throwIfAborted();
    if (paged instanceof Stopped)
      return this.#publish({ ...this.#state, isBehind: true, ...this.#messagesOf(paged.files) });
    await this.#show(paged);
    // The first edit finds the browsers started.
    this.#context.browsers.start(paged.report.folder, paged.units.length);
    if (!hasErrors(paged.files)) await this.#finish(paged, once, signal);
  }

  async #layOut(once: BuildContext): Promise<PagedBook> {
    return pageBook(await numberBook(await readBook(this.#options.path, once), once), once);
  }

  async #show(book: PagedBook): Promise<void> {
    const sheets = await Promise.all(book.pages.units.map((unit) => unit.loadSheets()));
    const content = contentOfBuild(book, book.pages);
    const firstPages = book.pages.units.map(({ firstPage }, index) => ({ firstPage, sheets: sheets[index]! }));
    const index = indexPages(firstPages);
    const before = this.#shown?.content;
    const changes = before && comparePageHashes(before.pages, content.pages);
    const isSame = changes && changes.changed.length + changes.moved === 0 && changes.before === changes.after;
    this.#shown = { book, sheets, content, index };
    const { title, language } = book.report.settings;
    this.#publish(
      {
        title,
        language,
        root: rootOf(book.report.folder),
        build: this.#state.build + 1,
        pageCount: book.pages.book.pageCount,
        textFirst: book.pages.book.textFirst,
        units: viewUnits(book),
        // A file saved as it was leaves the marks of the change before.
        changed: isSame ? this.#state.changed : (changes?.changed ?? []),
        isBehind: false,
        faces: book.faces.hash,
        said: "",
        ...this.#messagesOf(book.files, book.findings),
      },
      this.#shown,
    );
  }

  /** Makes the PDF in the background: what comes of it is written and told, or a change interrupts it. */
  async #finish(paged: PagedBook, once: BuildContext, signal: AbortSignal): Promise<void> {
    this.#options.progress.end();
    this.#tellNotices();
    await sleep(restMs, undefined, { signal });
    const book = await this.#printAndJoin(paged, once).catch(unlessStopped);
    signal.throwIfAborted();
    if (book instanceof Stopped)
      return this.#publish({ ...this.#state, ...this.#messagesOf(book.files, paged.findings) });
    const side = await makeSideOutputs(this.#options.out, book, once);
    const { record, changes } = await writeBook(
      this.#options.out,
      { book, side },
      { timings: once.timings, sandboxNotice: this.#context.sandboxNotice() },
    );
    this.#context.store.sweep();
    this.#publish({
      ...this.#state,
      said: sayChanges(record.laidOut, changes, (page) => folioOf(page, this.#state.textFirst)),
    });
    this.#options.onWritten(`${book.report.settings.slug}.pdf`, once.timings.total);
  }

  async #printAndJoin(paged: PagedBook, once: BuildContext): Promise<Book> {
    const book = await joinBook(await printBook(paged, once), once, this.#joinWorkers.forCharacters(Infinity));
    stopAtErrors(book.files);
    return book;
  }

  /** Gives the next build new browsers and threads, since these may be in any state after a fault. */
  async #recover(error: Error): Promise<void> {
    await this.#context.close();
    this.#context = this.#open();
    const fault = {
      file: this.#options.path,
      line: undefined,
      column: undefined,
      page: undefined,
      source: undefined,
      rect: undefined,
    };
    const messages = [{ ...fault, severity: "error" as const, code: "fault", text: error.message }];
    this.#publish({ ...this.#state, isBehind: true, messages });
  }

  /** @param findings - of the pages that are shown, where the messages are about these */
  #messagesOf(files: readonly VFile[], findings: readonly PlacedMessage[] = []): Pick<ViewState, "messages"> {
    return { messages: viewMessages(files, this.#shown?.index ?? indexPages([]), findings) };
  }

  #publish(next: ViewState, pages?: ShownBuild): void {
    this.#state = next;
    this.#options.onState(this.#state, pages);
  }
}

/** Returns what stopped the way, for `catch`. @throws {unknown} any other error */
function unlessStopped(error: unknown): Stopped {
  if (error instanceof Stopped) return error;
  throw error;
}

/** Returns a context whose browsers take no more work once `signal` says so. */
function interruptible(context: BuildContext, signal: AbortSignal): BuildContext {
  const { browsers } = context;
  const poolFor = (folder: string): BrowserPool => {
    const pool = browsers.poolFor(folder);
    return {
      ...pool,
      async use(job) {
        signal.throwIfAborted();
        return pool.use((slot) => {
          signal.throwIfAborted();
          return job(slot);
        });
      },
    };
  };
  return { ...context, browsers: { ...browsers, poolFor } };
}
