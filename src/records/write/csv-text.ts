/** What spreadsheets take for the beginning of a formula, or skip before one (OWASP, CSV Injection); full width too. */
const FORMULA = /^(?:\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n])/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * A text as a cell that no spreadsheet calculates: what could begin a formula and is no number gets a leading `'`. So
 * does what follows a semicolon or tab, at which spreadsheets of many countries split a line, whatever the quotes.
 */
export function inertCell(text: string): string {
  const parts = text.split(/([;\t])/).map((part) => (part === '\t' ? part : inert(part)));
  return inert(parts.join(''));
}

function inert(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** A record after RFC 4180: quotes where they are needed, ended by CR LF. Cells are made inert. */
export function csvRecord(cells: readonly (string | number | undefined)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: string | number | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const text = inertCell(cell);
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
