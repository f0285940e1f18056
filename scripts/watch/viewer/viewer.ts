/** Shows, in the reader's browser, a watched report's pages with all that is said of them, at each event of the watch. */
import { folioOf } from "../../pages/folios.ts";
import type { FoundBlock } from "../page-index.ts";
import type { ViewState } from "../view-state.ts";
import { PageList } from "./page-list.ts";
import { copyAgain, pickPlace, setRoot } from "./pick-place.ts";
import { readBlocks } from "./read-blocks.ts";
import { showLists } from "./side-lists.ts";

const find = (id: string) => document.querySelector<HTMLElement>(`#${id}`)!;

const main = find("pages");
const status = find("status");
const pdf = document.querySelector<HTMLAnchorElement>("#pdf")!;
const query = document.querySelector<HTMLInputElement>("#query")!;
const found = document.querySelector<HTMLOutputElement>("#found")!;
const zoom = document.querySelector<HTMLSelectElement>("#zoom")!;
const follow = document.querySelector<HTMLInputElement>("#follow")!;
const steps = ["previous-change", "next-change"].map((id) => document.querySelector<HTMLButtonElement>(`#${id}`)!);
/** Events that the watch sends (scripts/commands/watch.ts). */
interface Events {
  state: ViewState;
  progress: { step: string; count: string };
  /** The PDF of what is shown was written. */
  written: { name: string };
}

let state: ViewState | undefined;
let working = "";
let isConnected = false;

/** Page that was read before pages got another size. */
let read = 1;
const pages = new PageList(main, (page) => {
  read = page;
  showSteps();
});

readBlocks(main, {
  onBlock(source) {
    pages.mark(source);
    void pickPlace(source);
  },
  onLink(id) {
    const unit = state?.units.find(({ anchors }) => Object.hasOwn(anchors, id));
    if (unit) pages.goTo(unit.placement.firstPage + unit.anchors[id]!);
  },
});

listen();
openField();
openZoom();
openPanel();
steps[0]!.addEventListener("click", () => step(-1));
steps[1]!.addEventListener("click", () => step(1));
find("copy").addEventListener("click", () => void copyAgain());

function listen(): void {
  const events = new EventSource("events");
  const on = <Name extends keyof Events>(name: Name, see: (data: Events[Name]) => void) =>
    events.addEventListener(name, (event) => see(JSON.parse((event as MessageEvent<string>).data) as Events[Name]));
  events.addEventListener("open", () => {
    isConnected = true;
    showStatus();
  });
  events.addEventListener("error", () => {
    isConnected = false;
    showStatus();
  });
  on("state", (next) => {
    const isNew = state !== undefined && next.build !== state.build;
    state = next;
    setRoot(next.root);
    document.title = next.title;
    find("title").textContent = next.title;
    loadFaces(next.faces);
    pages.show(next);
    showLists(next, pages);
    showSteps();
    showStatus();
    const [first] = next.changed;
    if (isNew && first !== undefined && follow.checked) pages.goTo(first);
  });
  on("progress", ({ step, count }) => {
    working = step && `${step} … ${count}`;
    showStatus();
  });
  on("written", ({ name }) => {
    pdf.hidden = false;
    pdf.title = name;
  });
}

let loadedFaces = "";

/** Asks for the typefaces again where the report has letters that it had not before. */
function loadFaces(faces: string): void {
  if (faces === loadedFaces) return;
  loadedFaces = faces;
  find("typeface").setAttribute("href", `typeface.css?${faces}`);
}

function showStatus(): void {
  const kind = !isConnected ? "lost" : working ? "working" : state?.isBehind ? "behind" : "ready";
  document.body.dataset.status = kind;
  const count = state?.messages.filter(({ severity }) => severity === "error").length ?? 0;
  const errors = `${count} ${count === 1 ? "error" : "errors"}`;
  const ready = `${state?.pageCount ?? 0} pages, up to date${count > 0 ? `, ${errors}` : ""}`;
  const words: Record<typeof kind, string> = {
    lost: "The watch has ended. Start it again in the terminal.",
    working,
    behind: state?.pageCount ? `Old pages: ${errors} to mend first` : `No pages: ${errors} to mend first`,
    ready: [ready, state?.said].filter(Boolean).join(". "),
  };
  if (status.textContent === words[kind]) return;
  status.textContent = words[kind];
  status.title = words[kind];
}

function showSteps(): void {
  const changed = state?.changed ?? [];
  const at = changed.indexOf(pages.current()) + 1;
  const count = changed.length;
  find("change-count").textContent =
    count === 0
      ? "No changes"
      : at > 0
        ? `Change ${at} of ${count}`
        : `${count} changed ${count === 1 ? "page" : "pages"}`;
  for (const button of steps) button.disabled = count === 0;
}

/** Goes to the next changed page, from the last to the first. */
function step(direction: 1 | -1): void {
  const changed = state?.changed ?? [];
  const now = pages.current();
  const next =
    direction > 0
      ? (changed.find((page) => page > now) ?? changed[0])
      : (changed.findLast((page) => page < now) ?? changed.at(-1));
  if (next !== undefined) pages.goTo(next);
}

function openField(): void {
  let asked = "";
  let places: FoundBlock[] = [];
  let index = 0;
  find("go").addEventListener("submit", (event) => {
    event.preventDefault();
    void (async () => {
      const isSame = query.value === asked && places.length > 0;
      const answer = isSame ? undefined : await fetch(`find?q=${encodeURIComponent(query.value)}`);
      if (answer) places = (await answer.json()) as FoundBlock[];
      index = isSame ? (index + 1) % places.length : 0;
      asked = query.value;
      const place = places[index];
      const many = places.length > 1 ? ` (${index + 1} of ${places.length})` : "";
      found.value = place ? `page ${folioOf(place.page, state?.textFirst ?? 1)}${many}` : "not found";
      if (place) pages.goTo(place.page, place.source);
    })();
  });
}

/** Scale below which messages would be wider than their pages. */
const overviewBelow = 0.5;
/** CSS pixels beside a page that fits: the rims, and the messages. */
const besidePx = 48 + 254;

function openZoom(): void {
  zoom.addEventListener("change", setSize);
  addEventListener("resize", () => {
    if (zoom.value === "fit") setSize();
  });
}

function setSize(): void {
  const { style } = document.documentElement;
  const pageWidthPx = Number.parseFloat(getComputedStyle(main).getPropertyValue("--page-width"));
  const fitting = Math.max(0.2, Math.min(2, (main.clientWidth - besidePx) / pageWidthPx));
  const scale = zoom.value === "fit" ? fitting : Number(zoom.value);
  style.setProperty("--scale", String(scale));
  main.classList.toggle("overview", scale < overviewBelow);
  pages.scrollTo(read);
}

function openPanel(): void {
  const button = find("panel-button");
  const isNarrow = matchMedia("(max-width: 900px)");
  const set = (isOpen: boolean) => {
    document.body.dataset.panel = isOpen ? "open" : "closed";
    button.setAttribute("aria-expanded", String(isOpen));
  };
  set(!isNarrow.matches);
  isNarrow.addEventListener("change", () => set(!isNarrow.matches));
  button.addEventListener("click", () => set(document.body.dataset.panel !== "open"));
  find("panel").addEventListener("click", (event) => {
    if (isNarrow.matches && (event.target as Element).closest("li button")) set(false);
  });
}
