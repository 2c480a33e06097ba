import type { Limits } from '../../model/limits.ts';
import { FLAWS, type Flaw, limitFlaws } from './faults.ts';
import { damageOf } from './text-scanner.ts';

/** The value that the text of one record is, or what is wrong with it. */
export function readRecord(text: string, limits: Limits): { readonly flaw: Flaw } | { readonly value: unknown } {
  const damage = damageOf(text);
  if (damage !== undefined) return { flaw: FLAWS[damage] };
  const { names, depth } = outlineOf(text);
  if (depth > limits.recordDepth) return { flaw: limitFlaws(limits).depth };
  try {
    const value: unknown = JSON.parse(text);
    // Of a name that stands twice JSON.parse keeps the last without a word.
    return namesIn(value) === names ? { value } : { flaw: FLAWS.nameTwice };
  } catch {
    // JSON.parse says by exception that it is none. Its message quotes the text: it must not be told.
    return { flaw: FLAWS.badJson };
  }
}

/** How many names a JSON text gives, and how deeply it is nested: without recursion, as it may be hostile. */
function outlineOf(text: string): { readonly names: number; readonly depth: number } {
  let names = 0;
  let depth = 0;
  let open = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === 34) at = stringEnd(text, at);
    else if (sign === 58) names++;
    else if (sign === 123 || sign === 91) depth = Math.max(depth, ++open);
    else if (sign === 125 || sign === 93) open--;
  }
  return { names, depth };
}

/** Index of the quote that closes the string that begins at `from`. */
function stringEnd(text: string, from: number): number {
  let at = text.indexOf('"', from + 1);
  while (at !== -1 && isEscaped(text, at)) at = text.indexOf('"', at + 1);
  return at === -1 ? text.length : at;
}

function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text.charCodeAt(first - 1) === 92) first--;
  return (at - first) % 2 === 1;
}

function namesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const below = Object.values(value);
  let names = Array.isArray(value) ? 0 : below.length;
  for (const each of below) if (typeof each === 'object') names += namesIn(each);
  return names;
}
