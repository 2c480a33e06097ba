import { STATUSES, type Status } from '../model/definition-parts.ts';
import { error } from '../model/issue.ts';
import { isKind, KINDS, type Kind } from '../model/kind.ts';
import type { Limits } from '../model/limits.ts';
import { failed, ok, type Result } from '../model/result.ts';
import { filterCards, isLevel, LEVELS, listDefinitions, listName } from '../query/browse.ts';
import { listDiseases } from '../query/disease.ts';
import { facetsOf } from '../query/facets.ts';
import { findCodes } from '../query/find-codes.ts';
import { findDiseases } from '../query/find-diseases.ts';
import { changeSummary } from '../query/latest-changes.ts';
import type { PageRequest } from '../query/page.ts';
import { pageOf } from '../query/page.ts';
import { type Ranking, rankingBy, type SearchItem, successorsOf } from '../query/search.ts';
import { searchHelp } from '../query/search-help.ts';
import type { Home, HomeContent, ResultGroup, Wanted } from '../web/home/home.ts';
import type { Snapshot } from './links.ts';
import { pageRequestOf } from './parameters.ts';
import { searchReady } from './search-ready.ts';

const SHOWN_PER_KIND = 4;
const SHOWN_CODES = 6;
const SHOWN_CHANGES = 3;

/** What the start page shows for a query. Empty parameters are none: forms send those. */
export async function homeView(snapshot: Snapshot, query: URLSearchParams, limits: Limits): Promise<Result<Home>> {
  const wanted = wantedOf(query);
  if (!wanted.ok) return wanted;
  if (wanted.value.q !== undefined) await searchReady(snapshot);
  const cursor = given(query, 'cursor');
  const page = pageRequestOf(cursor === undefined ? {} : { cursor }, limits);
  const content = contentOf({ snapshot, wanted: wanted.value, page });
  // Whoever opens the start page will search. If it goes wrong, the search itself will say so.
  if (content.ok && content.value.show === 'start') searchReady(snapshot).catch(() => {});
  return content.ok ? ok({ wanted: wanted.value, names: namesOf(snapshot), content: content.value }) : content;
}

/** A parameter's value, or undefined if it is absent or blank. */
export function given(query: URLSearchParams, name: string): string | undefined {
  return query.get(name)?.trim() || undefined;
}

function wantedOf(query: URLSearchParams): Result<Wanted> {
  const chosen = chosenOf(query);
  if (!chosen.ok) return chosen;
  const [q, disease, group] = [given(query, 'q'), given(query, 'disease'), given(query, 'group')];
  return ok({
    ...(q === undefined ? {} : { q }),
    ...(disease === undefined ? {} : { disease }),
    ...(group === undefined ? {} : { group }),
    ...chosen.value,
  });
}

/** What is one of a few words. Answers `invalid-parameter` for any other. */
function chosenOf(query: URLSearchParams): Result<Pick<Wanted, 'kind' | 'level' | 'status' | 'show'>> {
  const [kind, status, level] = [given(query, 'kind'), given(query, 'status'), given(query, 'level')];
  const show = given(query, 'show');
  if (kind !== undefined && !isKind(kind)) return failed(notOneOf('kind', KINDS));
  if (status !== undefined && !isStatus(status)) return failed(notOneOf('status', STATUSES));
  if (level !== undefined && !isLevel(level)) return failed(notOneOf('level', LEVELS));
  if (show !== undefined && show !== 'codes') return failed(notOneOf('show', ['codes']));
  return ok({
    ...(kind === undefined ? {} : { kind }),
    ...(level === undefined ? {} : { level }),
    ...(status === undefined ? {} : { status }),
    ...(show === undefined ? {} : { show }),
  });
}

function isStatus(text: string): text is Status {
  return STATUSES.some((status) => status === text);
}

function notOneOf(parameter: string, allowed: readonly string[]) {
  return error('invalid-parameter', `The ${parameter} must be one of ${allowed.join(', ')}.`, { parameter });
}

interface Question {
  readonly snapshot: Snapshot;
  readonly wanted: Wanted;
  readonly page: PageRequest;
}

function contentOf({ snapshot, wanted, page }: Question): Result<HomeContent> {
  const { q, show, ...filter } = wanted;
  if (q !== undefined && show === 'codes') {
    const codes = findCodes(snapshot, q, page);
    return codes.ok ? ok({ show: 'codes', ...codes.value }) : codes;
  }
  if (q !== undefined) return searchContent({ snapshot, q, filter, page });
  if (show === 'codes')
    return failed(error('invalid-parameter', 'To show codes, q must say which.', { parameter: 'q' }));
  if (Object.keys(filter).length === 0) return ok(startContent(snapshot));
  const found = listDefinitions(snapshot, filter, page);
  if (!found.ok) return found;
  const facets = facetsOf(snapshot, snapshot.cards, filter);
  if (!facets.ok) return facets;
  const items = found.value.items.map((card) => shownItem(snapshot, { card, highlights: [] }));
  return ok({ show: 'list', facets: facets.value, ...found.value, items });
}

function startContent(snapshot: Snapshot): HomeContent {
  const counts = KINDS.map((kind) => [kind, snapshot.cards.filter((card) => card.kind === kind).length] as const);
  return {
    show: 'start',
    counts: new Map(counts.filter(([, count]) => count > 0)),
    diseases: listDiseases(snapshot),
    changes: changeSummary(snapshot, SHOWN_CHANGES),
  };
}

type Filter = Omit<Wanted, 'q' | 'show'>;

interface Search extends Omit<Question, 'wanted'> {
  readonly q: string;
  readonly filter: Filter;
}

function searchContent({ snapshot, q, filter, page }: Search): Result<HomeContent> {
  const ranking = rankingBy(snapshot, q);
  if (!ranking.ok) return ranking;
  const { cards, itemOf } = ranking.value;
  const left = filterCards(snapshot, cards, filter);
  if (!left.ok) return left;
  const facets = facetsOf(snapshot, cards, filter);
  if (!facets.ok) return facets;
  const isFiltered = Object.keys(filter).length > 0;
  const codes = findCodes(snapshot, q, { limit: SHOWN_CODES });
  if (!codes.ok) return codes;
  const diseases = isFiltered ? [] : findDiseases(snapshot, q);
  if (left.value.length === 0 && (isFiltered || codes.value.total + diseases.length === 0)) {
    const help = isFiltered ? { words: [] } : searchHelp(snapshot, q);
    return ok({ show: 'nothing', unfiltered: cards.length, codes: codes.value.total, help, facets: facets.value });
  }
  if (filter.kind !== undefined) {
    const paged = pageOf(left.value, listName(snapshot, `search ${q}`, filter), page);
    if (!paged.ok) return paged;
    const items = paged.value.items.map((card) => shownItem(snapshot, itemOf(card)));
    return ok({ show: 'list', facets: facets.value, ...paged.value, items });
  }
  return ok({
    show: 'groups',
    total: left.value.length,
    groups: groupsOf(snapshot, left.value, itemOf),
    facets: facets.value,
    // A filter is for definitions: codes have neither owner nor level.
    ...(isFiltered ? {} : { codes: codes.value, diseases }),
  });
}

function shownItem(snapshot: Snapshot, item: SearchItem) {
  return { ...item, successors: successorsOf(snapshot, item.card) };
}

/** The best of each kind; the kind with the best hit comes first. */
function groupsOf(snapshot: Snapshot, cards: Ranking['cards'], itemOf: Ranking['itemOf']): readonly ResultGroup[] {
  const kinds = [...new Set(cards.map((card): Kind => card.kind))];
  return kinds.map((kind) => {
    const ofKind = cards.filter((card) => card.kind === kind);
    const items = ofKind.slice(0, SHOWN_PER_KIND).map((card) => shownItem(snapshot, itemOf(card)));
    return { kind, total: ofKind.length, items };
  });
}

function namesOf(snapshot: Snapshot): ReadonlyMap<string, string> {
  return new Map(listDiseases(snapshot).map(({ id, label }) => [id, label]));
}
