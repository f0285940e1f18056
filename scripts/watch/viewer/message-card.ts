/** Makes, in the reader's browser, the list item that tells a message and leads to its place. */
import type { ViewMessage } from "../view-state.ts";
import { pickPlace } from "./pick-place.ts";

/** Returns `file:line:column` of a message, or the file alone. */
export function placeOfMessage({ file, line, column }: ViewMessage): string {
  return line === undefined ? file : `${file}:${line}:${column ?? 1}`;
}

/**
 * Returns the list item.
 *
 * @param folioOf - of a page, as printed
 * @param onShow - shows the block that the message is of
 */
export function messageCard(
  message: ViewMessage,
  folioOf: (page: number) => string,
  onShow: () => void,
): HTMLLIElement {
  const { severity, code, text, page } = message;
  const item = document.createElement("li");
  item.className = `message ${severity}`;
  const button = document.createElement("button");
  button.type = "button";
  const place = placeOfMessage(message);
  const head = [severity, code, page === undefined ? "" : `page ${folioOf(page)}`].filter(Boolean).join(" · ");
  button.append(part("message-head", head), part("message-text", ...withCode(text)), part("message-place", place));
  button.addEventListener("click", () => {
    onShow();
    if (place !== "") void pickPlace(place);
  });
  item.append(button);
  return item;
}

function part(name: string, ...content: (string | Node)[]): HTMLSpanElement {
  const span = document.createElement("span");
  span.className = name;
  span.append(...content);
  return span;
}

/** Returns nodes in which words between backticks are set as code. */
function withCode(text: string): (string | Node)[] {
  return text.split("`").map((words, index, all) => {
    if (index % 2 === 0 || index === all.length - 1) return words;
    const code = document.createElement("code");
    code.textContent = words;
    return code;
  });
}
