/** Reads the credit of `:::full-page{credit="…"}` as that of its picture, and writes it so. */
import type { Nodes } from "mdast";
import { fullPage, pictureOf } from "../directives/full-page.ts";
import { eachNode } from "../each-node.ts";
import type { Syntax } from "./syntax.ts";

export const fullPageCredit: Syntax = {
  read(tree) {
    eachNode<Nodes>(tree, (node) => {
      if (node.type !== "containerDirective" || node.name !== fullPage.name) return;
      const credit = node.attributes?.["credit"];
      const picture = pictureOf(node);
      // One of its own counts.
      if (!credit || !picture || picture.data?.hProperties?.credit) return;
      picture.data = { ...picture.data, hProperties: { ...picture.data?.hProperties, credit } };
      delete node.attributes!["credit"];
    });
  },
};
