/** Takes the text of a file piece by piece, however it is cut, and delivers what it reads to a `FileCheck`. */
export interface TextScanner {
  /** `isSuspect`: a character may be damaged; such a one is a surrogate without its other half. */
  push(text: string, isSuspect: boolean): void;
  /** The text is at its end. */
  end(): void;
}

const DAMAGED = /[\ud800-\udfff]/u;

/** What is wrong with the characters of a text, if anything. */
export function damageOf(text: string): 'encoding' | 'nul' | undefined {
  if (DAMAGED.test(text)) return 'encoding';
  return text.includes('\0') ? 'nul' : undefined;
}

/** Shorter pieces are copied anyway, by V8 at least. */
const SHORT = 13;

/**
 * The same text in memory of its own: a piece that is cut out of a long text holds all of it, and whoever keeps a key
 * would keep the file.
 */
export function ownCopy(text: string): string {
  return text.length < SHORT ? text : ` ${text}`.slice(1);
}
