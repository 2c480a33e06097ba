import type { MapRelationship } from '../model/definitions.ts';
import { ok, type Result } from '../model/result.ts';
import type { MapTargetShape } from '../model/shapes.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { CompiledMapGroup } from '../terminology/concept-map.ts';
import { listName } from './browse.ts';
import { type MapCode, type MapSide, named } from './concept-map.ts';
import { matchesWords, wordsOf } from './concepts.ts';
import { type Coverage, coverage } from './coverage.ts';
import { type Page, type PageRequest, pageOf } from './page.ts';

/** What a map says of one code of one of its sources. */
export interface CrosswalkRow {
  /** Which group of the map says it. */
  readonly group: number;
  readonly source: MapSide;
  readonly target: MapSide;
  readonly code: MapCode;
  /** `no-map`: it was looked at and has no target. `unmapped`: the map is silent. */
  readonly verdict: 'mapped' | 'no-map' | 'unmapped';
  readonly targets: readonly MapTargetShape[];
  readonly comment?: string;
  /** True if recoding it and back does not give it alone. */
  readonly changes: boolean;
}

/** Which rows are wanted: all, those of a relationship, or those that something is to be known of. */
export const CROSSWALK_FILTERS = [
  'equivalent',
  'source-is-narrower-than-target',
  'source-is-broader-than-target',
  'related-to',
  'not-related-to',
  'several',
  'no-map',
  'unmapped',
  'changes',
] as const satisfies readonly (MapRelationship | 'several' | 'no-map' | 'unmapped' | 'changes')[];

export type CrosswalkFilter = (typeof CROSSWALK_FILTERS)[number];

export function isCrosswalkFilter(text: string): text is CrosswalkFilter {
  return CROSSWALK_FILTERS.some((each) => each === text);
}

export interface Crosswalk {
  readonly coverage: Coverage;
  /** Rows of the group by filter, whatever the words. */
  readonly counts: ReadonlyMap<CrosswalkFilter, number>;
  readonly rows: Page<CrosswalkRow>;
}

interface Wanted {
  /** Words that the codes and names of either side must hold. */
  readonly q: string | undefined;
  readonly show: CrosswalkFilter | undefined;
  /** Only rows of this group. */
  readonly group: number | undefined;
  readonly page: PageRequest;
}

/**
 * A concept map, row by row: every code that it names, and those that it should name. Codes of which it is silent are only
 * among the rows if they are asked for. Answers `unknown-definition`, and `invalid-parameter` for a cursor that is none.
 */
export function crosswalk(snapshot: Snapshot, id: string, { q, show, group, page }: Wanted): Result<Crosswalk> {
  const found = coverage(snapshot, id);
  if (!found.ok) return found;
  const all = rowsOf(found.value).filter((row) => group === undefined || row.group === group);
  const words = wordsOf(q ?? '');
  const wanted = all.filter((row) => isShown(row, show) && holdsWords(row, words));
  const rows = pageOf(
    wanted,
    listName(snapshot, `crosswalk ${id}`, { q: q ?? '', show: show ?? '', group: group ?? '' }),
    page,
  );
  if (!rows.ok) return rows;
  const counts = new Map(CROSSWALK_FILTERS.map((each) => [each, all.filter((row) => isShown(row, each)).length]));
  return ok({ coverage: found.value, counts, rows: rows.value });
}

function rowsOf({ map, groups }: Coverage): readonly CrosswalkRow[] {
  return groups.flatMap((group, index) => {
    const compiled = map.groups[index];
    if (compiled === undefined) return [];
    const lost = new Set(group.roundTrip.lost.map(({ code }) => code));
    const { source, target } = group;
    const told = new Set(compiled.shape.elements.map(({ code }) => code));
    return [...[...told].map((code) => named(source, code)), ...group.unmapped].map((code) => ({
      ...saidOf(compiled, code.code),
      group: index,
      source,
      target,
      code,
      changes: lost.has(code.code),
    }));
  });
}

function saidOf(group: CompiledMapGroup, code: string): Pick<CrosswalkRow, 'verdict' | 'targets' | 'comment'> {
  const element = group.element(code);
  if (element === undefined) return { verdict: 'unmapped', targets: [] };
  const { targets, comment } = element;
  const isMapped = targets.some(({ relationship }) => relationship !== 'not-related-to');
  return { verdict: isMapped ? 'mapped' : 'no-map', targets, ...(comment === undefined ? {} : { comment }) };
}

function isShown({ verdict, targets, changes }: CrosswalkRow, show: CrosswalkFilter | undefined): boolean {
  if (show === undefined) return verdict !== 'unmapped';
  if (show === 'no-map' || show === 'unmapped') return verdict === show;
  if (show === 'changes') return changes;
  if (show === 'several') return targets.filter(({ relationship }) => relationship !== 'not-related-to').length > 1;
  return targets.some(({ relationship }) => relationship === show);
}

/** The words may be of the source, or of one of its targets. */
function holdsWords({ source, target, code, targets }: CrosswalkRow, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const holds = ({ system }: MapSide, each: string): boolean => {
    const concept = system?.concept(each);
    return concept === undefined
      ? words.every((word) => each.toLowerCase().startsWith(word))
      : matchesWords(concept, words);
  };
  return holds(source, code.code) || targets.some((each) => holds(target, each.code));
}
