/** Moves the credit of `:::full-page{credit="…"}` to its picture, in whose braces it is written. */
import type { Nodes } from "mdast";
import { fullPage, fullPagePicture } from "../../directives/full-page.ts";
import { eachNode } from "../../each-node.ts";
import type { Syntax } from "../syntax.ts";

export const fullPageCredit: Syntax = {
  read(tree) {
    eachNode<Nodes>(tree, (node) => {
      if (node.type !== "containerDirective" || node.name !== fullPage.name) return;
      const credit = node.attributes?.["credit"];
      const picture = fullPagePicture(node);
      // The picture's own credit takes precedence.
      if (!credit || !picture || picture.data?.hProperties?.credit) return;
      picture.data = { ...picture.data, hProperties: { ...picture.data?.hProperties, credit } };
      delete node.attributes!["credit"];
    });
  },
};
