/** Takes the text of a file piece by piece, however it is cut, and delivers what it reads to a `FileCheck`. */
export interface TextScanner {
  /**
   * `isSuspect`: a character may be damaged; such a one is a surrogate without its other half. Answers what is to be
   * waited for before the next piece, if anything.
   */
  push(text: string, isSuspect: boolean): Promise<void> | undefined;
  /** Settled once all that was pushed is delivered, as far as that needs no more text; absent: it always is. */
  delivered?(): Promise<void>;
  /** The text is at its end, and all before it delivered. */
  end(): void;
}

/** A scanner in whose place others may read whole records. */
export interface ResumableScanner extends TextScanner {
  push(text: string, isSuspect: boolean): undefined;
  /** Records and lines that are read so far, where it stands between two records. */
  place(): { readonly rows: number; readonly lines: number };
  /** Others have read this much: it goes on after that. */
  skip(rows: number, lines: number): void;
}

/** Tells where records end, by the rules of a scanner. */
export interface RecordCutter {
  /**
   * Takes the next piece of the text; answers the position in it behind the last record that certainly ends there, 0 if
   * none does.
   */
  lastEnd(text: string): number;
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
