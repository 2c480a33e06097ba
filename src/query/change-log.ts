import { didYouMean } from '../model/did-you-mean.ts';
import { error, type Issue } from '../model/issue.ts';
import { isKind } from '../model/kind.ts';
import type { Bump, Change } from '../model/release.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { Text } from '../model/text.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

export const CHANGES = ['added', 'changed', 'deprecated', 'removed'] as const;

/** A change with what its definition is called and whom it concerns. */
export interface ListedChange {
  readonly change: Change;
  /** Absent for the settings files. */
  readonly title?: Text;
  /** Ids of diseases before and after, or `any`; none for the settings files. */
  readonly diseases: readonly string[];
}

export interface ChangeFilter {
  readonly disease?: string | undefined;
  readonly kind?: string | undefined;
  readonly change?: string | undefined;
}

/** A value that a filter may take, and how many changes it would leave beside the other filters. */
export interface FilterChoice {
  readonly value: string;
  readonly count: number;
}

export interface ChangeLog {
  /** Before any filter. */
  readonly total: number;
  readonly items: readonly ListedChange[];
  /** Where a disease is asked for: what concerns every disease, apart from what names it. */
  readonly shared: readonly ListedChange[];
  readonly choices: { readonly [F in keyof ChangeFilter]-?: readonly FilterChoice[] };
}

/** Between which snapshots changes are; `before` is absent for a first release. */
export interface Sides {
  readonly before: Snapshot | undefined;
  readonly after: Snapshot;
}

/** The changes that a filter leaves. Answers `invalid-parameter` for a disease, kind or change that does not exist. */
export function changeLog(changes: readonly Change[], sides: Sides, filter: ChangeFilter): Result<ChangeLog> {
  const listed = changes.map((change) => listedChange(change, sides));
  const diseases = sides.after.dictionary.settings.diseases.map(({ id }) => id);
  const kinds = [...new Set(changes.map((change) => change.kind))].sort();
  const issues = [
    ...outside('disease', filter.disease, diseases),
    ...outside('kind', filter.kind, kinds),
    ...outside('change', filter.change, CHANGES),
  ];
  if (issues.length > 0) return failed(...issues);
  const left = (each: ChangeFilter) => listed.filter((item) => isLeft(item, each));
  const choicesOf = (name: keyof ChangeFilter, values: readonly string[]) =>
    values.map((value) => ({ value, count: left({ ...filter, [name]: value }).length }));
  return ok({
    total: changes.length,
    items: left(filter),
    shared: filter.disease === undefined ? [] : left({ ...filter, disease: 'any' }),
    choices: {
      disease: choicesOf('disease', diseases),
      kind: choicesOf('kind', kinds),
      change: choicesOf('change', CHANGES),
    },
  });
}

function listedChange(change: Change, { before, after }: Sides): ListedChange {
  const { kind, id } = change;
  if (!isKind(kind)) return { change, diseases: [] };
  const [old, now] = [before, after].map((side) => side?.dictionary.definitions.get(`${kind}/${id}`));
  const title = (now ?? old)?.title;
  return {
    change,
    // A disease that it names no more is concerned too.
    diseases: [...new Set([...(now?.diseases ?? []), ...(old?.diseases ?? [])])],
    ...(title === undefined ? {} : { title }),
  };
}

function isLeft({ change, diseases }: ListedChange, { disease, kind, change: how }: ChangeFilter): boolean {
  return (
    (disease === undefined || diseases.includes(disease)) &&
    (kind === undefined || change.kind === kind) &&
    (how === undefined || change.change === how)
  );
}

function outside(parameter: string, given: string | undefined, known: readonly string[]): readonly Issue[] {
  if (given === undefined || known.includes(given)) return [];
  const message = `There is no ${parameter} "${given}" here; expected one of ${known.join(', ')}.${didYouMean(given, known)}`;
  return [error('invalid-parameter', message, { parameter })];
}

/** How many changes of each sort there are, and the gravest of them. Undefined bump: there are none. */
export interface ChangeCounts {
  readonly bump: Bump | undefined;
  readonly byChange: readonly FilterChoice[];
}

export function changeCounts(changes: readonly Change[]): ChangeCounts {
  return {
    bump: BUMPS.find((bump) => changes.some((change) => change.bump === bump)),
    byChange: CHANGES.map((value) => ({ value, count: changes.filter(({ change }) => change === value).length })),
  };
}

/** The gravest first. */
export const BUMPS: readonly Bump[] = ['major', 'minor', 'patch'];
