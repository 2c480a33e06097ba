import { type Finding, type Group, nameOf, type ProblemBook, type Spot } from './problem-book.ts';

/** What was found in a piece of a file, in the order in which it was found, for the book of the whole run. */
export interface ProblemNotes {
  /** Each once, with the position of its column in the table. */
  readonly findings: readonly { readonly finding: Finding; readonly column: number }[];
  /** Names of properties that were met for the first time. */
  readonly names: readonly string[];
  // of each note
  /** How many records were through before it. */
  readonly after: readonly number[];
  /** Position in `findings`, or that in `names` as -1, -2, … */
  readonly what: readonly number[];
  readonly rows: readonly number[];
  /** 0: unknown. */
  readonly lines: readonly number[];
  /** What stood there; empty unless values are shown. */
  readonly values: readonly string[];
}

/** Takes notes instead of counting: what problems come to depends on the records before, which others have. */
export interface NoteTaker {
  /** In place of the book of a run. */
  readonly book: ProblemBook;
  met(name: string, spot: Spot): void;
  /** A record is through. */
  recordEnded(): void;
  /** The notes since the last call. */
  taken(): ProblemNotes;
}

export function noteTaker({ showValues }: { readonly showValues: boolean }): NoteTaker {
  let notes = emptyNotes();
  let records = 0;
  let byName = new Map<string, number>();
  let byGroup = new Map<Group, number>();
  const book: ProblemBook = {
    groupOf: (finding, place) => ({ finding, ...place, count: 0, rows: [], line: undefined, values: [], lastRow: -1 }),
    count: (group, spot, value) => note(positionOf(group), spot, showValues ? value() : ''),
    problems: () => [],
    counts: { error: 0, warning: 0, information: 0 },
    isCoarse: () => false,
  };
  return { book, met, recordEnded: () => void records++, taken };

  function met(name: string, spot: Spot): void {
    notes.names.push(name);
    note(-notes.names.length, spot, '');
  }

  function note(what: number, { row, line }: Spot, value: string): void {
    notes.after.push(records);
    notes.what.push(what);
    notes.rows.push(row);
    notes.lines.push(line ?? 0);
    if (showValues) notes.values.push(value);
  }

  /** Groups outlive the piece in the hands of those who count in them; what they are about is said once a piece. */
  function positionOf(group: Group): number {
    const known = byGroup.get(group);
    if (known !== undefined) return known;
    const name = nameOf(group.finding, group.column);
    const position = byName.get(name) ?? notes.findings.push({ finding: group.finding, column: group.column }) - 1;
    byName.set(name, position);
    byGroup.set(group, position);
    return position;
  }

  function taken(): ProblemNotes {
    const all = notes;
    notes = emptyNotes();
    records = 0;
    byName = new Map();
    byGroup = new Map();
    return all;
  }
}

function emptyNotes() {
  return {
    findings: [] as ProblemNotes['findings'][number][],
    names: [] as string[],
    after: [] as number[],
    what: [] as number[],
    rows: [] as number[],
    lines: [] as number[],
    values: [] as string[],
  };
}
