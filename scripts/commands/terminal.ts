/** Prints what a command has to say; the only way to the terminal, and none for control characters. */
import { printableLines } from "../messages/printable.ts";

/** Prints a line, or several, on standard output. */
export function printLine(text: string): void {
  process.stdout.write(`${printableLines(text)}\n`);
}

/** Prints a line, or several, on standard error. */
export function printAside(text: string): void {
  process.stderr.write(`${printableLines(text)}\n`);
}
