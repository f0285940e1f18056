/** Compiles PostScript calculator functions (ISO 32000-1, 7.10.5). */

type Step = number | string | Step[];

/**
 * Compiles a program to a function from inputs to outputs.
 *
 * @throws {Error} for an operator that the standard does not know
 */
export function readCalculator(program: string): (inputs: readonly number[]) => number[] {
  const tokens = program.match(/[{}]|[^\s{}]+/g) ?? [];
  let at = 0;
  const readBlock = (): Step[] => {
    const steps: Step[] = [];
    for (; at < tokens.length;) {
      const token = tokens[at++]!;
      if (token === "}") return steps;
      if (token === "{") steps.push(readBlock());
      else steps.push(Number.isNaN(Number(token)) ? token : Number(token));
    }
    return steps;
  };
  const [body] = readBlock();
  const steps = Array.isArray(body) ? body : [];
  return (inputs) => {
    const stack = [...inputs];
    run(steps, stack);
    return stack;
  };
}

function run(steps: readonly Step[], stack: number[]): void {
  for (const [index, step] of steps.entries()) {
    if (typeof step === "number") stack.push(step);
    else if (step === "if" || step === "ifelse") branch(step, steps.slice(0, index), stack);
    else if (typeof step === "string") operate(step, stack);
  }
}

function branch(kind: "if" | "ifelse", before: readonly Step[], stack: number[]): void {
  const blocks = before.slice(kind === "if" ? -1 : -2) as Step[][];
  const chosen = stack.pop() ? blocks[0] : blocks[1];
  if (chosen) run(chosen, stack);
}

/** Operators of one operand. True is 1 and false is 0, since programs nowhere use a truth value as a number. */
const unary: Record<string, (a: number) => number> = {
  abs: Math.abs,
  ceiling: Math.ceil,
  cos: (a) => Math.cos((a * Math.PI) / 180),
  cvi: Math.trunc,
  cvr: (a) => a,
  floor: Math.floor,
  ln: Math.log,
  log: Math.log10,
  neg: (a) => -a,
  not: (a) => Number(!a),
  round: Math.round,
  sin: (a) => Math.sin((a * Math.PI) / 180),
  sqrt: Math.sqrt,
  truncate: Math.trunc,
};

const binary: Record<string, (a: number, b: number) => number> = {
  add: (a, b) => a + b,
  and: (a, b) => a & b,
  atan: (a, b) => ((Math.atan2(a, b) * 180) / Math.PI + 360) % 360,
  bitshift: (a, b) => (b > 0 ? a << b : a >> -b),
  div: (a, b) => a / b,
  eq: (a, b) => Number(a === b),
  exp: (a, b) => a ** b,
  ge: (a, b) => Number(a >= b),
  gt: (a, b) => Number(a > b),
  idiv: (a, b) => Math.trunc(a / b),
  le: (a, b) => Number(a <= b),
  lt: (a, b) => Number(a < b),
  mod: (a, b) => a % b,
  mul: (a, b) => a * b,
  ne: (a, b) => Number(a !== b),
  or: (a, b) => a | b,
  sub: (a, b) => a - b,
  xor: (a, b) => a ^ b,
};

const moves: Record<string, (stack: number[]) => void> = {
  true: (stack) => void stack.push(1),
  false: (stack) => void stack.push(0),
  pop: (stack) => void stack.pop(),
  dup: (stack) => void stack.push(stack.at(-1)!),
  exch: (stack) => void stack.push(...stack.splice(-2).toReversed()),
  index: (stack) => void stack.push(stack.at(-1 - stack.pop()!)!),
  copy: (stack) => {
    const count = stack.pop()!;
    if (count > 0) stack.push(...stack.slice(-count));
  },
  roll: (stack) => {
    const by = stack.pop()!;
    const count = stack.pop()!;
    const rolled = stack.splice(-count);
    const turn = ((by % count) + count) % count;
    stack.push(...rolled.slice(count - turn), ...rolled.slice(0, count - turn));
  },
};

function operate(name: string, stack: number[]): void {
  const one = Object.hasOwn(unary, name) ? unary[name] : undefined;
  const two = Object.hasOwn(binary, name) ? binary[name] : undefined;
  const move = Object.hasOwn(moves, name) ? moves[name] : undefined;
  if (one) stack.push(one(stack.pop()!));
  else if (two) {
    const b = stack.pop()!;
    stack.push(two(stack.pop()!, b));
  } else if (move) move(stack);
  else throw new Error(`Unexpected operator ${name} in a calculator function, expected one of ISO 32000-1, table 42`);
}
