import { recordColumn } from '../kinds/table.ts';
import type { Dictionary } from '../model/dictionary.ts';
import type { Key } from '../model/ids.ts';
import { error, hasErrors, type Issue } from '../model/issue.ts';
import { LIMITS } from '../model/limits.ts';
import { type Release, releaseNameOf } from '../model/release.ts';
import { type Findings, failed, ok, type Result } from '../model/result.ts';
import type { Concept, RecordColumn, ValueSetShape } from '../model/shapes.ts';
import { type Asked, askedOf } from '../records/asked.ts';
import type { CodeList, Descent, ListedCode, RecordPlan } from '../records/plan.ts';
import { isInactive } from '../terminology/concept-state.ts';
import type { Member } from '../terminology/enumerate.ts';
import type { CompiledValueSet } from '../terminology/value-set.ts';
import { referenceGraphOf } from './closure.ts';
import { compileDefinitions, contextOf } from './compile.ts';
import type { Snapshot } from './snapshot.ts';

const plans = new WeakMap<Snapshot, Findings<RecordPlan>>();

/**
 * All that a check of data files needs of a release, made when first asked for. Answers `too-large` for a value set
 * with more codes than the limit `listedCodes`, `unknown-value-set` for one that is not in the release, and what its
 * enumeration answers: codes of its columns are then not evaluated.
 */
export function recordPlanOf(snapshot: Snapshot): Findings<RecordPlan> {
  const known = plans.get(snapshot);
  if (known !== undefined) return known;
  const made = makePlan(snapshot);
  plans.set(snapshot, made);
  return made;
}

/** What one value of a variable is checked against. */
export interface ValuePlan {
  readonly plan: RecordPlan;
  readonly column: RecordColumn;
}

/**
 * What a check of one value needs: the variable as the first table that has it sees it, else as it is by itself.
 * Answers `unknown-definition`.
 */
export function valuePlanOf(snapshot: Snapshot, variable: string): Result<ValuePlan> {
  const { value: plan, issues } = recordPlanOf(snapshot);
  const known = plan.tables.flatMap(({ columns }) => columns).find((column) => column.variable === variable);
  if (known !== undefined) return ok({ plan, column: known }, issues);
  const [column] = recordColumn({ variable }, contextOf(snapshot));
  if (column === undefined) return failed(error('unknown-definition', `There is no variable "${variable}".`));
  const { valueSet } = column;
  if (valueSet === undefined || plan.codeLists.some(({ canonical }) => canonical === valueSet))
    return ok({ plan, column });
  const bound = snapshot.valueSets.find(({ shape }) => `${shape.url}|${shape.version}` === valueSet);
  const list = codeListOf(valueSet, bound);
  return ok({ plan: list.ok ? { ...plan, codeLists: [...plan.codeLists, list.value] } : plan, column }, list.issues);
}

/**
 * The same of a release of which nothing else is asked: only what its tables and their rules reach is compiled, in a
 * third of the time.
 */
export function recordPlanOfRelease(release: Release): Findings<RecordPlan> {
  const dictionary = reachedByTables(release.dictionary);
  const entries = new Map(release.entries.map((entry) => [`${entry.kind}/${entry.id}` as Key, entry]));
  const { value } = compileDefinitions({ dictionary, entries, closureDigest: new Map(), cache: new Map() });
  return makePlan({ ...value, release, dictionary, name: releaseNameOf(release) });
}

function reachedByTables(dictionary: Dictionary): Dictionary {
  const { uses } = referenceGraphOf(dictionary);
  const reached = new Set<Key>([`value-set/${dictionary.settings.missingReasons}`]);
  for (const [key, { kind }] of dictionary.definitions) if (kind === 'table' || kind === 'rule') reached.add(key);
  // What is added on the way is walked, too.
  for (const key of reached) for (const next of uses.get(key) ?? []) reached.add(next);
  const definitions = [...dictionary.definitions].filter(([key]) => reached.has(key));
  return { ...dictionary, definitions: new Map(definitions) };
}

/** What a plan is made of. */
type Compiled = Pick<Snapshot, 'name' | 'release' | 'dictionary' | 'codeSystems' | 'valueSets' | 'recordSchemas'>;

function makePlan(snapshot: Compiled): Findings<RecordPlan> {
  const { release, dictionary, recordSchemas, valueSets, name } = snapshot;
  const { settings } = dictionary;
  const asked = askedOf(recordSchemas);
  const issues: Issue[] = [];
  const reasons = valueSets.find(({ shape }) => shape.source.id === settings.missingReasons);
  const value: RecordPlan = {
    format: 1,
    dictionary: { title: settings.title, base: settings.base, release: name.version, digest: release.manifest.digest },
    tables: recordSchemas,
    codeLists: codeListsOf(snapshot, asked, issues),
    descents: asked.ancestors.flatMap((ancestor) => descentOf(snapshot, ancestor)),
    missingReasons: (reasons?.enumeration().codes ?? []).map(({ concept }) => concept.code),
  };
  return { value, issues };
}

function codeListsOf(snapshot: Compiled, asked: Asked, issues: Issue[]): readonly CodeList[] {
  const bound = snapshot.recordSchemas.flatMap(({ columns }) => columns.flatMap(({ valueSet }) => valueSet ?? []));
  const wanted = new Set(bound);
  for (const { shape } of snapshot.valueSets) {
    if (asked.valueSets.includes(shape.source.id)) wanted.add(`${shape.url}|${shape.version}`);
  }
  const byCanonical = new Map(snapshot.valueSets.map((each) => [`${each.shape.url}|${each.shape.version}`, each]));
  return [...wanted].sort().flatMap((canonical) => {
    const list = codeListOf(canonical, byCanonical.get(canonical));
    issues.push(...list.issues);
    return list.ok ? [list.value] : [];
  });
}

/** A list that lacks codes would refuse good data: there is none rather than half of one. */
function codeListOf(canonical: string, valueSet: CompiledValueSet | undefined): Result<CodeList> {
  if (valueSet === undefined) return failed(unknownSet(canonical));
  const { codes, issues } = valueSet.enumeration();
  if (hasErrors(issues)) return failed(...issues);
  if (codes.length > LIMITS.listedCodes) return failed(tooLarge(canonical, codes.length));
  return ok(listOf(canonical, valueSet.shape, codes));
}

function unknownSet(canonical: string): Issue {
  return error('unknown-value-set', `Codes of ${canonical} cannot be checked: the release does not hold it.`);
}

function tooLarge(canonical: string, size: number): Issue {
  const message = `Codes of ${canonical} cannot be checked: it has ${size}, the limit listedCodes is ${LIMITS.listedCodes}.`;
  return error('too-large', message);
}

function listOf(canonical: string, shape: ValueSetShape, members: readonly Member[]): CodeList {
  const codes = new Map<string, ListedCode>();
  // A value set over several systems may hold a code twice; a cell cannot say which it means, and either is right.
  for (const member of members) if (!codes.has(member.concept.code)) codes.set(member.concept.code, listed(member));
  return {
    canonical,
    id: shape.source.id,
    title: shape.title,
    extensible: shape.extensible,
    codes: [...codes.values()],
  };
}

function listed({ concept, display }: Member): ListedCode {
  const successor = successorOf(concept);
  return {
    code: concept.code,
    display,
    ...(concept.abstract ? { use: 'abstract' as const } : isInactive(concept) ? { use: 'inactive' as const } : {}),
    ...(successor === undefined ? {} : { replacedBy: successor }),
  };
}

function successorOf({ properties }: Concept): string | undefined {
  const named = properties.find(({ code }) => code === 'replacedBy');
  return named === undefined ? undefined : String(named.value);
}

function descentOf(snapshot: Compiled, { system: id, code }: Asked['ancestors'][number]): readonly Descent[] {
  const system = snapshot.codeSystems.find(({ shape }) => shape.source.id === id);
  const at = system?.indexOf(code);
  if (system === undefined || at === undefined) return [];
  const codes = system.hierarchy.descendantsAndSelf(at).flatMap((index) => system.conceptAt(index)?.code ?? []);
  return [{ system: id, ancestor: code, codes }];
}
