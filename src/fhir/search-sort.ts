import { textIn } from '../model/text.ts';
import { folded } from '../query/concepts.ts';
import { compareVersions } from '../terminology/versions.ts';
import { byUrlThenNewest, type Held, type Since, sinceOf, versionOf } from './held.ts';

type Compare = (a: Held, b: Held, context: Since) => number;

const byText =
  (textOf: (held: Held, context: Since) => string): Compare =>
  (a, b, context) => {
    const [left, right] = [textOf(a, context), textOf(b, context)];
    return left < right ? -1 : Number(left > right);
  };

/** What results can be ordered by. */
const KEYS = {
  _id: byText(({ id }) => id),
  _lastUpdated: byText(sinceOf),
  date: byText(sinceOf),
  name: byText(({ described }) => folded(described.name ?? '')),
  publisher: byText(({ described }) => folded(described.publisher ?? '')),
  status: byText(({ described }) => described.status ?? ''),
  title: byText(({ described }) => folded(textIn(described.title, 'en'))),
  url: byText(({ described }) => described.url ?? ''),
  version: (a: Held, b: Held, context: Since) =>
    compareVersions(versionOf(a, context) ?? '', versionOf(b, context) ?? ''),
} as const satisfies { readonly [key: string]: Compare };

export type SortKey = keyof typeof KEYS;

export const SORT_KEYS = Object.keys(KEYS);

export interface Sort {
  readonly key: SortKey;
  readonly descending: boolean;
}

/** One item of `_sort`: a key, with a minus for descending. Undefined for a key that there is not. */
export function sortOf(text: string): Sort | undefined {
  const name = text.replace(/^-/, '');
  if (!Object.hasOwn(KEYS, name)) return undefined;
  // `hasOwn` has just said that it is one of the keys.
  return { key: name as SortKey, descending: text.startsWith('-') };
}

/** In the order asked for; what that leaves equal stays in the order that a search without `_sort` has. */
export function sorted(found: readonly Held[], sorts: readonly Sort[], context: Since): readonly Held[] {
  if (sorts.length === 0) return found;
  return found.toSorted((a, b) => {
    for (const { key, descending } of sorts) {
      const order = KEYS[key](a, b, context);
      if (order !== 0) return descending ? -order : order;
    }
    return byUrlThenNewest(a, b, context);
  });
}
