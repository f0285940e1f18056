/** Shows, in the reader's browser, a place in the Markdown at the foot, and puts it on the clipboard. */

const output = () => document.querySelector<HTMLOutputElement>("#place")!;
let last = "";
let root = "";

/** Sets the folder that makes paths of files' names which an editor can open. */
export function setRoot(folder: string): void {
  root = folder;
}

/** Shows and copies a place. @param place - `file:line:column` */
export async function pickPlace(place: string): Promise<void> {
  last = /^(?:[\\/]|[a-z]:[\\/])/i.test(place) ? place : root + place;
  output().value = last;
  document.querySelector<HTMLButtonElement>("#copy")!.hidden = false;
  await copyAgain();
}

/**
 * Copies the place that is shown. A browser may refuse the clipboard; then it is selected, for the keys that copy.
 */
export async function copyAgain(): Promise<void> {
  try {
    await navigator.clipboard.writeText(last);
    say("copied");
  } catch {
    getSelection()?.selectAllChildren(output());
    say("not copied, since the browser refuses: press Ctrl+C");
  }
}

function say(words: string): void {
  const note = document.createElement("span");
  note.className = "note";
  note.textContent = ` – ${words}`;
  output().replaceChildren(last, note);
}
