/** The five that XML itself has; FHIR allows no others. */
const NAMED: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * An attribute's value as an XML processor reads it: blanks made plain, character references and the five entities
 * resolved. Undefined for anything else behind an ampersand, and for what may not stand in an attribute.
 */
export function decodedText(raw: string): string | undefined {
  if (raw.includes('<')) return undefined;
  let isRight = true;
  const text = raw.replace(/[\t\n\r]/g, ' ').replace(/&([^;&]{1,12};)?/g, (_whole, name: string | undefined) => {
    const read = name === undefined ? undefined : resolved(name.slice(0, -1));
    isRight &&= read !== undefined;
    return read ?? '';
  });
  return isRight ? text : undefined;
}

function resolved(name: string): string | undefined {
  const number = /^#(?:(\d+)|x([0-9A-Fa-f]+))$/.exec(name);
  if (number === null) return Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
  const point = number[1] === undefined ? Number.parseInt(number[2] ?? '', 16) : Number(number[1]);
  return isCharacter(point) ? String.fromCodePoint(point) : undefined;
}

/** XML 1.0, production 2: Char. */
function isCharacter(point: number): boolean {
  if (point < 0x20) return point === 0x9 || point === 0xa || point === 0xd;
  return point <= 0xd7ff || (point >= 0xe000 && point <= 0xfffd) || (point >= 0x10000 && point <= 0x10ffff);
}
