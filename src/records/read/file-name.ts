import { didYouMean } from '../../model/did-you-mean.ts';
import type { CheckedFile } from '../report.ts';

const FORMATS: { readonly [extension: string]: CheckedFile['format'] } = {
  csv: 'csv',
  tsv: 'tsv',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  json: 'json',
};

/** Endings of data files, for people. */
export const DATA_FILE_ENDINGS = `${Object.keys(FORMATS)
  .map((extension) => `.${extension}`)
  .join(', ')}, with or without .gz`;

/** What the name of a data file says of it. */
export interface FileName {
  /** Undefined where it has no ending of a data file. */
  readonly format: CheckedFile['format'] | undefined;
  readonly isPacked: boolean;
  /** The name without its endings: of a table, if it is one. */
  readonly stem: string;
}

/** Reads a file's name, without folders: `Lab result.ndjson.gz`. */
export function readFileName(name: string): FileName {
  const isPacked = /\.gz$/i.test(name);
  const unpacked = isPacked ? name.slice(0, -'.gz'.length) : name;
  const dot = unpacked.lastIndexOf('.');
  const extension = unpacked.slice(dot + 1).toLowerCase();
  const format = dot > 0 && Object.hasOwn(FORMATS, extension) ? FORMATS[extension] : undefined;
  return { format, isPacked, stem: dot > 0 ? unpacked.slice(0, dot) : unpacked };
}

/** The table that a file of this stem holds, whatever its case, spaces, hyphens and underscores; or what is near. */
export function tableNamed(
  stem: string,
  tables: readonly string[],
): { readonly table: string } | { readonly hint: string } {
  const plain = (text: string): string => text.toLowerCase().replace(/[\s_-]/g, '');
  const found = tables.filter((table) => plain(table) === plain(stem));
  const [table] = found;
  return table !== undefined && found.length === 1 ? { table } : { hint: didYouMean(stem, tables) };
}

/** The delimiter of a format, where none is stated. */
export function usualDelimiter(format: CheckedFile['format']): string {
  return format === 'tsv' ? '\t' : ',';
}
