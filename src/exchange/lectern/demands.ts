import type { ConditionTest, LecternRange, Restriction, Values } from './lectern.ts';

/** A condition on the way to a demand: it must hold, or must not. */
export interface Branch {
  readonly test: ConditionTest;
  readonly holds: boolean;
}

export type What =
  | { readonly what: 'required' | 'empty' }
  | { readonly what: 'script'; readonly source: string }
  | { readonly what: 'codeList'; readonly values: Values }
  | { readonly what: 'regex'; readonly source: string }
  | { readonly what: 'range'; readonly range: LecternRange };

/** One thing that a field must be, and the conditions under which it must. */
export type Demand = What & { readonly path: readonly Branch[] };

/** Nested restrictions, flat. Lectern applies every one that its conditions lead to. */
export function demandsOf(restrictions: readonly Restriction[], path: readonly Branch[] = []): readonly Demand[] {
  return restrictions.flatMap((restriction): readonly Demand[] => {
    if ('test' in restriction) {
      const { test, whenTrue, whenFalse } = restriction;
      return [
        ...demandsOf(whenTrue, [...path, { test, holds: true }]),
        ...demandsOf(whenFalse, [...path, { test, holds: false }]),
      ];
    }
    const { codeList, empty, range, regex, required, script } = restriction;
    const whats: readonly What[] = [
      ...(required ? [{ what: 'required' } as const] : []),
      ...(empty ? [{ what: 'empty' } as const] : []),
      ...(codeList === undefined ? [] : [{ what: 'codeList', values: codeList } as const]),
      ...(range === undefined ? [] : [{ what: 'range', range } as const]),
      ...(regex ?? []).map((source) => ({ what: 'regex', source }) as const),
      ...(script === undefined ? [] : [{ what: 'script', source: script } as const]),
    ];
    return whats.map((what) => ({ ...what, path }));
  });
}
