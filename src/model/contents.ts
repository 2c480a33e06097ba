import type { Definition } from './definitions.ts';
import type { Dictionary, DictionarySettings, WorkingGroup } from './dictionary.ts';
import { type Key, keyOf } from './ids.ts';
import type { EntryKind } from './release.ts';

/** What a release holds under one entry. */
export interface EntryContent {
  readonly kind: EntryKind;
  readonly id: string;
  /** A definition without `since`, which the entry says; or a settings file's content. */
  readonly content: object;
}

/** Everything that a release of `dictionary` holds, in the order of a release: by kind, then id. */
export function contentsOf(dictionary: Dictionary): readonly EntryContent[] {
  const definitions = [...dictionary.definitions.values()].map((definition) => ({
    kind: definition.kind,
    id: definition.id,
    content: withoutSince(definition),
  }));
  return [
    { kind: 'dictionary' as const, id: 'dictionary', content: dictionary.settings },
    {
      kind: 'working-groups' as const,
      id: 'working-groups',
      content: { workingGroups: dictionary.workingGroups },
    },
    ...definitions,
  ].sort((a, b) => (entryKeyOf(a) < entryKeyOf(b) ? -1 : 1));
}

/** The definition itself where it says no `since`: then nothing is copied. */
function withoutSince(definition: Definition): object {
  if (definition.since === undefined) return definition;
  const { since: _since, ...content } = definition;
  return content;
}

/** `kind/id` of an entry, definitions and settings alike. */
export function entryKeyOf(entry: { readonly kind: EntryKind; readonly id: string }): string {
  return `${entry.kind}/${entry.id}`;
}

/** The dictionary whose contents these are; undefined if a settings file is not among them. */
export function dictionaryOfContents(contents: readonly EntryContent[]): Dictionary | undefined {
  const definitions = new Map<Key, Definition>();
  let settings: DictionarySettings | undefined;
  let workingGroups: readonly WorkingGroup[] | undefined;
  for (const { kind, content } of contents) {
    // A content's digest was verified before it comes here, and it was schema-checked before it was sealed.
    if (kind === 'dictionary') settings = content as DictionarySettings;
    else if (kind === 'working-groups') ({ workingGroups } = content as { workingGroups: readonly WorkingGroup[] });
    else definitions.set(keyOf(content as Definition), content as Definition);
  }
  if (settings === undefined || workingGroups === undefined) return undefined;
  return { settings, workingGroups, definitions };
}
