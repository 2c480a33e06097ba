/** A place at which two contents differ. */
export interface Difference {
  /** JSON pointer, in which an item of a list that has an identity is named by it: `/codes/9861~13/display`. */
  readonly pointer: string;
  /** The same place, the same for every item of a list: there `*` stands instead of the item. */
  readonly path: string;
  /** `added`: nothing that was there before is changed or gone. */
  readonly how: 'added' | 'removed' | 'changed';
  /** What stood there; absent where it was added. */
  readonly before?: unknown;
  /** What stands there; absent where it was removed. */
  readonly after?: unknown;
}

type Fields = { readonly [key: string]: unknown };

interface Place {
  readonly pointer: string;
  readonly path: string;
}

const ROOT: Place = { pointer: '', path: '' };

/**
 * The deepest places at which two contents differ; none if and only if they are the same. Lists of things with an
 * identity (`code`, `id`, `variable`, …) are compared thing by thing, so that one inserted in the middle is one
 * difference; where the things trade places, the list itself differs too. Other lists differ as a whole.
 */
export function differences(before: unknown, after: unknown, place: Place = ROOT): readonly Difference[] {
  // Not Object.is: JSON does not tell 0 from -0.
  if (before === after) return [];
  if (before === undefined) return [{ ...place, how: 'added', after }];
  if (after === undefined) return [{ ...place, how: 'removed', before }];
  if (Array.isArray(before) && Array.isArray(after)) return listDifferences(before, after, place);
  if (!isFields(before) || !isFields(after)) return [{ ...place, how: 'changed', before, after }];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => differences(field(before, key), field(after, key), below(place, key, key)));
}

function listDifferences(before: readonly unknown[], after: readonly unknown[], place: Place): readonly Difference[] {
  const named = byIdentity(before, after);
  if (named === undefined) return plainDifferences(before, after, place);
  const { old, now } = named;
  const names = new Set([...old.keys(), ...now.keys()]);
  const kept = [...old.keys()].filter((name) => now.has(name));
  const moved = [...now.keys()].filter((name) => old.has(name)).some((name, at) => name !== kept[at]);
  return [
    ...[...names].flatMap((name) => differences(old.get(name), now.get(name), below(place, name, '*'))),
    ...(moved ? [{ ...place, how: 'changed' as const, before, after }] : []),
  ];
}

/**
 * Things without identity are compared place by place if there are as many as before, so that a text changed in one of
 * them is seen as such. Other lists differ as a whole; only what follows the old list is an addition.
 */
function plainDifferences(before: readonly unknown[], after: readonly unknown[], place: Place): readonly Difference[] {
  const found = before.map((item, at) => differences(item, after[at], below(place, String(at), '*')));
  if (before.length === after.length && [...before, ...after].every(isFields)) return found.flat();
  const same = found.every((each) => each.length === 0);
  if (same && before.length === after.length) return [];
  return [{ ...place, how: same ? 'added' : 'changed', before, after }];
}

/** What may name an item within its list: the first of these that all items have and no two of a list share. */
const IDENTITIES: readonly (readonly string[])[] = [
  ['to', 'code'],
  ['source', 'target'],
  ['code'],
  ['id'],
  ['variable'],
  ['unit'],
  ['key'],
  ['when'],
  ['system'],
  ['table'],
];

type Named = ReadonlyMap<string, Fields>;

function byIdentity(before: readonly unknown[], after: readonly unknown[]): { old: Named; now: Named } | undefined {
  const lists = [before.filter(isFields), after.filter(isFields)] as const;
  if (lists[0].length < before.length || lists[1].length < after.length) return undefined;
  for (const keys of IDENTITIES) {
    const [old, now] = [namedBy(lists[0], keys), namedBy(lists[1], keys)];
    if (old.size === before.length && now.size === after.length) return { old, now };
  }
  return undefined;
}

function namedBy(items: readonly Fields[], keys: readonly string[]): Named {
  return new Map(items.flatMap((item) => nameBy(item, keys).map((name) => [name, item] as const)));
}

function nameBy(item: Fields, keys: readonly string[]): readonly string[] {
  const parts = keys.map((key) => field(item, key));
  return parts.every((part) => typeof part === 'string') ? [parts.join(' ')] : [];
}

function below({ pointer, path }: Place, name: string, segment: string): Place {
  return { pointer: `${pointer}/${escaped(name)}`, path: path === '' ? segment : `${path}/${escaped(segment)}` };
}

function escaped(segment: string): string {
  return segment.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Own fields only: a variable may be called `constructor`. */
function field(fields: Fields, key: string): unknown {
  return Object.hasOwn(fields, key) ? fields[key] : undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
