/** Puts a page of one's own into a unit's PDF, in the place of the picture that stands for it there. */
import { pageName } from "../lib/pdf/foreign/import-page.ts";
import { contentOfStream } from "../lib/pdf/content/content-stream.ts";
import { identity, matrixOf, multiply, readMatrix, type Matrix } from "../lib/pdf/geometry.ts";
import { roundTo } from "../lib/pdf/number-text.ts";
import { PdfRef, PdfStream, asDict, expectDict, resolve, type PdfDict, type PdfValue } from "../lib/pdf/objects.ts";
import { OperandReader } from "../lib/pdf/content/operands.ts";
import { operatorReader } from "../lib/pdf/content/operators.ts";
import { readPages } from "../lib/pdf/page-tree.ts";
import { readObjects } from "../lib/pdf/read-objects.ts";

/** A page that is put in, as plain data. */
export interface OwnPage {
  /** PDF as `importPage` gives it. */
  readonly pdf: Uint8Array;
  /** Takes it to the trimmed page, whose lower left corner is 0, 0. */
  readonly matrix: Matrix;
}

const forEachOperator = operatorReader(["q", "Q", "cm", "Do"]);
/** Digits of a matrix behind the point: it is as large as the page, of a picture that is 1 by 1. */
const places = 8;

/**
 * Puts it in: the picture's object becomes the page as a form, and all that is said of the picture (its tag, its
 * alternative text) is said of the page.
 *
 * @param corner - the trimmed page's lower left corner on the sheet, in points
 * @throws {Error} where the sheet doesn't show one picture alone
 */
export function putInPage(sheet: PdfDict, { pdf, matrix }: OwnPage, corner: readonly [number, number]): void {
  const resources = expectDict(sheet.get("Resources"));
  const objects = asDict(resources.get("XObject")) ?? new Map<string, PdfValue>();
  const pictures = [...objects].filter(([, object]) => isPicture(object)).map(([name]) => name);
  const [name] = pictures;
  const at = name === undefined ? undefined : matrixAt(sheet, name);
  if (name === undefined || pictures.length > 1 || !at)
    throw new Error(`Unexpected ${pictures.length} pictures on a cover of one's own, expected one that stands for it`);
  const form = resolve(
    asDict(expectDict(expectDict(readPages(readObjects(pdf))[0]).get("Resources")).get("XObject"))?.get(pageName),
  );
  if (!(form instanceof PdfStream)) throw new Error("Unexpected cover of one's own, expected one that was imported");
  const place = multiply(multiply(readMatrix(form.dict.get("Matrix")), matrix), [1, 0, 0, 1, ...corner]);
  const own = multiply(place, inverse(at)).map((number) => roundTo(places, number));
  const placed = new PdfRef(new PdfStream(new Map(form.dict).set("Matrix", own), form.bytes));
  sheet.set("Resources", new Map(resources).set("XObject", new Map(objects).set(name, placed)));
}

function isPicture(object: PdfValue): boolean {
  const stream = resolve(object);
  return stream instanceof PdfStream && stream.dict.get("Subtype") === "/Image";
}

/** Returns the matrix with which content paints an object; undefined where it doesn't. */
function matrixAt(sheet: PdfDict, name: string): Matrix | undefined {
  const stream = resolve(sheet.get("Contents"));
  if (!(stream instanceof PdfStream)) return undefined;
  const content = contentOfStream(stream);
  const operands = new OperandReader(content);
  const saved: Matrix[] = [];
  let matrix = identity;
  let found: Matrix | undefined;
  forEachOperator(content, (operator, from, start) => {
    if (operator === "q") saved.push(matrix);
    else if (operator === "Q") matrix = saved.pop() ?? identity;
    else if (operator === "cm") matrix = multiply(matrixOf(operands.numberList(from, start)), matrix);
    else if (operands.name(from, start) === name) found = matrix;
  });
  return found;
}

function inverse([a, b, c, d, e, f]: Matrix): Matrix {
  const area = a * d - b * c;
  return [d / area, -b / area, -c / area, a / area, (c * f - d * e) / area, (b * e - a * f) / area];
}
