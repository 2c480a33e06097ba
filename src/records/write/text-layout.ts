/** How text is laid out for a terminal or a file. */
export interface Look {
  /** Colours are for people at a terminal. */
  readonly colour: boolean;
  /** Columns that a line may take. */
  readonly width: number;
}

/** Where nobody says how wide it is: a mail, a log. */
export const PLAIN: Look = { colour: false, width: 100 };

/** Narrower than this, lines would be single words. */
const NARROWEST = 40;

const STYLE = { bold: 1, red: 31, green: 32, yellow: 33, cyan: 36, grey: 90 } as const;
export type Style = keyof typeof STYLE;

/** `text` in a colour or weight, where `look` has colours. Give it one line of printable text. */
export function styled(text: string, look: Look, ...styles: readonly Style[]): string {
  if (!look.colour) return text;
  return `\u001b[${styles.map((style) => STYLE[style]).join(';')}m${text}\u001b[0m`;
}

/**
 * `text` in lines of at most `width` columns after `first`, the further ones indented by `indent`. Words are not
 * broken: an address stays whole.
 */
export function hanging(first: string, text: string, { indent, width }: { indent: number; width: number }): string {
  const room = Math.max(width, NARROWEST) - indent;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/ +/)) {
    if (line !== '' && columns(line) + 1 + columns(word) > room) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  const [head = '', ...rest] = [...lines, line];
  return [`${first}${head}`, ...rest.map((each) => `${' '.repeat(indent)}${each}`)].map((each) => `${each}\n`).join('');
}

const WIDE = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Emoji_Presentation}/u;

/** Columns that `text` takes on a terminal: marks none, the signs of East Asia and emoji two. */
function columns(text: string): number {
  let taken = 0;
  for (const sign of text) taken += /\p{M}/u.test(sign) ? 0 : WIDE.test(sign) ? 2 : 1;
  return taken;
}
