// Columns of whole numbers in base64 VLQ, as docs/chart-format.md has them
// under "Geometry".

/** Says that a geometry is not as docs/chart-format.md has it. */
export class MalformedGeometry extends Error {
  constructor(what: string) {
    super(`The geometry cannot be read: ${what}.`);
    this.name = "MalformedGeometry";
  }
}

const NO_DIGIT = 255;
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const VALUES = new Uint8Array(128).fill(NO_DIGIT);
for (let i = 0; i < DIGITS.length; i++) VALUES[DIGITS.charCodeAt(i)] = i;

// Six digits hold 29 bits and a sign, far beyond any coordinate.
const LAST_SHIFT = 25;

/** Reads a column of which it is not known how many numbers it has. */
function readNumbers(column: unknown, what: string): Int32Array {
  if (typeof column !== "string") throw new MalformedGeometry(`${what} is not a column`);
  let ends = 0;
  for (let i = 0; i < column.length; i++) if (VALUES[column.charCodeAt(i) & 127]! < 32) ends++;
  return readExactly(column, ends, what);
}

/** Reads a column of so many numbers. */
export function readExactly(column: unknown, count: number, what: string): Int32Array {
  if (typeof column !== "string") throw new MalformedGeometry(`${what} is not a column`);
  const numbers = new Int32Array(count);
  let at = 0;
  let value = 0;
  let shift = 0;
  for (let i = 0; i < column.length; i++) {
    const code = column.charCodeAt(i);
    const digit = code < 128 ? VALUES[code]! : NO_DIGIT;
    if (digit === NO_DIGIT || shift > LAST_SHIFT) throw new MalformedGeometry(`${what} is not base64 VLQ`);
    value |= (digit & 31) << shift;
    if (digit & 32) {
      shift += 5;
      continue;
    }
    if (at === count) throw new MalformedGeometry(`${what} has more than ${count} numbers`);
    numbers[at++] = value & 1 ? -(value >> 1) : value >> 1;
    value = shift = 0;
  }
  if (shift !== 0 || at !== count) throw new MalformedGeometry(`${what} ends before its ${count} numbers do`);
  return numbers;
}

/** Calls back for each run of pairs of a value and how long it lasts; together they last for `count`. */
export function readRuns(column: unknown, count: number, values: number, what: string, run: (value: number, from: number, to: number) => void): void {
  const pairs = readNumbers(column, what);
  let from = 0;
  for (let i = 0; i < pairs.length; i += 2) {
    const value = pairs[i]!;
    const length = pairs[i + 1] ?? 0;
    if (value < 0 || value >= values || length < 1 || from + length > count) throw new MalformedGeometry(`${what} has a run that cannot be`);
    run(value, from, from + length);
    from += length;
  }
  if (from !== count) throw new MalformedGeometry(`${what} does not cover everything`);
}

/** Calls back for each index that a column of steps names. */
export function readMarks(column: unknown, count: number, what: string, mark: (index: number) => void): void {
  let at = -1;
  for (const step of readNumbers(column, what)) {
    at += step;
    if (step < 1 || at >= count) throw new MalformedGeometry(`${what} names what is not there`);
    mark(at);
  }
}
