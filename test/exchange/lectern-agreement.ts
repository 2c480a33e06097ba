import { expect } from 'vitest';
import { importLectern } from '../../src/exchange/lectern/import-lectern.ts';
import type { Table as TableDefinition } from '../../src/model/definitions.ts';
import { PROBLEM_CODES, type ProblemCode } from '../../src/records/problem.ts';
import type { Problem } from '../../src/records/report.ts';
import { draftRelease } from '../../src/release/plan.ts';
import { lunrSearch } from '../../src/snapshot/lunr-search.ts';
import { recordPlanOf } from '../../src/snapshot/record-plan.ts';
import { compileSnapshot } from '../../src/snapshot/snapshot.ts';
import { readSources } from '../../src/source/sources.ts';
import { writeSources } from '../../src/source/write-yaml.ts';
import { type LecternFault, lecternFaults, type Table } from '../oracles/lectern-faults.ts';
import { reportOn } from '../records/support.ts';

/** A Lectern dictionary, as far as the comparison looks into it. */
export interface GivenDictionary {
  readonly schemas: readonly GivenSchema[];
}

interface GivenSchema {
  readonly name: string;
  readonly fields: readonly { readonly name: string; readonly restrictions?: unknown }[];
  readonly restrictions: { readonly foreignKey?: readonly ForeignKey[] };
}

interface ForeignKey {
  readonly schema: string;
  readonly mappings: readonly { readonly local: string; readonly foreign: string }[];
}

export interface Comparison {
  /** Faults that both sides find. */
  readonly agreed: number;
  /** Faults that one side finds, without a reason that the import told. */
  readonly onlyHere: readonly string[];
  readonly onlyThere: readonly string[];
}

/** What our engine, by the imported dictionary, and Lectern's validator find wrong with the same tables. */
export function compared(dictionary: GivenDictionary, tables: readonly Table[]): Comparison {
  const made = imported(dictionary);
  const { faults, unusable } = ours(made, tables);
  const theirs = lecternFaults(dictionary, tables);
  const [here, there] = [faults, theirs].map((each) => new Set(each.map(keyOf))) as [Set<string>, Set<string>];
  const isTold = (fault: LecternFault) => looksAtUnusable(fault, dictionary, unusable);
  const isMissed = (fault: LecternFault) =>
    !isTold(fault) && !isLost(fault, made.lost) && !isToldAsMissing(fault, here);
  return {
    agreed: faults.filter((fault) => there.has(keyOf(fault))).length,
    onlyHere: faults.filter((fault) => !there.has(keyOf(fault)) && !isTold(fault)).map(keyOf),
    onlyThere: theirs.filter((fault) => !here.has(keyOf(fault)) && isMissed(fault)).map(keyOf),
  };
}

type Imported = ReturnType<typeof imported>;

function imported(dictionary: GivenDictionary) {
  const result = importLectern(dictionary, { file: 'random.json', base: 'https://example.org' });
  if (!result.ok) expect.fail(result.issues.map(({ message }) => message).join('\n'));
  const { settings, workingGroups, definitions, issues } = result.value;
  const read = readSources(writeSources(settings, workingGroups, definitions));
  expect(read.issues).toEqual([]);
  if (read.value.dictionary === undefined) expect.fail('not read');
  const release = draftRelease(undefined, read.value.dictionary, '2026-01-01');
  const planned = recordPlanOf(compileSnapshot(release, { cache: new Map(), textSearch: lunrSearch }));
  expect(planned.issues).toEqual([]);
  const tables = definitions.filter((each): each is TableDefinition => each.kind === 'table');
  const lost = issues.filter(({ severity }) => severity === 'error').map(({ message }) => message);
  return { plan: planned.value, tables, lost };
}

/** Every fault of every record, told as Lectern would; and the values that are wrong in themselves. */
function ours(made: Imported, given: readonly Table[]) {
  const { problems } = reportOn(made.plan, given);
  const unusable = problems
    .filter(({ code }) => PROBLEM_CODES[code].level === 'value' && code !== 'value-required')
    .flatMap((problem) => faultsOf(problem, made, given));
  const faults = problems
    .filter(({ code, severity }) => severity === 'error' && !TOLD_OTHERWISE.includes(code))
    .flatMap((problem) => faultsOf(problem, made, given));
  return { faults, unusable };
}

/** An empty key is a required field that is empty; that a list holds a value once is said to be ours alone. */
const TOLD_OTHERWISE: readonly ProblemCode[] = ['key-missing', 'value-repeated'];

const ABOUT: { readonly [code: string]: LecternFault['about'] } = {
  'key-duplicate': 'unique',
  'unique-duplicate': 'unique',
  'reference-unknown': 'reference',
};

function faultsOf(problem: Problem, { tables }: Imported, given: readonly Table[]): readonly LecternFault[] {
  const { table, code, rows } = problem;
  const columns = tables.find(({ id }) => id === table)?.columns.map(({ name, variable }) => name ?? variable) ?? [];
  const headings = given.find((each) => each.table === table)?.headings ?? [];
  const fields = columnsOf(problem, columns).map((name) => headings[columns.indexOf(name)] ?? `no field of ${name}`);
  const about = ABOUT[code] ?? 'value';
  // What is about a whole file is none of the records' faults: it must not happen.
  if (rows.length === 0) return [{ table, row: 0, fields: [code], about }];
  return rows.map((row) => ({ table, row, fields, about }));
}

/** The rule of a field is named by its column; the longest name is meant. */
function columnsOf({ table, rule, columns }: Problem, all: readonly string[]): readonly string[] {
  if (rule === undefined) return columns;
  const named = all.filter((name) =>
    new RegExp(`^${table}_${name}_(?:empty|codes|range|pattern)(?:_\\d+)?$`).test(rule),
  );
  return named.toSorted((one, other) => other.length - one.length).slice(0, 1);
}

function keyOf({ table, row, fields, about }: LecternFault): string {
  return `${table} ${row} ${fields.toSorted().join('+')} ${about}`;
}

/** Conditions and references of Lectern look at a value that is wrong; here they do not. */
function looksAtUnusable(fault: LecternFault, dictionary: GivenDictionary, unusable: readonly LecternFault[]): boolean {
  const { table, row, fields, about } = fault;
  const schema = dictionary.schemas.find(({ name }) => name === table);
  const looked = fields.flatMap((field) => lookedAt(schema, field));
  const isInRow = unusable.some(
    (each) => each.table === table && each.row === row && looked.includes(each.fields[0] ?? ''),
  );
  if (isInRow || about !== 'reference') return isInRow;
  return (schema?.restrictions.foreignKey ?? []).some(({ schema: target, mappings }) =>
    mappings.some(
      ({ local, foreign }) =>
        fields.includes(local) && unusable.some((each) => each.table === target && each.fields[0] === foreign),
    ),
  );
}

/** A field and all that its conditions name. */
function lookedAt(schema: GivenSchema | undefined, name: string): readonly string[] {
  const named: string[] = [name];
  JSON.stringify(schema?.fields.find((field) => field.name === name)?.restrictions, (key, value: unknown) => {
    if (key === 'fields' && Array.isArray(value)) named.push(...value.map(String));
    return value;
  });
  return named;
}

function isLost({ table, fields, about }: LecternFault, lost: readonly string[]): boolean {
  const starts = fields.map((field) => `${table}.${field}: `);
  if (about === 'unique') starts.push(`${table}: records that lack a part of its uniqueKey`);
  return lost.some((message) => starts.some((start) => message.startsWith(start)));
}

/** A key of which a part is missing is no second fault here. */
function isToldAsMissing({ table, row, fields, about }: LecternFault, here: ReadonlySet<string>): boolean {
  return about === 'unique' && fields.some((field) => here.has(`${table} ${row} ${field} value`));
}
