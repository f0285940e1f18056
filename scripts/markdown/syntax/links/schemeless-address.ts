/** Reads `//example.org/x`, which on a web page has the scheme of the page, as `https://example.org/x`. */
import type { Nodes, Root } from "mdast";
import type { VFile } from "vfile";
import { complain } from "../../../messages/complain.ts";
import { eachNode } from "../../each-node.ts";
import type { Syntax } from "../syntax.ts";

export const schemelessAddress: Syntax = { read: readSchemelessAddresses };

/** Matches an address with a public host; `//server/share` is one in a local network. */
const publicHost = /^\/\/[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}(?:[/?#]|$)/i;

function readSchemelessAddresses(tree: Root, file: VFile): void {
  eachNode<Nodes>(tree, (node) => {
    if (node.type !== "link" || !publicHost.test(node.url)) return;
    complain(file, "suspect-address", { address: node.url, why: "it has no scheme; https: is put before it" }, node);
    node.url = `https:${node.url}`;
  });
}
