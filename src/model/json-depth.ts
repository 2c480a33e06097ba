import { error, type Issue } from './issue.ts';
import type { Limits } from './limits.ts';
import { failed, ok, type Result } from './result.ts';

/**
 * JSON of a request body. Its nesting is measured before it is parsed, because a parser that is given 100,000 brackets
 * runs out of stack before anybody can refuse them. A key `__proto__` is refused: whoever copies such an object key by
 * key changes its prototype. Answers `invalid-body` and `too-large`; never throws.
 */
export function parseJsonBounded(text: string, limits: Pick<Limits, 'bodyDepth'>): Result<unknown> {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (isDeeperThan(body, limits.bodyDepth)) {
    return failed(error('too-large', `The body is nested deeper than ${limits.bodyDepth} levels (bodyDepth).`));
  }
  return parsed(body);
}

function parsed(text: string): Result<unknown> {
  let refused: Issue | undefined;
  try {
    const value: unknown = JSON.parse(text, (key, each: unknown) => {
      if (key === '__proto__') refused = error('invalid-body', 'The body has a key "__proto__", which is refused.');
      return each;
    });
    return refused === undefined ? ok(value) : failed(refused);
  } catch (thrown) {
    // JSON.parse tells of bad text by exception only.
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    return failed(error('invalid-body', `The body is not JSON: ${reason}.`));
  }
}

const STEP: { readonly [character: string]: number } = { '{': 1, '[': 1, '}': -1, ']': -1 };

/** True if brackets outside of strings nest deeper than `limit`. Reads characters, without recursion. */
function isDeeperThan(text: string, limit: number): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') at = endOfString(text, at);
    else depth += STEP[character] ?? 0;
    if (depth > limit) return true;
  }
  return false;
}

/** Index of the quote that ends the string begun at `start`; the text's end if none does. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charAt(at) !== '"') at += text.charAt(at) === '\\' ? 2 : 1;
  return at;
}
