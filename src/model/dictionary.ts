import type { Definition, DefinitionOf } from './definitions.ts';
import type { Key } from './ids.ts';
import type { Kind } from './kind.ts';
import type { Text } from './text.ts';

export interface Disease {
  readonly id: string;
  readonly label: Text;
  readonly group: string;
  /** Id of the value set with the codes that mean this disease. */
  readonly valueSet?: string;
}

/** `dictionary.yaml`: who publishes this, and what it is about. */
export interface DictionarySettings {
  readonly title: Text;
  readonly publisher: string;
  /** Base of the canonical URLs, without a slash at its end. */
  readonly base: string;
  /** BCP 47, the first is the one of plain strings. */
  readonly languages: readonly [string, ...string[]];
  readonly licence: string;
  readonly copyright?: Text;
  readonly disclaimer?: Text;
  readonly contact?: string;
  readonly diseases: readonly Disease[];
  /** Id of the value set with the reasons why a value is missing. */
  readonly missingReasons?: string;
}

export interface WorkingGroup {
  readonly id: string;
  readonly title: Text;
  readonly description?: Text;
  /** Folders of the dictionary, relative, that it owns. */
  readonly owns: readonly string[];
}

/** All definitions at one moment, references resolved. */
export interface Dictionary {
  readonly settings: DictionarySettings;
  readonly workingGroups: readonly WorkingGroup[];
  readonly definitions: ReadonlyMap<Key, Definition>;
}

/** The definition of that kind and id, or undefined. */
export function definitionOf<K extends Kind>(dictionary: Dictionary, kind: K, id: string): DefinitionOf<K> | undefined {
  const found = dictionary.definitions.get(`${kind}/${id}`);
  // The key holds the kind, so what is found under it is of that kind.
  return found as DefinitionOf<K> | undefined;
}

/** All definitions of a kind, in order of id. */
export function definitionsOf<K extends Kind>(dictionary: Dictionary, kind: K): readonly DefinitionOf<K>[] {
  const found: DefinitionOf<K>[] = [];
  for (const definition of dictionary.definitions.values()) {
    if (definition.kind === kind) found.push(definition as DefinitionOf<K>);
  }
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
}
