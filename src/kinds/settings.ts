import type { DictionarySettings, WorkingGroup } from '../model/dictionary.ts';
import { Type } from '../model/json-schema.ts';
import type { SchemaAgrees } from '../model/schema-agrees.ts';
import { id, line, list, object, optional, text } from './schema-parts.ts';

/** JSON Schema of `dictionary.yaml`. */
export const settingsSchema = object({
  title: text('Name of the dictionary.'),
  publisher: line('Who publishes it.'),
  base: Type.String({
    pattern: '^https?://[^\\s]*[^/\\s]$',
    description: 'Base of all canonical URLs, no slash at the end.',
  }),
  languages: Type.Array(Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$' }), {
    minItems: 1,
    description: 'Languages, the first is the one of plain strings.',
  }),
  licence: line('Licence of the dictionary’s own content.'),
  copyright: optional(text('Copyright line.')),
  disclaimer: optional(text('What every reader must know about how far this may be relied on.')),
  contact: optional(line('Address for questions.')),
  diseases: Type.Array(
    object({
      id: id('Identifier of the disease.'),
      label: text('Its name.'),
      group: id('Group in lists.'),
      valueSet: optional(id('Value set with the codes that mean this disease.')),
    }),
    { description: 'The diseases that definitions may apply to; [] where `any` is enough.' },
  ),
  missingReasons: optional(id('Value set with the reasons why a value is missing.')),
});

/** JSON Schema of `working-groups.yaml`. */
export const workingGroupsSchema = object({
  workingGroups: list(
    object({
      id: id('Identifier of the group.'),
      title: text('Its name.'),
      description: optional(text('What it is for.')),
      owns: list(line('Folder or file of the dictionary, relative to it.')),
    }),
  ),
});

type Loose<T> = { readonly [K in keyof T]: T[K] extends readonly [string, ...string[]] ? readonly string[] : T[K] };

true satisfies SchemaAgrees<typeof settingsSchema, Loose<DictionarySettings>>;
true satisfies SchemaAgrees<typeof workingGroupsSchema, { readonly workingGroups: readonly WorkingGroup[] }>;
