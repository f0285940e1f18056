/** Warns of code that other programs draw, as Mermaid's, which is printed as code here. */
import type { VFile } from "vfile";
import { complain } from "../../messages/complain.ts";
import type { NodesByType } from "../nodes-by-type.ts";

/** Languages that GitHub, GitLab, Quarto, MkDocs and others show as drawings and nobody prints as code. */
const drawn = new Set(
  (
    "mermaid plantuml puml ditaa nomnoml wavedrom blockdiag seqdiag actdiag nwdiag svgbob pikchr vega vegalite vega-lite " +
    "geojson topojson stl kroki excalidraw c4plantuml"
  ).split(" "),
);

export function drawingCode(file: VFile, { codeBlocks }: NodesByType): void {
  for (const node of codeBlocks) {
    const language = node.lang?.toLowerCase();
    if (language !== undefined && drawn.has(language)) complain(file, "drawing-code", { language }, node);
  }
}
