import type { Definition } from '../model/definitions.ts';
import type { Dictionary } from '../model/dictionary.ts';
import { canonicalJson } from '../model/digest.ts';
import type { Key } from '../model/ids.ts';
import type { Bump, Change, EntryKind } from '../model/release.ts';
import { textIn } from '../model/text.ts';

const ORDER: readonly Bump[] = ['patch', 'minor', 'major'];

/** The graver of two bumps. */
export function worse(a: Bump, b: Bump): Bump {
  return ORDER.indexOf(a) >= ORDER.indexOf(b) ? a : b;
}

/**
 * What changed from `before` to `after`, by id and field: additions and deprecations are minor, labels and notes patch,
 * everything else major. Order: by kind and id.
 */
export function diff(before: Dictionary, after: Dictionary): readonly Change[] {
  const keys = [...new Set([...before.definitions.keys(), ...after.definitions.keys()])].sort();
  return [...settingsChanges(before, after), ...keys.flatMap((key) => definitionChange(key, before, after))];
}

function definitionChange(key: Key, before: Dictionary, after: Dictionary): readonly Change[] {
  const old = before.definitions.get(key);
  const now = after.definitions.get(key);
  if (old === undefined && now !== undefined) return [added(now)];
  if (now === undefined && old !== undefined) return [removed(old)];
  if (old === undefined || now === undefined) return [];
  const fields = changedFields(withoutSince(old), withoutSince(now));
  if (fields.length === 0) return [];
  return [deprecation(old, now, fields) ?? changed(now, fields)];
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

/** The only fields that a deprecation may touch; anything beside them is a change of its own and judged as one. */
const DEPRECATION_FIELDS = ['status', 'deprecated'];

function deprecation(old: Definition, now: Definition, fields: readonly string[]): Change | undefined {
  if (now.status !== 'deprecated' || old.status === 'deprecated') return undefined;
  const others = fields.filter((field) => !DEPRECATION_FIELDS.includes(topOf(field)));
  const bump = others.map(bumpOfField).reduce(worse, 'minor' as Bump);
  const reason = textIn(now.deprecated?.reason, 'en');
  return { ...subject(now), change: 'deprecated', bump, fields, summary: `Deprecated: ${reason}` };
}

function changed(definition: Definition, fields: readonly string[]): Change {
  const names = [...new Set(fields.map(topOf))].join(', ');
  return {
    ...subject(definition),
    change: 'changed',
    bump: fields.map(bumpOfField).reduce(worse, 'patch' as Bump),
    fields,
    summary: `Changed ${names}`,
  };
}

function subject({ kind, id }: { readonly kind: EntryKind; readonly id: string }) {
  return { kind, id };
}

/** Fields that only people read: no record becomes valid or invalid by them, no result changes. */
const TEXT_FIELDS = ['title', 'notes', 'aliases', 'provenance', 'references', 'examples', 'label', 'story', 'contact'];

function bumpOfField(field: string): Bump {
  return field
    .split('/')
    .slice(1)
    .some((segment) => TEXT_FIELDS.includes(segment) || segment === 'synonyms' || segment === 'display')
    ? 'patch'
    : 'major';
}

function topOf(field: string): string {
  return field.split('/')[1] ?? field;
}

/** JSON pointers of the deepest places at which two values differ. Lists are compared place by place. */
function changedFields(before: unknown, after: unknown, pointer = ''): readonly string[] {
  if (Object.is(before, after)) return [];
  if (isObject(before) && isObject(after) && Array.isArray(before) === Array.isArray(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) =>
      changedFields(before[key], after[key], `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
    );
  }
  return [pointer];
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null;
}

function settingsChanges(before: Dictionary, after: Dictionary): readonly Change[] {
  return [
    ...settingsChange('dictionary', before.settings, after.settings),
    ...settingsChange('working-groups', before.workingGroups, after.workingGroups),
  ];
}

/** New diseases, groups and languages add; any other change of a setting is judged field by field. */
function settingsChange(kind: EntryKind, before: unknown, after: unknown): readonly Change[] {
  if (canonicalJson(before) === canonicalJson(after)) return [];
  const fields = changedFields(before, after);
  const grown = onlyGrown(before, after);
  const bump = grown ? 'minor' : fields.map(bumpOfSetting).reduce(worse, 'patch' as Bump);
  const names = [...new Set(fields.map(topOf))].join(', ');
  return [{ kind, id: kind, change: 'changed', bump, fields, summary: `Changed ${names} of ${kind}.yaml` }];
}

const SETTING_TEXTS = ['title', 'contact', 'disclaimer', 'description', 'owns', 'label', 'copyright'];

function bumpOfSetting(field: string): Bump {
  return field.split('/').some((segment) => SETTING_TEXTS.includes(segment)) ? 'patch' : 'major';
}

/** True if nothing of `before` is changed or gone in `after`. */
function onlyGrown(before: unknown, after: unknown): boolean {
  if (Array.isArray(before) && Array.isArray(after)) {
    const now = new Set(after.map(canonicalJson));
    return before.every((item) => now.has(canonicalJson(item)));
  }
  if (isObject(before) && isObject(after)) {
    return Object.keys(before).every((key) => onlyGrown(before[key], after[key]));
  }
  return Object.is(before, after);
}
