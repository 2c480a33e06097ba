import type { Card } from '../../model/card.ts';
import type {
  CodeSystem,
  DefinitionOf,
  Endpoint,
  Rule,
  Score,
  Table,
  ValueSet,
  Variable,
} from '../../model/definitions.ts';
import { definitionOf, definitionsOf } from '../../model/dictionary.ts';
import type { Kind } from '../../model/kind.ts';
import { ok, type Result } from '../../model/result.ts';
import { type Text, textIn } from '../../model/text.ts';
import { filterCards, oneDefinition } from '../../query/browse.ts';
import type { Scope } from '../../query/scope.ts';

export type Snapshot = Scope['primary'];

/** Which part of a release is wanted; all of it where neither is named. */
export interface Wanted {
  /** Id of a disease: what is about it, or about every disease. */
  readonly disease?: string | undefined;
  /** Id of a table: its columns, their codes, and its rules. */
  readonly table?: string | undefined;
}

/** A definition with what its release says of it. */
export interface Listed<D> {
  readonly definition: D;
  readonly card: Card;
}

/** What goes into a code book. */
export interface Selection {
  readonly snapshot: Snapshot;
  readonly wanted: Wanted;
  /** What it is of, for people: `Chronic lymphocytic leukaemia`. Undefined: the whole release. */
  readonly of: string | undefined;
  readonly variables: readonly Listed<Variable>[];
  readonly valueSets: readonly Listed<ValueSet>[];
  /** Listed whole, code by code: only where the whole release is wanted. */
  readonly codeSystems: readonly Listed<CodeSystem>[];
  readonly tables: readonly Listed<Table>[];
  readonly rules: readonly Listed<Rule>[];
  readonly endpoints: readonly Listed<Endpoint>[];
  readonly scores: readonly Listed<Score>[];
  /** A text in the first language of the dictionary. */
  readonly text: (text: Text | undefined) => string;
}

/**
 * The definitions of a code book. Value sets come along with what draws on them: the variables, the columns, the
 * disease, and the reasons why a value is missing. Answers `invalid-parameter` for a disease that there is not, and
 * `unknown-definition` for such a table.
 */
export function selectionOf(snapshot: Snapshot, wanted: Wanted): Result<Selection> {
  const { disease, table: tableId } = wanted;
  const cards = filterCards(snapshot, snapshot.cards, disease === undefined ? {} : { disease });
  if (!cards.ok) return cards;
  const known = tableId === undefined ? ok(undefined) : oneDefinition(snapshot, 'table', tableId);
  if (!known.ok) return known;
  const table = tableId === undefined ? undefined : definitionOf(snapshot.dictionary, 'table', tableId);
  const ids = new Set(cards.value.map(({ kind, id }) => `${kind}/${id}`));
  const about = <K extends Kind>(kind: K) => listed(snapshot, kind).filter(({ card }) => ids.has(`${kind}/${card.id}`));
  const columns = table && new Set(table.columns.map(({ variable }) => variable));
  const variables = about('variable').filter(({ card }) => columns?.has(card.id) ?? true);
  const tables =
    table === undefined
      ? tablesWith(snapshot, variables)
      : listed(snapshot, 'table').filter(({ card }) => card.id === tableId);
  const isWhole = disease === undefined && table === undefined;
  const { languages } = snapshot.dictionary.settings;
  return ok({
    snapshot,
    wanted,
    of: nameOf(snapshot, wanted),
    variables,
    valueSets: isWhole ? listed(snapshot, 'value-set') : valueSetsOf(snapshot, { disease, variables, tables }),
    codeSystems: isWhole ? listed(snapshot, 'code-system') : [],
    tables: isWhole ? listed(snapshot, 'table') : tables,
    rules: about('rule').filter(({ definition }) => table === undefined || definition.table === table.id),
    endpoints: table === undefined ? about('endpoint') : [],
    scores: table === undefined ? about('score') : [],
    text: (text) => textIn(text, ...languages),
  });
}

function listed<K extends Kind>(snapshot: Snapshot, kind: K): readonly Listed<DefinitionOf<K>>[] {
  return definitionsOf(snapshot.dictionary, kind).flatMap((definition) => {
    const card = snapshot.cardOf.get(`${kind}/${definition.id}`);
    return card === undefined ? [] : [{ definition, card }];
  });
}

function tablesWith(snapshot: Snapshot, variables: readonly Listed<Variable>[]): readonly Listed<Table>[] {
  const ids = new Set(variables.map(({ card }) => card.id));
  return listed(snapshot, 'table').filter(({ definition }) =>
    definition.columns.some(({ variable }) => ids.has(variable)),
  );
}

function nameOf({ dictionary }: Snapshot, { disease, table }: Wanted): string | undefined {
  const { settings } = dictionary;
  const label = settings.diseases.find(({ id }) => id === disease)?.label ?? disease;
  const title =
    table && `table ${textIn(definitionOf(dictionary, 'table', table)?.title ?? table, ...settings.languages)}`;
  const parts = [label && textIn(label, ...settings.languages), title].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(', ');
}

function valueSetsOf(
  snapshot: Snapshot,
  { disease, variables, tables }: Pick<Selection, 'variables' | 'tables'> & { readonly disease: string | undefined },
): readonly Listed<ValueSet>[] {
  const { settings } = snapshot.dictionary;
  const selected = new Set(variables.map(({ card }) => card.id));
  const columns = tables.flatMap(({ definition }) =>
    definition.columns.filter(({ variable }) => selected.has(variable)),
  );
  const wanted = new Set([
    settings.missingReasons,
    settings.diseases.find(({ id }) => id === disease)?.valueSet,
    ...variables.map(({ definition }) => definition.valueSet),
    ...columns.map(({ valueSet }) => valueSet),
  ]);
  return listed(snapshot, 'value-set').filter(({ card }) => wanted.has(card.id));
}
