import { linksOf, rulesFor } from '../kinds/index.ts';
import type { Dictionary } from '../model/dictionary.ts';
import type { Key } from '../model/ids.ts';
import type { Bump, Change } from '../model/release.ts';
import { worse } from './bump.ts';

/**
 * Changes of definitions that are themselves as before but resolve to something else now, because what they are
 * composed of changed: an unchanged `is-a` value set holds more once its code system grew. Their version must move, or
 * `url|version` would mean two things. What they truly hold is not compared: a version too many is harmless.
 */
export function followers(changes: readonly Change[], after: Dictionary): readonly Change[] {
  const changed = new Map(changes.map((change) => [`${change.kind}/${change.id}`, change]));
  const found: Change[] = [];
  for (const [key, definition] of after.definitions) {
    if (changed.has(key) || !rulesFor(definition).resolvesReferences) continue;
    const causes = [...reached(key, after)].flatMap((each) => changed.get(each) ?? []);
    if (causes.length === 0) continue;
    const { kind, id } = definition;
    const bump = causes.map((cause) => cause.bump).reduce(worse, 'patch' as Bump);
    const names = causes.map((cause) => `${cause.kind}/${cause.id}`).join(', ');
    found.push({ kind, id, change: 'changed', bump, fields: [], summary: `Resolves anew: ${names} changed` });
  }
  return found;
}

function reached(start: Key, { definitions }: Dictionary): ReadonlySet<Key> {
  const seen = new Set<Key>([start]);
  for (const key of seen) {
    const definition = definitions.get(key);
    for (const link of definition === undefined ? [] : linksOf(definition)) {
      const kind = link.kinds.find((each) => definitions.has(`${each}/${link.id}`));
      if (kind !== undefined) seen.add(`${kind}/${link.id}`);
    }
  }
  seen.delete(start);
  return seen;
}
