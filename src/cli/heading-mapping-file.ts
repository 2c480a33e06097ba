import { readFileSync } from 'node:fs';
import { didYouMean } from '../model/did-you-mean.ts';
import { error, hasErrors, type Issue } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { RecordSchema } from '../model/shapes.ts';
import type { HeadingMapping } from '../records/checks.ts';
import { readYaml, type YamlText } from '../source/yaml-text.ts';
import { reasonOf } from './dictionary-folder.ts';

/** What headings mean, by table. */
export type Mappings = ReadonlyMap<string, HeadingMapping>;

type Entries = readonly (readonly [string, unknown])[];

/**
 * Reads a mapping file, YAML or JSON: for each table what each heading means, as the name of a column, or as
 * `{column, unit}`; `{}` leaves a heading out. Answers `file-missing`, what YAML answers, `invalid-value` and `unknown-key`,
 * and `unknown-reference` for a table or column that is none, each with its line.
 */
export function readMappingFile(path: string, file: string, tables: readonly RecordSchema[]): Result<Mappings> {
  const read = readText(path, file);
  if (!read.ok) return read;
  const { text, issues } = readYaml(read.value, file);
  if (text === undefined || hasErrors(issues)) return failed(...issues);
  const found: Issue[] = [];
  const byId = new Map(tables.map((table) => [table.id, table]));
  const mappings = new Map<string, HeadingMapping>();
  for (const [id, headings] of entriesOf(text, '', found)) {
    const table = byId.get(id);
    const at = text.placeOf(pointerTo('', id), 'key');
    if (table === undefined) {
      const hint = didYouMean(id, [...byId.keys()]);
      found.push(error('unknown-reference', `There is no table "${id}".${hint}`, at));
    } else if (headings !== null) mappings.set(id, mappingOf(text, table, found));
  }
  return hasErrors(found) ? failed(...found) : ok(mappings, found);
}

function readText(path: string, file: string): Result<string> {
  try {
    return ok(readFileSync(path, 'utf8'));
  } catch (thrown) {
    // What `node:fs` throws.
    return failed(error('file-missing', `Cannot read the mapping: ${reasonOf(thrown)}.`, { file }));
  }
}

function mappingOf(text: YamlText, table: RecordSchema, issues: Issue[]): HeadingMapping {
  const pointer = pointerTo('', table.id);
  return Object.fromEntries(
    entriesOf(text, pointer, issues).map(([heading, meant]) => {
      const at = pointerTo(pointer, heading);
      const meaning = typeof meant === 'string' ? { column: meant } : meaningAt(text, at, issues);
      const names = table.columns.map(({ name }) => name);
      if (meaning.column !== undefined && !names.includes(meaning.column)) {
        const hint = didYouMean(meaning.column, names);
        const message = `Table ${table.id} has no column "${meaning.column}".${hint}`;
        issues.push(error('unknown-reference', message, text.placeOf(at)));
      }
      return [heading, meaning];
    }),
  );
}

function meaningAt(text: YamlText, pointer: string, issues: Issue[]): { column?: string; unit?: string } {
  const meaning: { column?: string; unit?: string } = {};
  for (const [key, value] of entriesOf(text, pointer, issues)) {
    const at = pointerTo(pointer, key);
    if (key !== 'column' && key !== 'unit') {
      const message = `Unknown key "${key}"; expected column or unit.`;
      issues.push(error('unknown-key', message, text.placeOf(at, 'key')));
    } else if (typeof value !== 'string') {
      issues.push(error('invalid-value', `Expected text for ${key}.`, text.placeOf(at)));
    } else meaning[key] = value;
  }
  return meaning;
}

/** Keys and values of the object at `pointer`. */
function entriesOf(text: YamlText, pointer: string, issues: Issue[]): Entries {
  const value = valueAt(text.content, pointer);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return Object.entries(value);
  const message = 'Expected keys and values: table, then heading, then the name of a column or {column, unit}.';
  issues.push(error('invalid-value', message, text.placeOf(pointer)));
  return [];
}

function valueAt(content: unknown, pointer: string): unknown {
  const keys = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  return keys.reduce<unknown>((value, key) => Object.entries(value ?? {}).find(([name]) => name === key)?.[1], content);
}

function pointerTo(pointer: string, key: string): string {
  return `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
