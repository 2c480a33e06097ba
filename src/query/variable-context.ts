import type { Definition, Variable } from '../model/definitions.ts';
import type { Concept, RecordColumn, RecordSchema } from '../model/shapes.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { Member } from '../terminology/enumerate.ts';
import { neighbours } from './neighbours.ts';

/** A column that holds a variable. */
export interface ColumnOfTable {
  readonly table: RecordSchema;
  readonly column: RecordColumn;
}

/** A reason that may stand in the cell instead of a value; without a meaning where the release does not say one. */
export interface MissingReason {
  readonly code: string;
  readonly concept: Concept | undefined;
  readonly display: string;
}

/** What a release says of a variable outside the variable's own definition. */
export interface VariableContext {
  readonly columns: readonly ColumnOfTable[];
  readonly missing: readonly MissingReason[];
  /** Rules, endpoints and scores that read it. */
  readonly readers: readonly Definition[];
}

/** Where a variable is recorded, what may stand in place of its value, and what reads it. */
export function variableContext(snapshot: Snapshot, variable: Variable): VariableContext {
  const { usedBy } = neighbours(snapshot, `variable/${variable.id}`);
  return {
    columns: snapshot.recordSchemas.flatMap((table) =>
      table.columns.filter((column) => column.variable === variable.id).map((column) => ({ table, column })),
    ),
    missing: missingReasons(snapshot, variable.missing ?? []),
    readers: usedBy.filter(({ kind }) => READERS.has(kind)),
  };
}

const READERS: ReadonlySet<string> = new Set(['rule', 'endpoint', 'score']);

/** The reasons with the meaning that the release's value set of missing reasons gives them, in the order given. */
function missingReasons(snapshot: Snapshot, codes: readonly string[]): readonly MissingReason[] {
  const { missingReasons: id } = snapshot.dictionary.settings;
  const known = new Map(membersOf(snapshot, id).map((member) => [member.concept.code, member]));
  return codes.map((code) => {
    const member = known.get(code);
    return { code, concept: member?.concept, display: member?.display ?? '' };
  });
}

/** The codes of a value set of the release, in its order; none where there is no such value set. */
export function membersOf(snapshot: Snapshot, id: string | undefined): readonly Member[] {
  const found = snapshot.valueSets.find(({ shape: { source } }) => source.kind === 'value-set' && source.id === id);
  return found?.enumeration().codes ?? [];
}
