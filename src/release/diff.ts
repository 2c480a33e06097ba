import { entryKeyOf } from '../model/contents.ts';
import type { Definition } from '../model/definitions.ts';
import type { Dictionary } from '../model/dictionary.ts';
import { type Difference, differences } from '../model/differences.ts';
import type { Key } from '../model/ids.ts';
import type { Bump, Change, EntryKind } from '../model/release.ts';
import { textIn } from '../model/text.ts';
import { worse } from './bump.ts';
import { followers } from './followers.ts';
import { isGrowth, isTextField } from './text-fields.ts';

/**
 * What changed from `before` to `after`, by id and field: additions and deprecations are minor, labels and notes patch,
 * everything else major. What resolves to something else because of that is listed too. Order: settings, then by kind
 * and id.
 */
export function diff(before: Dictionary, after: Dictionary): readonly Change[] {
  const keys = [...new Set([...before.definitions.keys(), ...after.definitions.keys()])].sort();
  const changes = keys.flatMap((key) => definitionChange(key, before, after));
  const all = [...changes, ...followers(changes, after)].sort((a, b) => (entryKeyOf(a) < entryKeyOf(b) ? -1 : 1));
  return [...settingsChanges(before, after), ...all];
}

function definitionChange(key: Key, before: Dictionary, after: Dictionary): readonly Change[] {
  const old = before.definitions.get(key);
  const now = after.definitions.get(key);
  if (old === undefined && now !== undefined) return [added(now)];
  if (now === undefined && old !== undefined) return [removed(old)];
  if (old === undefined || now === undefined) return [];
  const found = differences(withoutSince(old), withoutSince(now));
  if (found.length === 0) return [];
  return [isDeprecation(old, now) ? deprecation(now, found) : changed(now, found)];
}

function withoutSince({ since: _since, ...content }: Definition): object {
  return content;
}

function added(definition: Definition): Change {
  return {
    ...subject(definition),
    change: 'added',
    bump: 'minor',
    fields: [],
    summary: `New ${definition.kind}: ${textIn(definition.title, 'en')}`,
  };
}

function removed(definition: Definition): Change {
  return {
    ...subject(definition),
    change: 'removed',
    bump: 'major',
    fields: [],
    summary: `Removed ${definition.kind}: ${textIn(definition.title, 'en')}`,
  };
}

/** What is retired already does not become deprecated: it becomes usable again. */
function isDeprecation(old: Definition, now: Definition): boolean {
  return now.status === 'deprecated' && old.status !== 'deprecated' && old.status !== 'retired';
}

/** The only fields that a deprecation may touch; anything beside them is a change of its own and judged as one. */
const DEPRECATION_FIELDS = ['status', 'deprecated'];

function deprecation(now: Definition, found: readonly Difference[]): Change {
  const others = found.filter((each) => !DEPRECATION_FIELDS.includes(topOf(each)));
  const bump = others.map((each) => bumpOfDefinition(now, each)).reduce(worse, 'minor' as Bump);
  const reason = textIn(now.deprecated?.reason, 'en');
  return { ...subject(now), change: 'deprecated', bump, fields: pointersOf(found), summary: `Deprecated: ${reason}` };
}

function changed(definition: Definition, found: readonly Difference[]): Change {
  return {
    ...subject(definition),
    change: 'changed',
    bump: found.map((each) => bumpOfDefinition(definition, each)).reduce(worse, 'patch' as Bump),
    fields: pointersOf(found),
    summary: `Changed ${namesOf(found)}`,
  };
}

function subject({ kind, id }: { readonly kind: EntryKind; readonly id: string }) {
  return { kind, id };
}

function bumpOfDefinition(now: Definition, difference: Difference): Bump {
  return isOptionalColumn(now, difference) ? 'minor' : bumpOf(now.kind, difference);
}

/** A column that nobody must fill makes no file invalid that was valid before. */
function isOptionalColumn(now: Definition, { how, path, pointer }: Difference): boolean {
  if (now.kind !== 'table' || how !== 'added' || path !== 'columns/*') return false;
  const column = now.columns.find((each) => pointer === `/columns/${each.variable}`);
  return column !== undefined && !column.required && column.requiredWhen === undefined;
}

function bumpOf(kind: EntryKind, difference: Difference): Bump {
  if (isTextField(kind, difference.path)) return 'patch';
  return isGrowth(kind, difference) ? 'minor' : 'major';
}

function pointersOf(found: readonly Difference[]): readonly string[] {
  return found.map((each) => each.pointer);
}

function namesOf(found: readonly Difference[]): string {
  return [...new Set(found.map(topOf))].join(', ');
}

function topOf({ path }: Difference): string {
  return path.split('/')[0] ?? path;
}

function settingsChanges(before: Dictionary, after: Dictionary): readonly Change[] {
  return [
    ...settingsChange('dictionary', before.settings, after.settings),
    ...settingsChange('working-groups', groupsOf(before), groupsOf(after)),
  ];
}

/** As a release holds it, so that pointers lead into what is there. */
function groupsOf({ workingGroups }: Dictionary): object {
  return { workingGroups };
}

function settingsChange(kind: EntryKind, before: object, after: object): readonly Change[] {
  const found = differences(before, after);
  if (found.length === 0) return [];
  const bump = found.map((each) => bumpOf(kind, each)).reduce(worse, 'patch' as Bump);
  const summary = `Changed ${namesOf(found)} of ${kind}.yaml`;
  return [{ kind, id: kind, change: 'changed', bump, fields: pointersOf(found), summary }];
}
