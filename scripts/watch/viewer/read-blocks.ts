/** Reads, in the reader's browser, which block clicks and keys on pages mean, or which page a link leads to. */
import { sourcedBlocksIn } from "./unit-documents.ts";

export interface BlockReading {
  onBlock: (source: string) => void;
  /** Is told of a link within the report. */
  onLink: (id: string) => void;
}

/**
 * Listens to clicks and keys. Clicks pick; Enter on a page goes to its first block, the arrows from block to
 * block, Enter picks, Escape leaves.
 */
export function readBlocks(main: HTMLElement, { onBlock, onLink }: BlockReading): void {
  main.addEventListener("click", (event) => {
    const path = event.composedPath().filter((target) => target instanceof Element);
    const page = pageOf(event);
    const link = path.find((element) => element instanceof HTMLAnchorElement);
    if (link) {
      event.preventDefault();
      const href = link.getAttribute("href") ?? "";
      if (href.startsWith("#")) return onLink(decodeURIComponent(href.slice(1)));
      // Only to the web: other schemes were refused when the Markdown was read.
      if (event.ctrlKey || event.metaKey) return void open(link.href, "_blank", "noopener");
    }
    // Words that were just selected are meant to be copied themselves.
    if (page === undefined || getSelection()?.type === "Range") return;
    const block = path.find((element) => element.hasAttribute("data-source"));
    if (block) onBlock(block.getAttribute("data-source")!);
  });

  main.addEventListener("keydown", (event) => {
    const page = pageOf(event);
    const host = document.querySelector(`#page-${page} .host`);
    const root = host?.shadowRoot;
    if (!root || page === undefined) return;
    const active = root.activeElement;
    const blocks = sourcedBlocksIn(root);
    const index = blocks.indexOf(active as HTMLElement);
    if (event.key === "Enter" && event.target instanceof Element && event.target.matches(".page, .host")) {
      if (index >= 0) onBlock(blocks[index]!.dataset.source!);
      else focus(blocks[0]);
    } else if (index >= 0 && event.key === "ArrowDown") focus(blocks[index + 1]);
    else if (index >= 0 && event.key === "ArrowUp") focus(blocks[index - 1]);
    else if (index >= 0 && event.key === "Escape") document.querySelector<HTMLElement>(`#page-${page}`)?.focus();
    else return;
    event.preventDefault();
  });
}

function focus(block: HTMLElement | undefined): void {
  if (!block) return;
  block.tabIndex = -1;
  block.focus();
}

function pageOf(event: Event): number | undefined {
  const page = event.composedPath().find((target) => target instanceof Element && target.matches("article.page"));
  return page ? Number((page as Element).id.slice("page-".length)) : undefined;
}
