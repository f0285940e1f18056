/** Reads all instructions of a content stream: operators and their operands. */
import { OperandReader, type Operand } from "./operands.ts";
import { operatorReader } from "./operators.ts";
import { endsToken, isWhiteSpace } from "../syntax.ts";

/** The operators of ISO 32000-1, table A.1, without `ID` and `EI`, which belong to `BI`. */
const allOperators = (
  "b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EMC ET EX f F f* G g gs h i j J K k l m M MP n q Q re RG rg ri " +
  "s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \""
).split(" ");

const forEachOperator = operatorReader(allOperators);

/**
 * Calls `visit` for each operator, whoever wrote the content. An inline image is one `BI` without operands; its samples
 * are skipped.
 */
export function readInstructions(content: Buffer, visit: (operator: string, operands: Operand[]) => void): void {
  const operands = new OperandReader(content);
  forEachOperator(content, (operator, from, to, end) => {
    visit(operator, operands.all(from, to));
    return operator === "BI" ? endOfInlineImage(content, end) : undefined;
  });
}

function endOfInlineImage(content: Buffer, start: number): number {
  for (let at = content.indexOf("EI", start); at >= 0; at = content.indexOf("EI", at + 1)) {
    if (isWhiteSpace[content[at - 1]!] === 1 && endsToken[content[at + 2] ?? 0] === 1) return at + 2;
  }
  return content.length;
}
