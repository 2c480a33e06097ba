import { inSchemaOrder } from '../../kinds/schema-order.ts';
import type { Definition } from '../../model/definitions.ts';
import type { DictionarySettings, WorkingGroup } from '../../model/dictionary.ts';
import type { Issue } from '../../model/issue.ts';
import { failed, ok, type Result } from '../../model/result.ts';
import { OWNER, plainText } from './common.ts';
import { startMaking } from './definitions.ts';
import type { LecternDictionary } from './lectern.ts';
import { gatherLosses, lossesPage } from './losses.ts';
import { idOf } from './names.ts';
import { readLectern } from './read-lectern.ts';
import { importTable, tableNames } from './table.ts';

/** A dictionary of ours, made of one of Lectern. */
export interface ImportedDictionary {
  readonly name: string;
  readonly settings: DictionarySettings;
  readonly workingGroups: readonly WorkingGroup[];
  readonly definitions: readonly Definition[];
  /** `not-carried-over` (errors) and `carried-over-changed` (information). */
  readonly issues: readonly Issue[];
  /** The same for people, in Markdown. */
  readonly page: string;
}

/**
 * A parsed JSON document as a dictionary of ours: a table a schema, a variable a field, all with status draft. What
 * Lectern checks of data is checked alike, or is listed in `issues`: nothing is dropped in silence. Answers
 * `import-format` where the document is no Lectern dictionary. Semantics: @overture-stack/lectern-validation 2.0.0.
 */
export function importLectern(
  document: unknown,
  { file, base }: { readonly file: string; readonly base?: string },
): Result<ImportedDictionary> {
  const losses = gatherLosses(file);
  const read = readLectern(document, file, losses);
  if (!read.ok) return failed(...read.issues);
  const dictionary = read.value;
  const source = plainText(dictionary.name);
  const made = startMaking(source);
  const names = tableNames(dictionary.schemas);
  const schemas = new Map(dictionary.schemas.map((schema) => [schema.name, schema]));
  for (const schema of dictionary.schemas) {
    const name = names.get(schema.name);
    if (name !== undefined) importTable(schema, name, { names, schemas, made, losses, source });
  }
  if (base === undefined) {
    losses.changed('dictionary.yaml', 'Lectern knows no base of addresses and no publisher: example.org stands there.');
  }
  return ok({
    name: source,
    settings: settingsOf(dictionary, base),
    workingGroups: [workingGroup(source)],
    definitions: made.definitions.map(inSchemaOrder),
    issues: losses.issues,
    page: lossesPage(source, losses.issues),
  });
}

const NOT_STATED = 'Not stated by the source';

function settingsOf({ name, version, title, description }: LecternDictionary, base?: string): DictionarySettings {
  const about = plainText(description ?? '');
  return {
    title: plainText(title ?? name),
    publisher: NOT_STATED,
    base: base ?? `https://example.org/${idOf(name)}`,
    languages: ['en'],
    licence: NOT_STATED,
    disclaimer: plainText(`Imported from the Lectern dictionary ${name}, version ${version}. ${about}`),
    diseases: [],
  };
}

function workingGroup(source: string): WorkingGroup {
  return {
    id: OWNER,
    title: 'Imported',
    description: `Owns what was imported from ${source} until another group takes it.`,
    owns: ['dictionary.yaml', 'working-groups.yaml', 'variables', 'value-sets', 'tables', 'rules'],
  };
}
