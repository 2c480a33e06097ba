import { KINDS } from '../model/kind.ts';
import { KIND_RULES } from './index.ts';
import { settingsSchema, workingGroupsSchema } from './settings.ts';

/** The JSON Schemas that editors use, by file name without `.schema.json`: one a kind, and the two settings files. */
export function publishedSchemas(): ReadonlyMap<string, object> {
  const schemas = new Map<string, object>();
  for (const kind of KINDS) schemas.set(kind, published(kind, KIND_RULES[kind].schema));
  schemas.set('dictionary', published('dictionary', settingsSchema));
  schemas.set('working-groups', published('working-groups', workingGroupsSchema));
  return schemas;
}

function published(name: string, schema: object): object {
  // The round trip drops what TypeBox keeps for itself and does not belong in a published file.
  const plain: object = JSON.parse(JSON.stringify(schema));
  return { $schema: 'http://json-schema.org/draft-07/schema#', title: name, ...plain };
}
