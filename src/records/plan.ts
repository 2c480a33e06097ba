import type { RecordSchema } from '../model/shapes.ts';
import type { Text } from '../model/text.ts';

/**
 * All that a check of data files needs of one release: its tables, the codes that they bind to, and what their rules
 * ask of classifications. Plain JSON, so that a worker thread, a browser or a file takes it as it is, and the same
 * engine gives the same answer in each.
 */
export interface RecordPlan {
  readonly format: 1;
  readonly dictionary: PlanDictionary;
  readonly tables: readonly RecordSchema[];
  /** Value sets that columns bind to or rules ask for with `inValueSet`, each once, by canonical. */
  readonly codeLists: readonly CodeList[];
  /** What rules ask for with `isA`: the ancestor and all codes below it. */
  readonly descents: readonly Descent[];
  /** Every missing reason of the dictionary: one that a column does not take is told from a code that nobody knows. */
  readonly missingReasons: readonly string[];
}

export interface PlanDictionary {
  readonly title: Text;
  /** Canonical base of the dictionary: permalinks of definitions begin with it. */
  readonly base: string;
  /** Version of the release, or `draft`. */
  readonly release: string;
  readonly digest: string;
}

export interface CodeList {
  /** As columns name it: `url|version`. */
  readonly canonical: string;
  /** Id of the value set. */
  readonly id: string;
  readonly title: Text;
  /** True where data may hold codes beyond the list. */
  readonly extensible: boolean;
  readonly codes: readonly ListedCode[];
}

export interface ListedCode {
  readonly code: string;
  readonly display: string;
  /** Absent: in use. `inactive` is a member that should no longer be used; `abstract` only groups and is no value. */
  readonly use?: 'inactive' | 'abstract';
  /** Code that took its place. */
  readonly replacedBy?: string;
}

export interface Descent {
  /** Id of the code system. */
  readonly system: string;
  readonly ancestor: string;
  /** The ancestor itself and all below it. */
  readonly codes: readonly string[];
}
