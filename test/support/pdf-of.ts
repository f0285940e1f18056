/** Writes PDFs as other programs would, object by object. */
import { createRequire } from "node:module";
import createQpdf from "@neslinesli93/qpdf-wasm";

/** Writes objects, numbered from 1, the first of them the catalog. */
export function pdfOf(...objects: string[]): Buffer {
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, "0")} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join("")}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text + table + trailer, "latin1");
}

/** Writes a stream. @param entries - of its dictionary, but for its length */
export function streamOf(content: string, entries = ""): string {
  return `<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

/** Returns a PDF of one page, whose catalog is object 1 and whose content is object 4. */
export function pageOf(
  content: string,
  { resources = "", page = "", catalog = "", size = [612.283, 858.898] as readonly [number, number] } = {},
  ...objects: string[]
): Buffer {
  return pdfOf(
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${size.join(" ")}] /Contents 4 0 R /Resources << ${resources} >> ${page} >>`,
    streamOf(content),
    ...objects,
  );
}

/** Writes a PDF anew, with options of qpdf. */
export async function byQpdf(bytes: Uint8Array, ...options: string[]): Promise<Uint8Array> {
  const wasm = createRequire(import.meta.url).resolve("@neslinesli93/qpdf-wasm/dist/qpdf.wasm");
  const qpdf = await createQpdf({ locateFile: () => wasm });
  qpdf.FS.writeFile("/a.pdf", bytes);
  const code = qpdf.callMain([...options, "/a.pdf", "/b.pdf"]);
  if (code !== 0) throw new Error(`Unexpected exit code ${code} of qpdf, expected 0`);
  return qpdf.FS.readFile("/b.pdf");
}
