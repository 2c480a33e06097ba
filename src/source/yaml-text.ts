import { type Document, isAlias, isMap, isNode, isScalar, LineCounter, type Node, parseDocument, visit } from 'yaml';
import { error, type Issue, type Place } from '../model/issue.ts';
import { LIMITS } from '../model/limits.ts';
import { guardYaml } from './guard.ts';

/** A YAML file that was read: its content as plain values, and where each of them stands. */
export interface YamlText {
  readonly file: string;
  readonly content: unknown;
  /** Place of the value, or with `key` of the key, that a JSON pointer leads to; of the nearest parent if it is absent. */
  readonly placeOf: (pointer: string, part?: 'value' | 'key') => Place;
  /** How a scalar is written in the file: `1.10` where its value is the number 1.1. Undefined if it was quoted. */
  readonly plainSourceOf: (pointer: string) => string | undefined;
}

/**
 * Reads one YAML 1.2 file (core schema). Answers `yaml-limit` and `yaml-syntax`, each with file, line and column;
 * `text` is undefined if there is anything of the kind.
 */
export function readYaml(
  source: string,
  file: string,
): { readonly text?: YamlText; readonly issues: readonly Issue[] } {
  const refused = guardYaml(source, file);
  if (refused.length > 0) return { issues: refused };
  const lines = new LineCounter();
  // Unique keys are checked here, in linear time: the parser's own check is quadratic.
  const document = parseDocument(source, {
    version: '1.2',
    schema: 'core',
    uniqueKeys: false,
    lineCounter: lines,
    prettyErrors: false,
    strict: true,
  });
  const issues = [
    ...document.errors.map((each) => syntax(each.message, at(each.pos[0]))),
    ...document.warnings.map((each) => syntax(each.message, at(each.pos[0]))),
    ...duplicateKeys(document, at),
  ];
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
    issues: [],
  };

  function at(offset: number): Place {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  }
}

function syntax(message: string, place: Place): Issue {
  return error('yaml-syntax', `Not readable as YAML: ${message.replace(/\.$/, '')}.`, place);
}

function plainContent(document: Document): { readonly value: unknown } | undefined {
  try {
    return { value: document.toJS({ maxAliasCount: LIMITS.yamlAliases }) as unknown };
  } catch {
    // The library says by exception that aliases expand to too much; that is its only one here.
    return undefined;
  }
}

function duplicateKeys(document: Document, at: (offset: number) => Place): readonly Issue[] {
  const issues: Issue[] = [];
  visit(document, {
    Map(_key, map) {
      const seen = new Set<string>();
      for (const pair of map.items) {
        if (!isScalar(pair.key)) {
          const offset = isNode(pair.key) ? (pair.key.range?.[0] ?? 0) : 0;
          issues.push(syntax('a key must be a plain word', at(offset)));
          continue;
        }
        const key = String(pair.key.value);
        if (seen.has(key)) issues.push(syntax(`the key "${key}" is written twice`, at(pair.key.range?.[0] ?? 0)));
        seen.add(key);
      }
    },
  });
  return issues;
}

/** The segments of a JSON pointer (RFC 6901). */
export function pointerSegments(pointer: string): readonly string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

interface Found {
  readonly node: Node | null;
  readonly keyOffset: number | undefined;
}

/** Walks to what a pointer names, or as far as the document goes. */
function find(document: Document, pointer: string): Found {
  let found: Found = { node: document.contents, keyOffset: undefined };
  for (const segment of pointerSegments(pointer)) {
    const next = child(resolveAlias(document, found.node), segment);
    if (next === undefined) return found;
    found = next;
  }
  return found;
}

function resolveAlias(document: Document, node: Node | null): Node | null {
  return isAlias(node) ? (node.resolve(document) ?? null) : node;
}

function child(node: Node | null, segment: string): Found | undefined {
  if (isMap(node)) {
    const pair = node.items.find((each) => isScalar(each.key) && String(each.key.value) === segment);
    if (pair === undefined || !isScalar(pair.key)) return undefined;
    return { node: isNode(pair.value) ? pair.value : null, keyOffset: pair.key.range?.[0] };
  }
  if (node !== null && 'items' in node && Array.isArray(node.items)) {
    const item: unknown = node.items[Number(segment)];
    return isNode(item) ? { node: item, keyOffset: item.range?.[0] } : undefined;
  }
  return undefined;
}

function offsetOf(document: Document, pointer: string, part: 'value' | 'key'): number {
  const found = find(document, pointer);
  const value = found.node?.range?.[0];
  return (part === 'key' ? (found.keyOffset ?? value) : (value ?? found.keyOffset)) ?? 0;
}

function plainSource(document: Document, pointer: string): string | undefined {
  const { node } = find(document, pointer);
  return isScalar(node) && node.type === 'PLAIN' ? node.source : undefined;
}
