/**
 * What is wrong with a text that people will read, compare and search, as words for a message; undefined if nothing is.
 * Two texts that look the same must be the same, and no text may change the direction of what stands around it.
 */
export function textProblem(text: string): string | undefined {
  const forbidden = FORBIDDEN.exec(text)?.[0];
  if (forbidden !== undefined) return `the invisible character ${codePoint(forbidden)}`;
  if (text.normalize('NFC') !== text) return 'letters with separate accents (not Unicode NFC)';
  return undefined;
}

// Control characters but for line ends and tabs; halves of characters, which cannot be written to a file;
// bidirectional controls, which can reorder a text; byte order marks.
const FORBIDDEN = /[^\P{Cc}\n\r\t]|[\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** The first character of `text` that YAML does not allow in a file (c-printable), and where it is. */
export function unprintable(text: string): { readonly offset: number; readonly name: string } | undefined {
  const found = UNPRINTABLE.exec(text);
  return found === null ? undefined : { offset: found.index, name: codePoint(found[0]) };
}

const UNPRINTABLE = /[^\t\n\r -~\u0085\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
