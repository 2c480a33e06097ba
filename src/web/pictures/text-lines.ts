/**
 * `text` in lines of at most `most` characters, broken between words. SVG breaks no lines itself. A word that is longer
 * than a line is broken within: nothing is cut off.
 */
export function linesOf(text: string, most: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).flatMap((each) => piecesOf(each, most))) {
    if (line !== '' && line.length + 1 + word.length > most) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return line === '' ? lines : [...lines, line];
}

function piecesOf(word: string, most: number): readonly string[] {
  const letters = [...word];
  if (letters.length <= most) return [word];
  return Array.from({ length: Math.ceil(letters.length / most) }, (_each, index) =>
    letters.slice(index * most, (index + 1) * most).join(''),
  );
}
