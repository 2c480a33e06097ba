import { Lexer } from 'yaml';
import { error, type Issue } from '../model/issue.ts';
import { LIMITS } from '../model/limits.ts';

/**
 * Refuses YAML that could hurt the parser, before the parser sees it. A few kilobytes of nesting can abort Node from
 * inside the parser in a way that no `catch` stops, so depth is counted here, by the lexer, which does not recurse.
 *
 * Answers `yaml-limit`, at most one: the first limit that the text breaks.
 */
export function guardYaml(text: string, file: string): readonly Issue[] {
  if (Buffer.byteLength(text) > LIMITS.yamlBytes) {
    return [refused(file, 1, `the file is larger than ${LIMITS.yamlBytes} bytes`)];
  }
  const deep = deepBlock(text);
  if (deep !== undefined) return [refused(file, deep.line, deep.reason)];
  const lexed = lexedLimit(text);
  return lexed === undefined ? [] : [refused(file, lexed.line, lexed.reason)];
}

interface Broken {
  readonly line: number;
  readonly reason: string;
}

function refused(file: string, line: number, reason: string): Issue {
  return error('yaml-limit', `Refused unread: ${reason}.`, { file, line, column: 1 });
}

const LEADING = /^[ \t]*(?:[-?:][ \t]+)*/;

/** Counts nested blocks by the columns at which lines and their `- - -` indicators begin. */
function deepBlock(text: string): Broken | undefined {
  const columns: number[] = [];
  let line = 0;
  for (const content of text.split('\n')) {
    line += 1;
    const starts = blockStarts(content);
    const indent = starts[0];
    if (indent === undefined) continue;
    if (indent > LIMITS.yamlIndent) {
      return { line, reason: `a line is indented by ${indent}, more than ${LIMITS.yamlIndent}` };
    }
    while (columns.length > 0 && (columns.at(-1) ?? 0) >= indent) columns.pop();
    columns.push(...starts.slice(0, LIMITS.yamlDepth + 1));
    if (columns.length > LIMITS.yamlDepth) {
      return { line, reason: `blocks are nested deeper than ${LIMITS.yamlDepth}` };
    }
  }
  return undefined;
}

/** Columns at which blocks may begin on a line: its first sign, and what follows each leading indicator. */
function blockStarts(line: string): readonly number[] {
  const lead = LEADING.exec(line)?.[0] ?? '';
  if (lead.length === line.length) return [];
  const starts = [line.search(/[^ \t]/)];
  for (let at = (starts[0] ?? 0) + 1; at <= lead.length; at++) {
    if (line[at] !== ' ' && line[at] !== '\t') starts.push(at);
  }
  return starts;
}

/** Counts flow nesting, anchors and aliases token by token. */
function lexedLimit(text: string): Broken | undefined {
  let depth = 0;
  let marks = 0;
  let line = 1;
  for (const token of new Lexer().lex(text)) {
    if (token === '\n') line += 1;
    depth = Math.max(0, depth + (NESTING.get(token) ?? 0));
    // The lexer gives a plain scalar its own control token first, so `&` or `*` here is an anchor or an alias.
    if (token[0] === '&' || token[0] === '*') marks += 1;
    if (depth > LIMITS.yamlDepth) return { line, reason: `brackets are nested deeper than ${LIMITS.yamlDepth}` };
    if (marks > LIMITS.yamlAliases) {
      return { line, reason: `there are more than ${LIMITS.yamlAliases} anchors and aliases` };
    }
  }
  return undefined;
}

const NESTING: ReadonlyMap<string, number> = new Map([
  ['[', 1],
  ['{', 1],
  [']', -1],
  ['}', -1],
]);
