/**
 * What a reader cannot see or a terminal would obey: control characters, invisible and direction marks, halves of
 * characters, what XML forbids. And what begins a command in the log of a GitHub job: `::` at the start of a line, which
 * a word may come to stand at, and `##[` anywhere.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\uFFFE\uFFFF]|(?<=^|\s):(?=:)|(?<=#)#(?=\[)/gu;

/**
 * A text of the data (a heading, a file's name) on one line, with all that is not a visible character written as
 * `{U+001B}`: harmless on a terminal, in a log, a spreadsheet and XML.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (found) => {
    const point = found.codePointAt(0) ?? 0;
    return `{U+${point.toString(16).toUpperCase().padStart(4, '0')}}`;
  });
}
