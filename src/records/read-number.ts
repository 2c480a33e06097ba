const ZERO = 48;
const NINE = 57;
const MINUS = 45;
const POINT = 46;

/** Most digits of a whole number that a double holds exactly whatever they are. */
const EXACT_DIGITS = 15;

const POWERS_OF_TEN = Array.from({ length: EXACT_DIGITS + 1 }, (_, exponent) => 10 ** exponent);

/**
 * The number that `text` spells as `-?digits` or `-?digits.digits`; NaN if it spells none so. Read by character codes:
 * a regular expression and `Number` take several times as long, and this runs for every number of a file.
 */
export function readDecimal(text: string): number {
  const { length } = text;
  const negative = text.charCodeAt(0) === MINUS;
  const start = negative ? 1 : 0;
  let point = -1;
  let digits = 0;
  for (let at = start; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code >= ZERO && code <= NINE) digits = digits * 10 + code - ZERO;
    else if (code === POINT && point < 0 && at > start) point = at;
    else return Number.NaN;
  }
  if (length === start || point === length - 1) return Number.NaN;
  if (length - start > EXACT_DIGITS) return finite(Number(text));
  // Both are exact, so their quotient is the double that is nearest to what is written.
  const value = point < 0 ? digits : digits / (POWERS_OF_TEN[length - 1 - point] ?? 1);
  return negative ? -value : value;
}

/**
 * The whole number that `text` spells, also as `10.0`: spreadsheets and data frames write a column of whole numbers so
 * as soon as a value is missing. NaN if it spells none.
 */
export function readInteger(text: string): number {
  const value = readDecimal(text);
  return Number.isInteger(value) ? value : Number.NaN;
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : Number.NaN;
}
