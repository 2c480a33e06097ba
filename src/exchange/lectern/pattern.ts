import { checkExpression } from '../../expression/check.ts';
import { LIMITS } from '../../model/limits.ts';

/** A pattern of ours, or why there is none. */
export type Translated = { readonly pattern: string } | { readonly reason: string };

/** All that JavaScript takes for white space; RE2 takes only that of ASCII. */
const SPACES = '\\t-\\r\\p{Z}\\x{feff}';
/** Escapes that mean the same in both. */
const SHARED_ESCAPES = 'dDwWbBnrtfv';
const ANYTHING = '(?s:.*)';

interface Reading {
  /** Alternatives outside of all groups, translated. */
  readonly alternatives: string[];
  readonly problem?: string;
}

/** A JavaScript pattern that is searched for in a text, as one that is searched for here too (`matchesPattern`). */
export function searchPattern(source: string): Translated {
  const { alternatives, problem } = translate(source);
  return problem === undefined ? usable(alternatives.join('|')) : { reason: problem };
}

/**
 * A JavaScript pattern that is searched for in a text, as one for the whole text (`pattern` of a variable): what is not
 * anchored at its beginning or end may have anything there.
 */
export function wholePattern(source: string): Translated {
  const { alternatives, problem } = translate(source);
  if (problem !== undefined) return { reason: problem };
  return usable(alternatives.map(anchored).join('|'));
}

function anchored(alternative: string): string {
  const before = alternative.startsWith('^') ? '' : ANYTHING;
  const after = /(^|[^\\])(\\\\)*\$$/.test(alternative) ? '' : ANYTHING;
  return `${before}${alternative}${after}`;
}

/** Asks the language itself, so that no second opinion about patterns can be stale. */
function usable(pattern: string): Translated {
  if (pattern.length > LIMITS.patternLength) {
    return { reason: `it is longer than ${LIMITS.patternLength} characters` };
  }
  const scope = { variables: new Map([['text', 'string' as const]]), children: new Map() };
  const checked = checkExpression(`matchesPattern(text, ${JSON.stringify(pattern)})`, scope, 'bool');
  if (checked.ok) return { pattern };
  return { reason: 'it needs look-around, back-references or something else that linear-time patterns do not have' };
}

/** An escape, a class, or one sign. */
const TOKEN = /\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[\s\S])|\[(?:\\[\s\S]|[^\]\\])*\]|[\s\S]/g;

function translate(source: string): Reading {
  const alternatives = [''];
  let depth = 0;
  for (const [token] of source.matchAll(TOKEN)) {
    if (token === '(') depth++;
    if (token === ')') depth--;
    if (token === '|' && depth === 0) {
      alternatives.push('');
      continue;
    }
    const text = token.startsWith('[') ? translateClass(token) : translateToken(token);
    if (text === undefined) return { alternatives, problem: `it has ${token}` };
    alternatives.push(`${alternatives.pop()}${text}`);
  }
  return { alternatives };
}

function translateClass(token: string): string | undefined {
  // Without signs of its own it matches nothing or everything, which RE2 cannot say.
  if (token === '[]' || token === '[^]') return undefined;
  const parts = [...token.slice(1, -1).matchAll(TOKEN)].flatMap(([part]) =>
    // A bracket in a class is itself in JavaScript; RE2 would look for a class by name.
    part.startsWith('[') ? [...part].map((sign) => (sign === '[' ? '\\[' : sign)) : (inClass(part) ?? 'refused'),
  );
  return parts.includes('refused') ? undefined : `[${parts.join('')}]`;
}

function inClass(token: string): string | undefined {
  if (token === '\\s') return SPACES;
  if (token === '\\b') return '\\x08';
  return token === '\\S' || token === '\\B' ? undefined : translateToken(token);
}

/** One sign or escape; undefined where RE2 has nothing like it. */
function translateToken(token: string): string | undefined {
  if (token.length === 1) return token;
  const sign = token.charAt(1);
  if (token.length > 2) return `\\x{${token.slice(2)}}`;
  if (sign === 's') return `[${SPACES}]`;
  if (sign === 'S') return `[^${SPACES}]`;
  return SHARED_ESCAPES.includes(sign) || /[!-/:-@[-`{-~]/.test(sign) ? token : undefined;
}
