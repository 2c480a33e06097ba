import { error } from '../../model/issue.ts';
import { failed, ok, type Result } from '../../model/result.ts';
import type { ForeignKey, LecternDictionary, LecternField, LecternMeta, LecternSchema } from './lectern.ts';
import { VALUE_TYPES } from './lectern.ts';
import type { Losses } from './losses.ts';
import { booleanOf, isMembers, listOf, type Members, reportUnknown, textOf, textsOf } from './members.ts';
import { readRestrictions } from './read-restrictions.ts';
import { type References, referencesOf } from './references.ts';

/** What Lectern's own server adds to a dictionary that it stores. */
const OF_THE_SERVER = ['_id', '__v', 'id', 'createdAt', 'updatedAt'];

/**
 * A parsed JSON document as a Lectern dictionary. Answers `import-format` where it is none; parts that are not as
 * Lectern has them are noted as lost, and the rest goes on.
 */
export function readLectern(document: unknown, file: string, losses: Losses): Result<LecternDictionary> {
  const refused = (message: string) => failed<LecternDictionary>(error('import-format', message, { file }));
  if (!isMembers(document) || !Array.isArray(document.schemas)) {
    return refused('The file is no Lectern dictionary: expected an object with name, version and schemas.');
  }
  const { name, version } = document;
  if (typeof name !== 'string' || name === '' || typeof version !== 'string') {
    return refused('The file is no Lectern dictionary: its name and version must be texts.');
  }
  reportUnknown(document, 'dictionary', [...OF_THE_SERVER, ...TOP_KEYS], losses);
  const references = referencesOf(document.references);
  const schemas = document.schemas.flatMap((schema, index) => readSchema(schema, index, references, losses) ?? []);
  if (schemas.length === 0) return refused('The dictionary has no schema that can be read.');
  const twin = twice(schemas.map((schema) => schema.name));
  if (twin !== undefined) return refused(`The dictionary has two schemas named "${twin}".`);
  return ok({ name, version, ...described(document, references), meta: metaOf(document.meta, references), schemas });
}

const TOP_KEYS = ['name', 'version', 'description', 'displayName', 'meta', 'references', 'schemas'];

function twice(names: readonly string[]): string | undefined {
  return names.find((name, index) => names.indexOf(name) !== index);
}

function described(members: Members, references: References) {
  const meta = metaOf(members.meta, references);
  const title = [members.displayName, meta.displayName, meta['display name']].map(textOf).find((text) => text);
  const description = textOf(members.description);
  return { ...(title === undefined ? {} : { title }), ...(description === undefined ? {} : { description }) };
}

function readSchema(value: unknown, index: number, references: References, losses: Losses): LecternSchema | undefined {
  const name = isMembers(value) ? textOf(value.name) : undefined;
  if (!isMembers(value) || name === undefined || !Array.isArray(value.fields)) {
    losses.lost(`schemas[${index}]`, 'the schema has no name or no fields.');
    return undefined;
  }
  reportUnknown(value, name, ['name', 'description', 'displayName', 'fields', 'meta', 'restrictions'], losses);
  const fields = value.fields.flatMap((field) => readField(field, name, references, losses) ?? []);
  const twin = twice(fields.map((field) => field.name));
  if (twin !== undefined) losses.lost(`${name}.${twin}`, 'the field stands there twice; only the first is taken.');
  if (fields.length === 0) {
    losses.lost(name, 'the schema has no field that can be read.');
    return undefined;
  }
  return {
    name,
    ...described(value, references),
    meta: metaOf(value.meta, references),
    fields: fields.filter((field, at) => fields.findIndex((other) => other.name === field.name) === at),
    ...readSchemaRestrictions(value.restrictions, name, losses),
  };
}

function readSchemaRestrictions(value: unknown, schema: string, losses: Losses) {
  if (value === undefined) return { uniqueKey: [], foreignKeys: [] };
  if (!isMembers(value)) {
    losses.lost(schema, 'its restrictions are no object.');
    return { uniqueKey: [], foreignKeys: [] };
  }
  reportUnknown(value, `${schema} (restrictions)`, ['uniqueKey', 'foreignKey'], losses);
  return {
    uniqueKey: textsOf(value.uniqueKey) ?? [],
    foreignKeys: listOf(value.foreignKey).flatMap((each) => readForeignKey(each, schema, losses) ?? []),
  };
}

function readForeignKey(value: unknown, schema: string, losses: Losses): ForeignKey | undefined {
  const target = isMembers(value) ? textOf(value.schema) : undefined;
  const mappings = listOf(isMembers(value) ? value.mappings : undefined).flatMap((mapping) => {
    const local = isMembers(mapping) ? textOf(mapping.local) : undefined;
    const foreign = isMembers(mapping) ? textOf(mapping.foreign) : undefined;
    return local === undefined || foreign === undefined ? [] : [{ local, foreign }];
  });
  if (target !== undefined && mappings.length > 0) return { schema: target, mappings };
  losses.lost(schema, 'a foreignKey names no schema or no fields.');
  return undefined;
}

const FIELD_KEYS = [
  'name',
  'valueType',
  'description',
  'displayName',
  'delimiter',
  'isArray',
  'meta',
  'unique',
  'restrictions',
];

function readField(value: unknown, schema: string, references: References, losses: Losses): LecternField | undefined {
  const name = isMembers(value) ? textOf(value.name) : undefined;
  if (!isMembers(value) || name === undefined) {
    losses.lost(schema, 'a field has no name.');
    return undefined;
  }
  const where = `${schema}.${name}`;
  const valueType = VALUE_TYPES.find((type) => type === value.valueType);
  if (valueType === undefined) {
    losses.lost(where, `the type ${JSON.stringify(value.valueType)} is none of ${VALUE_TYPES.join(', ')}.`);
    return undefined;
  }
  reportUnknown(value, where, FIELD_KEYS, losses);
  return {
    name,
    ...described(value, references),
    valueType,
    isArray: booleanOf(value.isArray) ?? false,
    delimiter: textOf(value.delimiter) ?? ',',
    unique: booleanOf(value.unique) ?? false,
    meta: metaOf(value.meta, references),
    restrictions: readRestrictions(value.restrictions, { where, references, losses }),
  };
}

function metaOf(value: unknown, references: References): LecternMeta {
  if (!isMembers(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, isMembers(each) ? metaOf(each, references) : resolved(each)]),
  );

  function resolved(each: unknown): unknown {
    const texts = typeof each === 'string' || Array.isArray(each) ? references.texts(each) : undefined;
    if (texts === undefined || 'reason' in texts) return each;
    return typeof each === 'string' && texts.length === 1 ? texts[0] : texts;
  }
}
