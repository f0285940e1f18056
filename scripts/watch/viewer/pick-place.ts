/** Runs in the reader's browser: a place in the Markdown in; the same shown at the foot and on the clipboard out. */

const output = () => document.querySelector<HTMLOutputElement>("#place")!;
let last = "";

export async function pickPlace(place: string): Promise<void> {
  last = place;
  output().value = place;
  document.querySelector<HTMLButtonElement>("#copy")!.hidden = false;
  await copyAgain();
}

/** A browser may refuse the clipboard; then the place is selected, for the keys that copy. */
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
