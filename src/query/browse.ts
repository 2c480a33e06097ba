import type { Card } from '../model/card.ts';
import type { Status } from '../model/definition-parts.ts';
import { STATUSES } from '../model/definition-parts.ts';
import type { Definition } from '../model/definitions.ts';
import { didYouMean } from '../model/did-you-mean.ts';
import { keyOf } from '../model/ids.ts';
import { error, type Issue } from '../model/issue.ts';
import type { Kind } from '../model/kind.ts';
import type { ReleaseEntry } from '../model/release.ts';
import { failed, ok, type Result } from '../model/result.ts';
import { reachable } from '../snapshot/closure.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type Page, type PageRequest, pageOf } from './page.ts';

/** Which definitions are wanted. A definition for any disease is one for every disease. */
export interface CardFilter {
  readonly kind?: Kind;
  readonly disease?: string;
  readonly group?: string;
  readonly status?: string;
  /** Variables alone have a level: core or extended, in the disease asked for or else in any. */
  readonly level?: Level;
}

export const LEVELS = ['core', 'extended'] as const;

export type Level = (typeof LEVELS)[number];

export function isLevel(text: string): text is Level {
  return LEVELS.some((level) => level === text);
}

/** The cards that a filter leaves. Answers `invalid-parameter` for a disease, group or status that does not exist. */
export function filterCards(snapshot: Snapshot, cards: readonly Card[], filter: CardFilter): Result<readonly Card[]> {
  const issues = filterIssues(snapshot, filter);
  if (issues.length > 0) return failed(...issues);
  const { kind, disease, group, status, level } = filter;
  return ok(
    cards.filter(
      (card) =>
        (kind === undefined || card.kind === kind) &&
        (disease === undefined || card.diseases.includes(disease) || card.diseases.includes('any')) &&
        (group === undefined || card.group === group) &&
        (status === undefined || card.status === status) &&
        (level === undefined || levelIn(card, disease) === level),
    ),
  );
}

/** Level of a variable in a disease, or in any where none is named; undefined for other kinds. */
export function levelIn({ coreFor }: Card, disease: string | undefined): Level | undefined {
  if (coreFor === undefined) return undefined;
  const core = disease === undefined ? coreFor.length > 0 : coreFor.some((each) => each === disease || each === 'any');
  return core ? 'core' : 'extended';
}

function filterIssues(snapshot: Snapshot, filter: CardFilter): readonly Issue[] {
  const diseases = [...snapshot.dictionary.settings.diseases.map((disease) => disease.id), 'any'];
  const groups = [...new Set(snapshot.cards.flatMap((card) => card.group ?? []))].sort();
  const statuses: readonly Status[] = STATUSES;
  return [
    ...outside('disease', filter.disease, diseases),
    ...outside('group', filter.group, groups),
    ...outside('status', filter.status, statuses),
    ...outside('level', filter.level, LEVELS),
  ];
}

function outside(parameter: string, given: string | undefined, known: readonly string[]): readonly Issue[] {
  if (given === undefined || known.includes(given)) return [];
  const message = `There is no ${parameter} "${given}"; expected one of ${known.join(', ')}.${didYouMean(given, known)}`;
  return [error('invalid-parameter', message, { parameter })];
}

/** Definitions of a release, by kind and id, a page at a time. */
export function listDefinitions(snapshot: Snapshot, filter: CardFilter, page: PageRequest): Result<Page<Card>> {
  const cards = filterCards(snapshot, snapshot.cards, filter);
  if (!cards.ok) return cards;
  return pageOf(cards.value, listName(snapshot, 'list', filter), page);
}

/** Names a list for its cursors: the release's content and the question. */
export function listName(snapshot: Snapshot, what: string, question: object): string {
  return JSON.stringify([snapshot.name.digest, what, question]);
}

export interface OneDefinition {
  readonly card: Card;
  readonly entry: ReleaseEntry;
  readonly definition: Definition;
}

/** One definition of a release. Answers `unknown-definition`, with the nearest id there is. */
export function oneDefinition(snapshot: Snapshot, kind: Kind, id: string): Result<OneDefinition> {
  const key = `${kind}/${id}` as const;
  const definition = snapshot.definition(key);
  const card = snapshot.cardOf.get(key);
  const entry = snapshot.entries.get(key);
  if (definition !== undefined && card !== undefined && entry !== undefined) return ok({ card, entry, definition });
  const ids = snapshot.cards.filter((each) => each.kind === kind).map((each) => each.id);
  const where = snapshot.name.version === 'draft' ? 'the draft' : `release ${snapshot.name.version}`;
  return failed(error('unknown-definition', `There is no ${kind} "${id}" in ${where}.${didYouMean(id, ids)}`));
}

export interface Use {
  readonly card: Card;
  /** 1: it names the definition itself; more: through that many others. */
  readonly distance: number;
}

/** What refers to a definition, directly and indirectly, nearest first. Answers `unknown-definition`. */
export function usage(snapshot: Snapshot, kind: Kind, id: string): Result<readonly Use[]> {
  const one = oneDefinition(snapshot, kind, id);
  if (!one.ok) return one;
  const uses = reachable(snapshot.graph.usedBy, `${kind}/${id}`).flatMap(({ key, distance }) => {
    const card = snapshot.cardOf.get(key);
    return card === undefined ? [] : [{ card, distance }];
  });
  return ok(uses.sort((a, b) => a.distance - b.distance || (keyOf(a.card) < keyOf(b.card) ? -1 : 1)));
}
