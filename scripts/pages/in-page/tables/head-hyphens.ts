/** Keeps words in table heads undivided where the table has room for them. */

/**
 * Removes the soft hyphens in the heads of a table, since the browser would make columns narrower than these words
 * although there is room.
 *
 * @returns a function that restores them
 */
export function takeHeadHyphens(table: HTMLTableElement): () => void {
  const texts: { node: Text; data: string }[] = [];
  for (const head of table.querySelectorAll("th")) {
    const walker = document.createTreeWalker(head, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      if (node.data.includes("\u00ad")) texts.push({ node, data: node.data });
    }
  }
  for (const { node, data } of texts) node.data = data.replaceAll("\u00ad", "");
  return () => {
    for (const { node, data } of texts) node.data = data;
  };
}
