import type { RecordColumn } from '../model/shapes.ts';
import type { RecordUnderWay } from './bound-column.ts';
import { listOver, memoryOf } from './memory.ts';
import type { Spot } from './problem-book.ts';
import { type Texts, textsOf, type ValueStore, valueStore } from './value-store.ts';

/** The values of a piece's records that depend on other records, by column: as stores keep them, in plain arrays. */
export interface KeptValues {
  readonly rows: readonly number[];
  /** 0: unknown. */
  readonly lines: readonly number[];
  readonly columns: readonly number[][];
  readonly texts: readonly string[];
}

/** Keeps values of records for whoever merges them. */
export interface ValueKeeper {
  keep(record: RecordUnderWay, spot: Spot): void;
  /** What was kept since the last call. */
  taken(): KeptValues;
}

export function valueKeeper(columns: readonly RecordColumn[]): ValueKeeper {
  let kept = emptyKept(columns);
  return {
    keep(record, { row, line }) {
      kept.rows.push(row);
      kept.lines.push(line ?? 0);
      for (const [name, store] of kept.stores) store.push(record[name]);
    },
    taken() {
      const { rows, lines, lists, texts } = kept;
      kept = emptyKept(columns);
      return { rows, lines, columns: lists, texts: texts.all() };
    },
  };
}

function emptyKept(columns: readonly RecordColumn[]) {
  // A piece is small: its bounds are those of the piece.
  const texts = textsOf(memoryOf(Number.POSITIVE_INFINITY));
  const lists = columns.map((): number[] => []);
  const stores = columns.map((column, at) => [column.name, storeOver(column, texts, lists[at] ?? [])] as const);
  return { rows: [] as number[], lines: [] as number[], lists, stores, texts };
}

/** The stores of what was kept of the same columns. */
export function storesOfKept(
  columns: readonly RecordColumn[],
  kept: KeptValues,
  dateOf: Texts['dateOf'],
): readonly (readonly [string, ValueStore])[] {
  const texts: Texts = {
    numberOf: () => -1,
    textOf: (number) => kept.texts[number] ?? '',
    dateOf,
    all: () => kept.texts,
  };
  return columns.map((column, at) => [column.name, storeOver(column, texts, kept.columns[at] ?? [])] as const);
}

function storeOver(column: RecordColumn, texts: Texts, numbers: number[]): ValueStore {
  return valueStore(column, texts, () => listOver(numbers));
}
