/** Finds the operators of a content stream, and the stretch with the operands of each. */
import { byteTable, endOfLiteral, endsToken } from "../syntax.ts";

/**
 * Called for each operator, with the offsets of its operands' beginning, of its own beginning and of its end; may
 * return the offset at which to read on.
 */
export type OperatorVisit = (
  operator: string,
  operandsStart: number,
  start: number,
  end: number,
) => number | undefined | void;

/** White space, brackets and characters of numbers, which are skipped between operators. */
const isDull = byteTable("\0\t\n\f\r >[]{}0123456789+-.");

const constants: ReadonlySet<string> = new Set(["true", "false", "null"]);

/**
 * Returns a function that calls `visit` for the given operators in any content (7.8.2), in their order. Operands are
 * skipped; `OperandReader` reads them.
 *
 * @param operators - names of at most three letters, as all operators have
 */
export function operatorReader(operators: readonly string[]): (content: Buffer, visit: OperatorVisit) => void {
  /** Operators by a key of the first two letters and the length, which no two operators share. */
  const known: (string | undefined)[] = Array.from({ length: 1 << 16 });
  for (const operator of operators) {
    known[keyOf(operator.charCodeAt(0), operator.charCodeAt(1) || 0, operator.length)] = operator;
  }
  return (content, visit) => {
    const { length } = content;
    let operandsStart = 0;
    for (let at = 0; at < length;) {
      const code = content[at]!;
      if (isDull[code] === 1) at++;
      else if (code === 60 /* < */) {
        at++;
        if (content[at] === 60) at++;
        else while (at < length && content[at] !== 62 /* > */) at++;
      } else if (code === 40 /* ( */) {
        const end = endOfLiteral(content, at);
        at = end < 0 ? length : end;
      } else if (code === 37 /* % */) at = endOfLine(content, at);
      else {
        const start = at++;
        while (at < length && endsToken[content[at]!] === 0) at++;
        if (code === 47 /* / */) continue;
        const size = at - start;
        const operator = known[keyOf(code, size > 1 ? content[start + 1]! : 0, size)];
        if (operator?.length === size) at = visit(operator, operandsStart, start, at) ?? at;
        else if (size > 3 && constants.has(content.toString("latin1", start, at))) continue;
        operandsStart = at;
      }
    }
  };
}

function keyOf(first: number, second: number, length: number): number {
  return (((first & 127) << 7) | (second & 127)) * 4 + (length & 3);
}

function endOfLine(content: Uint8Array, start: number): number {
  let at = start;
  while (at < content.length && content[at] !== 10 && content[at] !== 13) at++;
  return at;
}
