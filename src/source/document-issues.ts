import { type Alias, type Document, isNode, isScalar, type Pair, type Scalar, visit, type YAMLMap } from 'yaml';
import { error, type Issue, type Place } from '../model/issue.ts';
import { keyText } from './pointer.ts';
import { textProblem } from './text-problem.ts';

type PlaceAt = (offset: number) => Place;

/** `yaml-syntax`, located. */
export function syntax(message: string, place: Place): Issue {
  return error('yaml-syntax', `Not readable as YAML: ${message.replace(/\.$/, '')}.`, place);
}

/** `yaml-syntax` for what a parsed document may not hold: a key twice, a key that is no word, an alias without end. */
export function documentIssues(document: Document, at: PlaceAt): readonly Issue[] {
  const issues: Issue[] = [];
  visit(document, {
    // Unique keys are checked here, in linear time: the parser's own check is quadratic.
    Map: (_key, map) => void issues.push(...keyIssues(map, at)),
    Alias: (_key, alias) => void issues.push(...aliasIssues(alias, document, at)),
  });
  return issues;
}

function keyIssues(map: YAMLMap, at: PlaceAt): readonly Issue[] {
  const seen = new Set<string>();
  return map.items.flatMap((pair: Pair) => {
    const { key } = pair;
    const place = at(isNode(key) ? (key.range?.[0] ?? 0) : 0);
    if (!isScalar(key)) return [syntax('a key must be a plain word', place)];
    const name = keyText(key.value);
    if (seen.has(name)) return [syntax(`the key "${name}" is written twice`, place)];
    seen.add(name);
    return [];
  });
}

function aliasIssues(alias: Alias, document: Document, at: PlaceAt): readonly Issue[] {
  const offset = alias.range?.[0] ?? 0;
  const target = alias.resolve(document);
  if (target === undefined) return [syntax(`there is no anchor &${alias.source} above`, at(offset))];
  const [from, , to] = target.range ?? [0, 0, 0];
  const inside = from <= offset && offset < to;
  return inside ? [syntax(`*${alias.source} stands inside of what it names`, at(offset))] : [];
}

/** `invalid-value` for texts with characters that nobody can see or that can be written in two ways. */
export function textIssues(document: Document, at: PlaceAt): readonly Issue[] {
  const issues: Issue[] = [];
  visit(document, { Scalar: (_key, scalar) => void issues.push(...textIssue(scalar, at)) });
  return issues;
}

function textIssue({ value, range }: Scalar, at: PlaceAt): readonly Issue[] {
  const problem = typeof value === 'string' ? textProblem(value) : undefined;
  if (problem === undefined) return [];
  return [error('invalid-value', `Found ${problem}; expected plain text in Unicode NFC.`, at(range?.[0] ?? 0))];
}
