/** Keeps "Ibid." in a footnote only where the note before it is called on the same page. */

/**
 * Shows the right form of each note that repeats the source of the one before it, and hides the other.
 *
 * @param notes - the notes that a page calls, in order
 */
export function chooseRepeats(notes: readonly HTMLElement[]): void {
  for (const [index, note] of notes.entries()) {
    const forms = formsOf(note);
    if (!forms) continue;
    forms.ibidem.hidden = index === 0;
    forms.onNewPage.hidden = index > 0;
  }
}

/** Removes the hidden forms, and returns the words of the others by the names of their slots. */
export function resolveRepeats(notes: readonly HTMLElement[]): Record<string, string> {
  const said: Record<string, string> = {};
  for (const [index, note] of notes.entries()) {
    const forms = formsOf(note);
    if (!forms) continue;
    const [kept, other] = index === 0 ? [forms.onNewPage, forms.ibidem] : [forms.ibidem, forms.onNewPage];
    other.remove();
    kept.hidden = false;
    said[forms.slot] = kept.textContent.replaceAll("\u00ad", "");
  }
  return said;
}

function formsOf(note: Element): { slot: string; ibidem: HTMLElement; onNewPage: HTMLElement } | undefined {
  const ibidem = note.querySelector<HTMLElement>("[data-note-of] > .ibidem");
  const onNewPage = note.querySelector<HTMLElement>("[data-note-of] > .on-new-page");
  if (!ibidem || !onNewPage) return undefined;
  return { slot: ibidem.parentElement!.dataset.noteOf!, ibidem, onNewPage };
}
