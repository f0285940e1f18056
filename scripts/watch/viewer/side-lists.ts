/** Fills, in the reader's browser, the lists of messages, changed pages and contents. */
import type { ViewState } from "../view-state.ts";
import { folioOf } from "../../pages/folios.ts";
import { messageCard } from "./message-card.ts";
import { titleOfUnit } from "./title-of.ts";

export interface Leads {
  goTo: (page: number, source?: string) => void;
}

export function showLists({ messages, changed, units, textFirst }: ViewState, { goTo }: Leads): void {
  const folio = (page: number) => folioOf(page, textFirst);
  const ordered = ["error", "warning", "info"].flatMap((severity) =>
    messages.filter((message) => message.severity === severity),
  );
  fill(
    "messages",
    ordered.map((message) =>
      messageCard(message, folio, () => {
        if (message.page !== undefined) goTo(message.page, message.source);
      }),
    ),
    "Nothing to mend.",
  );
  const titleAt = (page: number) => {
    const unit = units.findLast(({ placement }) => placement.firstPage <= page);
    return unit ? titleOfUnit(unit) : "";
  };
  fill(
    "changes",
    changed.map((page) => lead(folio(page), titleAt(page), () => goTo(page))),
    "No page is unlike the last state.",
  );
  fill(
    "contents",
    units.map((unit) => {
      const { firstPage } = unit.placement;
      return lead(folio(firstPage), titleOfUnit(unit), () => goTo(firstPage));
    }),
    "No pages yet.",
  );
  document.querySelector("#message-count")!.textContent = messages.length > 0 ? String(messages.length) : "";
  document.querySelector("#changed-count")!.textContent = changed.length > 0 ? String(changed.length) : "";
}

function lead(folio: string, title: string, onClick: () => void): HTMLLIElement {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "lead";
  const [name, number] = [document.createElement("span"), document.createElement("span")];
  name.textContent = title;
  number.className = "lead-page";
  number.textContent = folio;
  button.append(name, number);
  button.addEventListener("click", onClick);
  item.append(button);
  return item;
}

function fill(id: string, items: readonly HTMLLIElement[], nothing: string): void {
  const list = document.querySelector(`#${id}`)!;
  if (items.length > 0) return list.replaceChildren(...items);
  const item = document.createElement("li");
  item.className = "nothing";
  item.textContent = nothing;
  list.replaceChildren(item);
}
