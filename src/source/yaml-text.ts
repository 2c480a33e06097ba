import { type Document, LineCounter, parseDocument, visit } from 'yaml';
import type { Issue, Place } from '../model/issue.ts';
import { LIMITS } from '../model/limits.ts';
import { documentIssues, syntax, textIssues } from './document-issues.ts';
import { guardYaml } from './guard.ts';
import { offsetOf, plainSource } from './pointer.ts';

/** A YAML file that was read: its content as plain values, and where each of them stands. */
export interface YamlText {
  readonly file: string;
  readonly content: unknown;
  /** Place of the value, or with `key` of the key, that a JSON pointer leads to; of the nearest parent if it is absent. */
  readonly placeOf: (pointer: string, part?: 'value' | 'key') => Place;
  /** How a scalar is written in the file: `1.10` where its value is the number 1.1. Undefined if it was quoted. */
  readonly plainSourceOf: (pointer: string) => string | undefined;
}

interface ReadYaml {
  /** Undefined if the file cannot be read as YAML. */
  readonly text?: YamlText;
  readonly issues: readonly Issue[];
}

/**
 * Reads one YAML 1.2 file (core schema). Answers `yaml-limit`, `yaml-syntax`, and `invalid-value` for texts that hold
 * invisible characters, each with file, line and column.
 */
export function readYaml(source: string, file: string): ReadYaml {
  // Windows editors put a byte order mark first; it is no part of the first line.
  const text = source.replace(/^\ufeff/, '');
  const refused = guardYaml(text, file);
  if (refused.length > 0) return { issues: refused };
  const lines = new LineCounter();
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    // Dates, sets and binaries would come as objects of classes; a definition knows only what JSON knows.
    resolveKnownTags: false,
    uniqueKeys: false,
    lineCounter: lines,
    prettyErrors: false,
    strict: true,
  });
  const issues = unreadable(document, at);
  if (issues.length > 0) return { issues };
  const content = plainContent(document);
  if (content === undefined) return { issues: [syntax('the file’s aliases expand to too much', at(0))] };
  return {
    text: {
      file,
      content: content.value,
      placeOf: (pointer, part = 'value') => at(offsetOf(document, pointer, part)),
      plainSourceOf: (pointer) => plainSource(document, pointer),
    },
    issues: textIssues(document, at),
  };

  function at(offset: number): Place {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  }
}

function unreadable(document: Document.Parsed, at: (offset: number) => Place): readonly Issue[] {
  // Of the parser's own errors the first is the cause; those after it are what the parser made of the rest.
  const [first] = [...document.errors, ...document.warnings].toSorted((a, b) => a.pos[0] - b.pos[0]);
  if (first === undefined) return documentIssues(document, at);
  const begin = beginOfUnclosed(document, first.pos[0]);
  if (begin !== undefined) return [syntax('this text has no closing quotation mark', at(begin))];
  const inWords =
    first.code === 'MULTIPLE_DOCS' ? 'a file holds one document, and here begins a second' : first.message;
  return [syntax(inWords, at(first.pos[0]))];
}

/** A text without end is noticed at the end of the file; what a person looks for is where it begins. */
function beginOfUnclosed(document: Document.Parsed, end: number): number | undefined {
  let begin: number | undefined;
  visit(document, {
    Scalar: (_key, { type, range }) => {
      if (range && (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE') && range[1] === end) [begin] = range;
    },
  });
  return document.errors.some(({ code, pos }) => code === 'MISSING_CHAR' && pos[0] === end) ? begin : undefined;
}

function plainContent(document: Document): { readonly value: unknown } | undefined {
  try {
    return { value: document.toJS({ maxAliasCount: LIMITS.yamlAliases }) as unknown };
  } catch {
    // The library says by exception that aliases expand to too much; that is its only one here.
    return undefined;
  }
}
