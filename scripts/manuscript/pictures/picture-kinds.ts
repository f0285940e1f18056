/** Tells the kind of a picture file from its first bytes, and how to convert it to one that can be printed. */

/** A kind of file that may be given as a picture. */
export interface PictureKind {
  /** Name with its article: "a JPEG". */
  name: string;
  /** Media type and extension, for kinds that can be printed. */
  printed?: { mediaType: string; ending: string };
  /** How to convert it to a picture that can be printed, as an instruction. */
  mend?: string;
}

const asPhoto = "save it as JPEG or PNG";
const asDrawing = "export it as SVG, or as PNG with 600 pixels an inch";

type KnownKind = PictureKind & { start: RegExp; endings?: readonly string[] };

/** A PDF, which can be a cover. */
export const pdfKind: KnownKind = { name: "a PDF", mend: asDrawing, start: /^%PDF-/, endings: [".pdf"] };

const kinds: readonly KnownKind[] = [
  { name: "a PNG", printed: { mediaType: "image/png", ending: ".png" }, start: /^\x89PNG\r\n/ },
  { name: "a JPEG", printed: { mediaType: "image/jpeg", ending: ".jpg" }, start: /^\xff\xd8\xff/ },
  { name: "a WebP", printed: { mediaType: "image/webp", ending: ".webp" }, start: /^RIFF[^]{4}WEBP/ },
  {
    name: "an SVG",
    printed: { mediaType: "image/svg+xml", ending: ".svg" },
    start: /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--(?:(?!-->)[^])*-->\s*)*(?:<!DOCTYPE svg[^]*)?<svg[\s/>]/,
  },
  { name: "a GIF", mend: "save it as PNG", start: /^GIF8[79]a/, endings: [".gif"] },
  { name: "a BMP", mend: "save it as PNG", start: /^BM[^]{4}\0\0\0\0|^BM[^]{0,8}$/, endings: [".bmp", ".dib"] },
  { name: "an AVIF", mend: asPhoto, start: /^[^]{4}ftypavi[fs]/, endings: [".avif"] },
  {
    name: "a HEIC, as iPhones take them",
    mend: "export it as JPEG",
    start: /^[^]{4}ftyp(?:hei|hev|mif1|msf1)/,
    endings: [".heic", ".heif", ".hif"],
  },
  {
    name: "a raw file of a camera",
    mend: "develop it, and save it as JPEG",
    start: /^(?:II\*\0[^]{4}CR|FUJIFILMCCD|[^]{4}ftypcrx)/,
    endings: [".cr2", ".cr3", ".nef", ".arw", ".dng", ".raf", ".orf", ".rw2"],
  },
  { name: "a TIFF", mend: asPhoto, start: /^(?:II[*+]\0|MM\0[*+])/, endings: [".tif", ".tiff"] },
  { name: "a Photoshop file", mend: "export it as JPEG or PNG", start: /^8BPS/, endings: [".psd", ".psb"] },
  { name: "an EPS", mend: asDrawing, start: /^(?:%!PS|\xc5\xd0\xd3\xc6)/, endings: [".eps", ".ps"] },
  pdfKind,
  { name: "an Illustrator file", mend: asDrawing, start: /^(?!)/, endings: [".ai"] },
  {
    name: "a WMF, a drawing of Windows",
    mend: asDrawing,
    start: /^\xd7\xcd\xc6\x9a/,
    endings: [".wmf"],
  },
  { name: "an EMF, a drawing of Windows", mend: asDrawing, start: /^[^]{40} EMF/, endings: [".emf"] },
  {
    name: "a JPEG 2000",
    mend: asPhoto,
    start: /^(?:[^]{4}jP {2}|\xff\x4f\xff\x51)/,
    endings: [".jp2", ".j2k", ".jpx"],
  },
  { name: "a JPEG XL", mend: asPhoto, start: /^(?:\xff\n|[^]{4}JXL )/, endings: [".jxl"] },
  { name: "an icon of Windows", mend: "save it as PNG", start: /^(?!)/, endings: [".ico", ".cur"] },
  { name: "a file of GIMP", mend: "export it as JPEG or PNG", start: /^gimp xcf/, endings: [".xcf"] },
  { name: "a drawing of draw.io", mend: asDrawing, start: /^<mxfile/, endings: [".drawio"] },
  { name: "a drawing of Visio", mend: asDrawing, start: /^(?!)/, endings: [".vsd", ".vsdx"] },
  { name: "slides of PowerPoint", mend: asDrawing, start: /^(?!)/, endings: [".ppt", ".pptx"] },
  { name: "a film", mend: "take a picture of it", start: /^[^]{4}ftyp/, endings: [".mp4", ".mov", ".webm"] },
  {
    name: "a page of the web, such as a message that the picture was not found",
    mend: "save the picture itself",
    start: /^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|body)\b/i,
  },
];

/** Returns the kind of the first bytes; undefined for unknown kinds. */
export function pictureKindOf(bytes: Buffer): PictureKind | undefined {
  const start = bytes.toString("latin1", 0, 1024);
  return kinds.find((kind) => kind.start.test(start));
}

/** Returns the kind of an extension such as `.heic`; undefined for those that can be printed. */
export function kindOfEnding(ending: string): PictureKind | undefined {
  return kinds.find(({ endings }) => endings?.includes(ending.toLowerCase()));
}
