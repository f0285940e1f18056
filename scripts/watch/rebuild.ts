/** A manuscript's path and calls at each change of it in; its pages, then its PDF, again and again, out. */
import { setTimeout as sleep } from "node:timers/promises";
import type { VFile } from "vfile";
import { contentOfBuild, type BuildContent } from "../changes/build-content.ts";
import { comparePages } from "../changes/compare-builds.ts";
import { sayChanges } from "../changes/say-changes.ts";
import { StopWatch } from "../command/stop-watch.ts";
import type { Progress } from "../command/progress.ts";
import { pageBook, printBook, type Making, type PagedBook } from "../make-book.ts";
import type { PlacedMessage } from "../pages/complain-of-pages.ts";
import { folioOf } from "../pages/folios.ts";
import type { StaticPages } from "../pages/in-page/take-pages.ts";
import { hasErrors } from "../report/has-errors.ts";
import { lazyWorkshop } from "../work/workshop.ts";
import { openWorkplace, type Workplace } from "../workplace.ts";
import { makeCompanions, writeBook } from "../write-book.ts";
import { indexPages, type PageIndex } from "./page-index.ts";
import { emptyState, viewMessages, viewUnits, type ViewState } from "./view-state.ts";

/** A build on its pages, as it is shown. */
export interface Shown {
  book: PagedBook;
  /** In the order of the units. */
  sheets: readonly StaticPages[];
  content: BuildContent;
  index: PageIndex;
}

export interface Rebuilder {
  /** Something was saved: what is being made is given up, and made anew. */
  change(): void;
  close(): Promise<void>;
}

export interface RebuildOptions {
  /** The manuscript. */
  path: string;
  /** Folder for the PDF, the web page and the record of the build. */
  out: string;
  jobs: number | undefined;
  progress: Progress;
  /** Told of each new state, and of the pages where these are new. */
  onState(state: ViewState, shown: Shown | undefined): void;
  /** Told when the output folder has the files of what is shown, with what it took. */
  onWritten(pdf: string, seconds: number): void;
  /** What the user should know of the machine, once each. */
  onNotice(text: string): void;
}

/** So long after the last change the PDF is made; people save again within a moment. */
const restMs = 1500;

/** Starts at once. A fault of one build, whatever it is, is shown and does not end the next. */
export function openRebuilder(options: RebuildOptions): Rebuilder {
  const { path, progress } = options;
  let workplace = openWorkplace(options.jobs, { remembers: true });
  /** Joining a large report keeps a thread busy for a second, in which an edit must not wait. */
  const joinery = lazyWorkshop(2);
  let state = emptyState;
  let shown: Shown | undefined;
  let current = new AbortController();
  let isWanted = true;
  const ending = new AbortController();
  let wake = () => {};
  const told = new Set<string>();
  const ended = run();

  return {
    change() {
      isWanted = true;
      current.abort();
      wake();
    },
    async close() {
      ending.abort();
      current.abort();
      wake();
      await Promise.all([workplace.close(), joinery.close()]);
      await ended;
    },
  };

  async function run(): Promise<void> {
    while (!ending.signal.aborted) {
      isWanted = false;
      current = new AbortController();
      const { signal } = current;
      try {
        await buildOnce(signal);
      } catch (error) {
        if (!signal.aborted) await recover(error as Error);
      }
      progress.end();
      tellNotices();
      if (!isWanted && !ending.signal.aborted) await new Promise<void>((resolve) => (wake = resolve));
    }
  }

  function tellNotices(): void {
    for (const notice of workplace.notices()) {
      if (!told.has(notice)) options.onNotice(notice);
      told.add(notice);
    }
  }

  async function buildOnce(signal: AbortSignal): Promise<void> {
    const watch = new StopWatch();
    const making: Making = { workplace: interruptible(workplace, signal), progress, watch, strict: false };
    const { paged, files } = await pageBook(path, making);
    signal.throwIfAborted();
    if (!paged) return publish({ ...state, isBehind: true, ...messagesOf(files) });
    await show(paged, files);
    // The first edit finds the browsers started.
    workplace.seatsFor(paged.report.folder).start(paged.units.length);
    if (!hasErrors(files)) await finish(paged, files, making, signal);
  }

  async function show(book: PagedBook, files: readonly VFile[]): Promise<void> {
    const sheets = await Promise.all(book.pages.units.map((_, index) => book.pages.sheetsOf(index)));
    const content = contentOfBuild(book, book.pages);
    const firstPages = book.pages.units.map(({ firstPage }, index) => ({ firstPage, sheets: sheets[index]! }));
    const index = indexPages(firstPages);
    const before = shown?.content;
    const changes = before && comparePages(before.pages, content.pages);
    const isSame = changes && changes.changed.length + changes.moved === 0 && changes.before === changes.after;
    shown = { book, sheets, content, index };
    const { title, language } = book.report.settings;
    publish(
      {
        title,
        language,
        build: state.build + 1,
        pageCount: book.pages.book.pageCount,
        textFirst: book.pages.book.textFirst,
        units: viewUnits(book),
        // A file saved as it was leaves the marks of the change before.
        changed: isSame ? state.changed : (changes?.changed ?? []),
        isBehind: false,
        said: "",
        ...messagesOf(files, book.findings),
      },
      shown,
    );
  }

  /** In the background: what comes of it is written and told, or a change interrupts it. */
  async function finish(book: PagedBook, files: VFile[], making: Making, signal: AbortSignal): Promise<void> {
    progress.end();
    tellNotices();
    await sleep(restMs, undefined, { signal });
    const printed = await printBook(book, files, making, joinery.forCharacters(Infinity));
    signal.throwIfAborted();
    if (hasErrors(files)) return publish({ ...state, ...messagesOf(files, book.findings) });
    const companions = await makeCompanions(options.out, printed);
    const { record, changes } = await writeBook(options.out, printed, companions, files, making.watch);
    workplace.store.sweep();
    publish({ ...state, said: sayChanges(record.laidOut, changes, (page) => folioOf(page, state.textFirst)) });
    options.onWritten(`${book.report.settings.slug}.pdf`, making.watch.total);
  }

  /** Browsers and threads may be in any state after a fault: the next build gets others. */
  async function recover(error: Error): Promise<void> {
    await workplace.close();
    workplace = openWorkplace(options.jobs, { remembers: true });
    const fault = {
      file: path,
      line: undefined,
      column: undefined,
      page: undefined,
      source: undefined,
      rect: undefined,
    };
    const messages = [{ ...fault, severity: "error" as const, code: "fault", text: error.message }];
    publish({ ...state, isBehind: true, messages });
  }

  /** @param findings - of the pages that are shown, where the messages are about these */
  function messagesOf(files: readonly VFile[], findings: readonly PlacedMessage[] = []): Pick<ViewState, "messages"> {
    return { messages: viewMessages(files, shown?.index ?? indexPages([]), findings) };
  }

  function publish(next: ViewState, pages?: Shown): void {
    state = next;
    options.onState(state, pages);
  }
}

/** A workplace whose browsers take no more work once `signal` says so. */
function interruptible(workplace: Workplace, signal: AbortSignal): Workplace {
  return {
    ...workplace,
    seatsFor(folder) {
      const seats = workplace.seatsFor(folder);
      return {
        ...seats,
        async use(job) {
          signal.throwIfAborted();
          return seats.use((seat) => {
            signal.throwIfAborted();
            return job(seat);
          });
        },
      };
    },
  };
}
