/**
 * What XML cannot hold (control characters, halves of surrogate pairs), the carriage return, which a parser would turn
 * into a line feed, and the `_` of what looks like an escape and is none. With `u`, a pair is one character and stays.
 */
const UNWRITABLE = /[^\t\n\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]|_(?=x[0-9A-Fa-f]{4}_)/gu;

const ENTITIES: { readonly [sign: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * A text as content or attribute of a part of a workbook. What cannot be written is `_x001B_`, as spreadsheets read it
 * (ECMA-376 part 1, 22.9.2.19, ST_Xstring).
 */
export function xstring(text: string): string {
  return text
    .replace(UNWRITABLE, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? '');
}
