import { Lexer, Parser } from 'yaml';
import { error, type Issue } from '../model/issue.ts';
import { LIMITS } from '../model/limits.ts';
import { syntax } from './document-issues.ts';
import { unprintable } from './text-problem.ts';

/**
 * Refuses YAML that could hurt the composer, before the composer sees it. A few kilobytes of nesting can abort Node from
 * inside the composer in a way that no `catch` stops. The lexer and the parser below it do not recurse, so depth is read
 * off the parser's own stack, token by token: that is exact, and prose in block scalars counts for nothing.
 *
 * Answers at most one issue: `yaml-syntax` for a character that YAML does not allow (the lexer uses some of them for
 * itself), or `yaml-limit` for the first limit that the text breaks.
 */
export function guardYaml(text: string, file: string): readonly Issue[] {
  if (Buffer.byteLength(text) > LIMITS.yamlBytes) {
    return [refused({ file, line: 1, column: 1 }, `the file is larger than ${LIMITS.yamlBytes} bytes`)];
  }
  const character = unprintable(text);
  if (character !== undefined) {
    const at = { file, ...positionOf(text, character.offset) };
    return [syntax(`the character ${character.name} is not allowed`, at)];
  }
  const broken = firstBrokenLimit(text);
  return broken === undefined ? [] : [refused({ file, ...positionOf(text, broken.offset) }, broken.reason)];
}

interface Broken {
  readonly offset: number;
  readonly reason: string;
}

type Position = { readonly line: number; readonly column: number };

function refused(at: Position & { readonly file: string }, reason: string): Issue {
  return error('yaml-limit', `Refused unread: ${reason}.`, at);
}

function firstBrokenLimit(text: string): Broken | undefined {
  const parser = new Parser();
  let tokens = 0;
  let marks = 0;
  for (const token of new Lexer().lex(text)) {
    const { offset } = parser;
    // The lexer gives a scalar's text a control token first, so `&` or `*` here begins an anchor or an alias.
    if (token[0] === '&' || token[0] === '*') marks += 1;
    tokens += 1;
    // What the parser builds is thrown away; it is run for its stack alone.
    for (const _built of parser.next(token));
    const reason = brokenBy({ tokens, marks, depth: depthOf(parser) });
    if (reason !== undefined) return { offset, reason };
  }
  return undefined;
}

/** Collections on the parser's stack: the document is at its bottom, and a scalar being read may be at its top. */
function depthOf({ stack }: Parser): number {
  const top = stack.at(-1)?.type ?? '';
  return stack.length - (COLLECTIONS.has(top) ? 1 : 2);
}

const COLLECTIONS: ReadonlySet<string> = new Set(['block-map', 'block-seq', 'flow-collection']);

function brokenBy(seen: { readonly tokens: number; readonly marks: number; readonly depth: number }) {
  if (seen.depth > LIMITS.yamlDepth) return `lists and keys are nested deeper than ${LIMITS.yamlDepth}`;
  if (seen.marks > LIMITS.yamlAliases) return `there are more than ${LIMITS.yamlAliases} anchors and aliases`;
  if (seen.tokens > LIMITS.yamlTokens) return `there are more than ${LIMITS.yamlTokens} words and signs`;
  return undefined;
}

function positionOf(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
