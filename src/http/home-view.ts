import { STATUSES, type Status } from '../model/definition-parts.ts';
import { error } from '../model/issue.ts';
import { isKind, KINDS, type Kind } from '../model/kind.ts';
import type { Limits } from '../model/limits.ts';
import { failed, ok, type Result } from '../model/result.ts';
import { textIn } from '../model/text.ts';
import { isLevel, LEVELS, listDefinitions } from '../query/browse.ts';
import { type SearchItem, search } from '../query/search.ts';
import type { Home, HomeChoices, HomeContent, ResultGroup } from '../web/home-page.tsx';
import type { Wanted } from '../web/search-form.tsx';
import type { Snapshot } from './links.ts';
import { pageRequestOf } from './parameters.ts';
import { searchReady } from './search-ready.ts';

const SHOWN_PER_KIND = 8;

/** What the start page shows for a query. Empty parameters are none: forms send those. */
export async function homeView(snapshot: Snapshot, query: URLSearchParams, limits: Limits): Promise<Result<Home>> {
  const wanted = wantedOf(query);
  if (!wanted.ok) return wanted;
  if (wanted.value.q !== undefined) await searchReady(snapshot);
  const content = contentOf({ snapshot, wanted: wanted.value, cursor: given(query, 'cursor'), limits });
  return content.ok ? ok({ wanted: wanted.value, choices: choicesOf(snapshot), content: content.value }) : content;
}

/** A parameter's value, or undefined if it is absent or blank. */
export function given(query: URLSearchParams, name: string): string | undefined {
  return query.get(name)?.trim() || undefined;
}

function wantedOf(query: URLSearchParams): Result<Wanted> {
  const [kind, status, level] = [given(query, 'kind'), given(query, 'status'), given(query, 'level')];
  if (kind !== undefined && !isKind(kind)) return failed(notOneOf('kind', KINDS));
  if (status !== undefined && !isStatus(status)) return failed(notOneOf('status', STATUSES));
  if (level !== undefined && !isLevel(level)) return failed(notOneOf('level', LEVELS));
  const [q, disease, group] = [given(query, 'q'), given(query, 'disease'), given(query, 'group')];
  return ok({
    ...(q === undefined ? {} : { q }),
    ...(kind === undefined ? {} : { kind }),
    ...(disease === undefined ? {} : { disease }),
    ...(group === undefined ? {} : { group }),
    ...(level === undefined ? {} : { level }),
    ...(status === undefined ? {} : { status }),
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
  readonly cursor: string | undefined;
  readonly limits: Limits;
}

function contentOf({ snapshot, wanted, cursor, limits }: Question): Result<HomeContent> {
  const { q, ...filter } = wanted;
  if (q !== undefined && wanted.kind === undefined) return groupsOf(snapshot, q, filter);
  if (Object.keys(wanted).length === 0) return ok({ show: 'start', counts: countsOf(snapshot) });
  const page = pageRequestOf(cursor === undefined ? {} : { cursor }, limits);
  const found = q === undefined ? cardsOf(snapshot, filter, page) : search(snapshot, q, { filter, page });
  if (!found.ok) return found;
  const { total, items, next } = found.value;
  return ok({ show: 'list', total, items, next });
}

type Paging = ReturnType<typeof pageRequestOf>;

function cardsOf(snapshot: Snapshot, filter: Omit<Wanted, 'q'>, page: Paging) {
  const found = listDefinitions(snapshot, filter, page);
  return found.ok ? ok({ next: undefined, ...found.value, items: found.value.items.map(unmarked) }) : found;
}

function unmarked(card: SearchItem['card']): SearchItem {
  return { card, highlights: [] };
}

/** The best of each kind; the kind with the best hit comes first. */
function groupsOf(snapshot: Snapshot, q: string, filter: Omit<Wanted, 'q'>): Result<HomeContent> {
  const found = search(snapshot, q, { filter, page: { limit: snapshot.cards.length } });
  if (!found.ok) return found;
  const kinds = [...new Set(found.value.items.map((item) => item.card.kind))];
  const groups = kinds.map((kind): ResultGroup => {
    const items = found.value.items.filter((item) => item.card.kind === kind);
    return { kind, total: items.length, items: items.slice(0, SHOWN_PER_KIND) };
  });
  return ok({ show: 'groups', total: found.value.total, groups });
}

function countsOf(snapshot: Snapshot): ReadonlyMap<Kind, number> {
  const counts = KINDS.map((kind) => [kind, snapshot.cards.filter((card) => card.kind === kind).length] as const);
  return new Map(counts.filter(([, count]) => count > 0));
}

function choicesOf(snapshot: Snapshot): HomeChoices {
  const { diseases, languages } = snapshot.dictionary.settings;
  return {
    diseases: diseases.map(({ id, label }) => ({
      id,
      label: textIn(label, ...languages),
      count: snapshot.cards.filter((card) => card.diseases.includes(id) || card.diseases.includes('any')).length,
    })),
    groups: [...new Set(snapshot.cards.flatMap((card) => card.group ?? []))].sort(),
  };
}
