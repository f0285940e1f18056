/** Checks that an SVG is well-formed, self-contained, and not too large when its repetitions are drawn. */
import { SaxesParser, type SaxesTagNS } from "saxes";
import { readEntities } from "./svg-entities.ts";
import { weighFunctions, weighStep } from "./svg-filters.ts";
import { sightOf, visibleBox, type SvgBox, type Sight } from "./svg-sight.ts";
import { isBlankSvg, isDrawnUnseen, referencesIn, weighDrawing, type DrawnElement } from "./svg-weight.ts";

/** Facts of an SVG as a picture, or its fault, as a part of a sentence. */
export type CheckedSvg =
  | { fault: string }
  | {
      fault?: undefined;
      /** Attributes of the root element, as written. */
      width: string | undefined;
      height: string | undefined;
      viewBox: string | undefined;
      /** Raster images in it as `data:` URLs, each as often as it is shown. */
      embedded: DataAddress[];
      /** How many elements a browser draws for it, repeated ones each time. */
      weight: number;
      /** Addresses in its styles of files outside, which are not loaded. */
      outside: string[];
    };

/** How deep elements, with those that `<use>` and the like repeat, may be nested: browsers recurse for each level. */
const maxNesting = 512;
/** How deep SVG pictures may be nested. */
const maxPictures = 3;
/** How many elements a shape in a clipping path counts as, since it is intersected with all others of the path. */
const clipWeight = 5;
/** The most steps (primitives) of a filter. */
const maxSteps = 100;
/** The most elements that are drawn, repeated ones each time: browsers take some 0.1 ms and 2 KB for each. */
const maxElements = 250_000;

const svgNamespace = "http://www.w3.org/2000/svg";
const xlinkNamespace = "http://www.w3.org/1999/xlink";
/** Elements whose address leads to nothing that is drawn. */
const links = new Set(["a", "animate", "animateMotion", "animateTransform", "set", "discard", "script", "view"]);

class SvgFault extends Error {}

/** Checks an SVG as UTF-8, the encoding in which browsers read SVG images, whatever the file declares. */
export function checkSvg(bytes: Uint8Array, depth = 1): CheckedSvg {
  if (depth > maxPictures) return { fault: `it holds pictures more than ${maxPictures} deep within each other` };
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return { fault: "it is compressed (SVGZ), expected plain SVG" };
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { fault: "it is not in UTF-8: save it anew in that encoding" };
  }
  try {
    return readSvg(text, depth);
  } catch (error) {
    if (error instanceof SvgFault) return { fault: error.message };
    throw error;
  }
}

function readSvg(text: string, depth: number): CheckedSvg {
  const parser = new SaxesParser({ xmlns: true });
  const elements: DrawnElement[] = [];
  const sights: Sight[] = [];
  let box: SvgBox | undefined;
  const open: number[] = [];
  const embedded: DataAddress[] = [];
  const outside: string[] = [];
  /** Counts an image in the drawing. @returns how many elements are drawn for it */
  const embed = (address: string): number => {
    const held = readDataAddress(address);
    if (!held || !held.mediaType.startsWith("image/")) return 0;
    if (held.mediaType !== "image/svg+xml") embedded.push(held);
    if (held.mediaType !== "image/svg+xml") return 1;
    const inner = checkSvg(held.bytes, depth + 1);
    if (inner.fault !== undefined) throw new SvgFault(`of a picture in it: ${inner.fault}`);
    embedded.push(...inner.embedded);
    outside.push(...inner.outside);
    return inner.weight;
  };
  let root: SaxesTagNS | undefined;
  let styles = "";
  let isStyle = false;

  parser.on("error", ({ message }) => {
    const [, line, column, problem] = /^(\d+):(\d+): (.*)$/s.exec(message) ?? ["", "1", "1", message];
    throw new SvgFault(`it is no well-formed SVG (line ${line}, column ${column}: ${problem})`);
  });
  parser.on("doctype", (doctype) => {
    const entities = readEntities(doctype, text);
    if (typeof entities === "string") throw new SvgFault(entities);
    Object.assign(parser.ENTITIES, entities);
  });
  parser.on("processinginstruction", ({ target, body }) => {
    if (target === "xml-stylesheet") outside.push(body);
  });
  parser.on("opentag", (tag) => {
    root ??= checkRoot(tag);
    if (open.length >= maxNesting) {
      throw new SvgFault(`its elements stand more than ${maxNesting} deep within each other`);
    }
    if (elements.length >= maxElements) throw tooMany();
    const parent = open.at(-1);
    const attributes = plainAttributes(tag);
    if (parent === undefined) box = visibleBox(attributes);
    sights.push(sightOf(tag.local, attributes, parent === undefined ? undefined : sights[parent], box));
    open.push(elements.length);
    elements.push(toElement(tag, parent, { embed, outside }));
    if (parent !== undefined && elements[parent]!.name === "clipPath") elements.at(-1)!.weight *= clipWeight;
    isStyle = tag.local === "style";
  });
  const addStyle = (part: string) => {
    if (isStyle) styles += part;
  };
  parser.on("text", addStyle);
  parser.on("cdata", addStyle);
  parser.on("closetag", () => {
    open.pop();
    isStyle = false;
  });
  parser.write(text).close();

  if (!root) throw new SvgFault("it holds no element");
  elements[0]!.weight += collectAddresses(styles, { embed, outside });
  const steps = mostSteps(elements);
  if (steps > maxSteps) throw new SvgFault(`it has a filter of ${steps} steps, and browsers draw up to ${maxSteps}`);
  const weight = weighDrawing(elements, styles, maxNesting);
  if (weight === "too deep")
    throw new SvgFault(`what it repeats stands more than ${maxNesting} deep within each other`);
  if (weight > maxElements) throw tooMany();
  if (depth === 1 && isBlankSvg(elements)) throw new SvgFault("it holds nothing that is drawn");
  if (depth === 1 && styles.trim() === "" && isDrawnUnseen(elements, sights)) {
    throw new SvgFault("nothing of it is seen: all that it draws is hidden, in no colour, or far outside its viewBox");
  }
  const attribute = (name: string) => root!.attributes[name]?.value;
  const size = { width: attribute("width"), height: attribute("height"), viewBox: attribute("viewBox") };
  return { ...size, embedded, outside, weight };
}

/** Returns an element's attributes without those of other programs. */
function plainAttributes({ attributes }: SaxesTagNS): Map<string, string> {
  const plain = Object.values(attributes).filter(({ uri }) => uri === "");
  return new Map(plain.map(({ local, value }) => [local, value.trim()]));
}

function tooMany(): SvgFault {
  const most = maxElements.toLocaleString("en");
  return new SvgFault(
    `it draws more than ${most} elements, with those that it repeats: make it simpler, or a PNG of it`,
  );
}

function checkRoot(tag: SaxesTagNS): SaxesTagNS {
  if (tag.local !== "svg") throw new SvgFault(`it is no SVG: its first element is \`<${tag.name.slice(0, 40)}>\``);
  if (tag.uri !== svgNamespace) throw new SvgFault(`its \`<svg>\` lacks \`xmlns="${svgNamespace}"\``);
  return tag;
}

function mostSteps(elements: readonly DrawnElement[]): number {
  const counts = new Map<number, number>();
  for (const { name, parent } of elements) {
    if (parent !== undefined && name.startsWith("fe")) counts.set(parent, (counts.get(parent) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}

interface Addresses {
  embed: (address: string) => number;
  outside: string[];
}

function toElement({ local, attributes }: SaxesTagNS, parent: number | undefined, addresses: Addresses): DrawnElement {
  const element: DrawnElement = {
    name: local,
    id: undefined,
    classes: [],
    references: [],
    parent,
    weight: local.startsWith("fe") ? weighStep(local, (name) => parseFloat(attributes[name]?.value ?? "")) : 1,
  };
  for (const { local: name, uri, value } of Object.values(attributes)) {
    if (name === "id") element.id = value;
    else if (name === "class") element.classes = value.split(/\s+/);
    else if (name === "href" && (uri === "" || uri === xlinkNamespace)) {
      if (links.has(local)) continue;
      const address = value.trim();
      if (address.startsWith("#")) element.references.push(address.slice(1));
      else if (/^data:/i.test(address)) element.weight += addresses.embed(address);
      else if (address !== "") {
        throw new SvgFault(`it shows \`${address.slice(0, 80)}\`, which lies elsewhere and is not loaded: embed it`);
      }
    } else if (value.includes("(")) {
      element.references.push(...referencesIn(value));
      element.weight += collectAddresses(value, addresses) + weighFunctions(value);
    }
  }
  return element;
}

/**
 * Collects the addresses in `url(…)` and `@import` of styles and attributes.
 *
 * @returns how many elements are drawn for images among them
 */
function collectAddresses(text: string, { embed, outside }: Addresses): number {
  let weight = 0;
  for (const [, address = ""] of text.matchAll(/(?:@import\s+(?:url\(\s*)?|url\(\s*)["']?([^"')\s;]+)/gi)) {
    if (/^data:/i.test(address)) weight += embed(address);
    else if (!address.startsWith("#")) outside.push(address);
  }
  return weight;
}

/** Content of a `data:` URL. */
export interface DataAddress {
  mediaType: string;
  bytes: Buffer;
}

/** Reads a `data:` URL (RFC 2397); undefined for other addresses. */
function readDataAddress(address: string): DataAddress | undefined {
  const [, mediaType = "", base64, data = ""] =
    /^data:([^;,]*)(?:;(?!base64)[^,;]*)*(;base64)?,(.*)$/is.exec(address) ?? [];
  if (mediaType === "") return undefined;
  try {
    const bytes = base64 ? Buffer.from(data, "base64") : Buffer.from(decodeURIComponent(data));
    return { mediaType: mediaType.trim().toLowerCase(), bytes };
  } catch {
    return undefined;
  }
}
