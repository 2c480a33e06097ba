/** Encodings that a data file may be stated to be in. */
export const ENCODINGS = ['utf-8', 'windows-1252', 'iso-8859-1', 'utf-16le'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Text of one piece of a file. A character that is damaged is a surrogate without its other half. */
export interface DecodedPiece {
  readonly text: string;
  readonly isSuspect: boolean;
}

/** Decodes the bytes of a file piece by piece, however it is cut. */
export interface ByteDecoder {
  push(bytes: Uint8Array): DecodedPiece;
  /** What the bytes end with, where they end within a character. */
  end(): DecodedPiece;
}

/** What stands for bytes that are no character: nothing that is decoded rightly can be it. */
const DAMAGED = '\udfff';
const NOTHING: DecodedPiece = { text: '', isSuspect: false };

/** A decoder of the encoding; the byte order mark is not its business. */
export function byteDecoder(encoding: Encoding): ByteDecoder {
  return DECODERS[encoding]();
}

const DECODERS: { readonly [E in Encoding]: () => ByteDecoder } = {
  'utf-8': () => whole(incompleteUtf8, utf8Text),
  'utf-16le': () => whole(incompleteUtf16, utf16Text),
  // TextDecoder takes this label for windows-1252, and some versions of Node confuse the two the other way.
  'iso-8859-1': () => whole(() => 0, latin1Text),
  'windows-1252': () => whole(() => 0, windows1252Text),
};

/** Keeps the bytes of a character that is cut in two for the next piece. */
function whole(incomplete: (bytes: Uint8Array) => number, textOf: (bytes: Uint8Array) => DecodedPiece): ByteDecoder {
  let pending = new Uint8Array(0);
  return {
    push(bytes) {
      const all = pending.length === 0 ? bytes : joined(pending, bytes);
      const cut = all.length - incomplete(all);
      pending = all.slice(cut);
      return textOf(all.subarray(0, cut));
    },
    end: () => (pending.length === 0 ? NOTHING : { text: DAMAGED, isSuspect: true }),
  };
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** Bytes at the end that begin a character and lack its rest. */
function incompleteUtf8(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return utf8Length(byte) > back ? back : 0;
  }
  return 0;
}

function utf8Length(leadByte: number): number {
  if (leadByte >= 0xf0) return 4;
  return leadByte >= 0xe0 ? 3 : 2;
}

const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const LENIENT = new TextDecoder('utf-8', { ignoreBOM: true });

function utf8Text(bytes: Uint8Array): DecodedPiece {
  const text = strictText(bytes);
  return text === undefined
    ? { text: linesOf(bytes).map(lineText).join(''), isSuspect: true }
    : { text, isSuspect: false };
}

function strictText(bytes: Uint8Array): string | undefined {
  try {
    return STRICT.decode(bytes);
  } catch {
    // TextDecoder says by exception that bytes are no text.
    return undefined;
  }
}

function lineText(bytes: Uint8Array): string {
  // U+FFFD may be in a file rightly: only in a line with wrong bytes does it stand for damage.
  return strictText(bytes) ?? LENIENT.decode(bytes).replaceAll('\ufffd', DAMAGED);
}

/** A line end is the same byte in UTF-8 whatever is around it, so that damage stays within its line. */
function linesOf(bytes: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = [];
  let from = 0;
  for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, from)) {
    lines.push(bytes.subarray(from, end + 1));
    from = end + 1;
  }
  lines.push(bytes.subarray(from));
  return lines;
}

/** Half a unit, or half a pair of surrogates. */
function incompleteUtf16(bytes: Uint8Array): number {
  const half = bytes.length % 2;
  const high = bytes[bytes.length - half - 1] ?? 0;
  return half + (high >= 0xd8 && high <= 0xdb && bytes.length >= 2 + half ? 2 : 0);
}

function utf16Text(bytes: Uint8Array): DecodedPiece {
  // By units, as TextDecoder would put U+FFFD for a lone surrogate, which may be in the file rightly.
  const units = new Uint16Array(bytes.length >> 1);
  for (let index = 0; index < units.length; index++) {
    units[index] = (bytes[2 * index] ?? 0) | ((bytes[2 * index + 1] ?? 0) << 8);
  }
  const text = textOfUnits(units);
  return { text, isSuspect: /[\ud800-\udfff]/u.test(text) };
}

function latin1Text(bytes: Uint8Array): DecodedPiece {
  return damagedControls(textOfUnits(bytes));
}

/** 0x80 to 0x9f of windows-1252, by the Encoding Standard; a space where nothing is defined. */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

function windows1252Text(bytes: Uint8Array): DecodedPiece {
  return damagedControls(
    textOfUnits(bytes).replace(/[\u0080-\u009f]/g, (sign) => {
      const mapped = WINDOWS_1252[sign.charCodeAt(0) - 0x80] ?? ' ';
      return mapped === ' ' ? sign : mapped;
    }),
  );
}

/** Control characters that no one writes: what stands there was another encoding. */
function damagedControls(text: string): DecodedPiece {
  if (!/[\u0080-\u009f]/.test(text)) return { text, isSuspect: false };
  return { text: text.replace(/[\u0080-\u009f]/g, DAMAGED), isSuspect: true };
}

/** Most arguments of one call, with a margin. */
const UNITS = 8_192;

function textOfUnits(units: Uint8Array | Uint16Array): string {
  let text = '';
  for (let from = 0; from < units.length; from += UNITS) {
    text += String.fromCharCode(...units.subarray(from, from + UNITS));
  }
  return text;
}
