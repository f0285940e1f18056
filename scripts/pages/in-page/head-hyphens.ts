/** Keeps the words of tables' heads whole wherever their table has room for them. */

/**
 * Takes the soft hyphens out of the heads of a table: columns would be made narrower for them than the words are,
 * though there is room.
 *
 * @returns a function that puts them back
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
