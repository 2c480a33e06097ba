import { isMembers } from './members.ts';

/** The texts of a dictionary that others name as `#/path/to/them`. */
export interface References {
  /** A text or list of texts with all names replaced, however deep; or why that cannot be done. */
  texts(value: unknown): readonly string[] | { readonly reason: string };
}

const TAG = /^#(\/[-_A-Za-z0-9]+)+$/;

export function referencesOf(root: unknown): References {
  const resolve = (value: unknown, within: readonly string[]): readonly string[] | { readonly reason: string } => {
    if (Array.isArray(value)) return resolveAll(value, within);
    if (typeof value !== 'string') return { reason: `${JSON.stringify(value)} is no text` };
    if (!TAG.test(value)) return [value];
    if (within.includes(value)) return { reason: `the reference ${value} runs in a circle` };
    const found = find(root, value);
    if (typeof found !== 'string' && !Array.isArray(found)) return { reason: `there is no reference ${value}` };
    return resolve(found, [...within, value]);
  };
  const resolveAll = (values: readonly unknown[], within: readonly string[]) => {
    const texts: string[] = [];
    for (const value of values) {
      const some = resolve(value, within);
      if ('reason' in some) return some;
      texts.push(...some);
    }
    return texts;
  };
  return { texts: (value) => resolve(value, []) };
}

function find(root: unknown, tag: string): unknown {
  let value = root;
  for (const step of tag.split('/').slice(1)) {
    value = isMembers(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }
  return value;
}
