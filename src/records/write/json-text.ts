/** JSON leaves these as they are, terminals and logs do not: C1 controls, invisible and direction marks, `##[`. */
const OBEYED = /[\u007F-\u009F\p{Cf}\p{Zl}\p{Zp}]|(?<=#)#(?=\[)/gu;

/** `value` as JSON on one line that is safe to print: it reads back as the same value. */
export function jsonLine(value: unknown): string {
  return withEscapes(JSON.stringify(value));
}

/** `value` as JSON for people: indented, but lists of numbers on one line each. It reads back as the same value. */
export function jsonPage(value: unknown): string {
  const page = JSON.stringify(value, undefined, 2);
  // Only between tokens does JSON hold line ends, so that no text is touched.
  const compact = page.replace(/\[\n\s*(\d+(?:,\n\s*\d+)*)\n\s*\]/g, (_list, numbers: string) => {
    return `[${numbers.replace(/,\n\s*/g, ', ')}]`;
  });
  return withEscapes(compact);
}

function withEscapes(json: string): string {
  return json.replace(OBEYED, (found) =>
    found
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
