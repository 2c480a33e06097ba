import type { Random } from './random.ts';

/** Makes a text that a pattern matches as a whole. */
export type TextMaker = (random: Random) => string;

/** Most times that something is repeated where the pattern sets no end. */
const OPEN_REPEAT = 4;

/**
 * A maker of texts for a pattern of RE2: literals, classes, groups, alternatives and repeats. Undefined for what else
 * there is (anchors within, negated classes of letters, flags): the caller checks what is made against the pattern.
 */
export function textOfPattern(pattern: string): TextMaker | undefined {
  const source = pattern.replace(/^\^/, '').replace(/\$$/, '');
  const reader = { source, at: 0 };
  const made = readAlternatives(reader);
  return reader.at === source.length ? made : undefined;
}

interface Reader {
  readonly source: string;
  at: number;
}

function readAlternatives(reader: Reader): TextMaker | undefined {
  const branches: TextMaker[] = [];
  for (;;) {
    const branch = readSequence(reader);
    if (branch === undefined) return undefined;
    branches.push(branch);
    if (reader.source[reader.at] !== '|') break;
    reader.at++;
  }
  return (random) => random.pick(branches)?.(random) ?? '';
}

function readSequence(reader: Reader): TextMaker | undefined {
  const parts: TextMaker[] = [];
  while (reader.at < reader.source.length && !'|)'.includes(reader.source[reader.at] ?? '')) {
    const atom = readAtom(reader);
    const part = atom === undefined ? undefined : readRepeat(reader, atom);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return (random) => parts.map((part) => part(random)).join('');
}

function readAtom(reader: Reader): TextMaker | undefined {
  const character = reader.source[reader.at++] ?? '';
  if (character === '(') return readGroup(reader);
  if (character === '[') return readClass(reader);
  if (character === '.') return () => 'x';
  if ('^$*+?{}'.includes(character)) return undefined;
  if (character !== '\\') return () => character;
  const escaped = reader.source[reader.at++] ?? '';
  const members = MEMBERS[escaped];
  if (members !== undefined) return (random) => random.pick([...members]) ?? '';
  return /[a-zA-Z0-9]/.test(escaped) ? undefined : () => escaped;
}

const DIGITS = '0123456789';
const MEMBERS: { readonly [letter: string]: string } = { d: DIGITS, w: 'abcxyz019', s: ' ' };

function readGroup(reader: Reader): TextMaker | undefined {
  if (reader.source.startsWith('?:', reader.at)) reader.at += 2;
  if (reader.source[reader.at] === '?') return undefined;
  const inner = readAlternatives(reader);
  if (reader.source[reader.at++] !== ')') return undefined;
  return inner;
}

function readClass(reader: Reader): TextMaker | undefined {
  const end = reader.source.indexOf(']', reader.at + 1);
  const body = reader.source.slice(reader.at, end);
  if (end === -1 || body.startsWith('^') || /\[|\\[a-zA-Z0-9]/.test(body)) return undefined;
  reader.at = end + 1;
  const characters = [...body.replaceAll('\\', '')];
  const members: string[] = [];
  for (let at = 0; at < characters.length; at++) {
    const first = characters[at] ?? '';
    const last = characters[at + 1] === '-' ? characters[at + 2] : undefined;
    if (last === undefined) members.push(first);
    else {
      for (let code = first.charCodeAt(0); code <= last.charCodeAt(0); code++) members.push(String.fromCharCode(code));
      at += 2;
    }
  }
  return (random) => random.pick(members) ?? '';
}

function readRepeat(reader: Reader, atom: TextMaker): TextMaker | undefined {
  const rest = reader.source.slice(reader.at);
  const counted = /^(?:\{(\d+)(?:(,)(\d*))?\}|([*+?]))/.exec(rest);
  if (counted === null) return atom;
  reader.at += counted[0].length;
  if (reader.source[reader.at] === '?') reader.at++;
  const sign = counted[4];
  const from = sign === undefined ? Number(counted[1]) : sign === '+' ? 1 : 0;
  const to = sign === '?' ? 1 : counted[3] ? Number(counted[3]) : sign || counted[2] ? from + OPEN_REPEAT : from;
  return (random) => Array.from({ length: random.whole(from, to) }, () => atom(random)).join('');
}
