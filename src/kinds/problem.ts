import type { Definition } from '../model/definitions.ts';
import { keyOf } from '../model/ids.ts';
import { error, type Issue, type IssueCode } from '../model/issue.ts';

/** An error at a place of a definition. */
export function problem(definition: Definition, code: IssueCode, pointer: string, message: string): Issue {
  return error(code, message, { definition: keyOf(definition), pointer });
}

/** `duplicate-code` for every name after the first of its like; `nameOf` answers the name and `pointerOf` its place. */
export function duplicates<T>(
  definition: Definition,
  items: readonly T[],
  about: { readonly what: string; readonly nameOf: (item: T) => string; readonly pointerOf: (index: number) => string },
): readonly Issue[] {
  const seen = new Map<string, string>();
  return items.flatMap((item, index) => {
    const name = about.nameOf(item);
    const folded = name.toLowerCase();
    const earlier = seen.get(folded);
    seen.set(folded, name);
    if (earlier === undefined) return [];
    const how = earlier === name ? 'is there twice' : `differs from "${earlier}" only by case`;
    return [problem(definition, 'duplicate-code', about.pointerOf(index), `The ${about.what} "${name}" ${how}.`)];
  });
}

/** `duplicate-code` for parts that share an id. */
export function uniqueIds(
  definition: Definition,
  parts: readonly { readonly id: string }[],
  what: string,
  pointer: string,
): readonly Issue[] {
  return duplicates(definition, parts, {
    what,
    nameOf: (part) => part.id,
    pointerOf: (index) => `${pointer}/${index}/id`,
  });
}
