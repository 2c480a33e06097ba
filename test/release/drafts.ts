import fc from 'fast-check';
import type { Definition, OwnConcept } from '../../src/model/definitions.ts';
import type { Dictionary } from '../../src/model/dictionary.ts';
import { keyOf } from '../../src/model/ids.ts';
import { codeSystem, valueSet, variable } from '../snapshot/dictionaries.ts';
import { SETTINGS, WORKING_GROUPS } from '../store/fixture-release.ts';

/** What a dictionary is made of; definitions in the order in which they were read. */
export interface Draft {
  readonly publisher: string;
  readonly definitions: readonly Definition[];
}

const id = fc.constantFrom('a', 'b', 'c', 'constructor');
const text = fc.string({ unit: 'binary', maxLength: 8 });
const codes: fc.Arbitrary<readonly OwnConcept[]> = fc.uniqueArray(
  fc.record({
    code: fc.constantFrom('1', '2', '9861/3', '__proto__'),
    // Languages in no order: the order of the keys of a file must not show anywhere.
    display: fc.oneof(text, fc.record({ en: text, fr: text, de: text })),
    abstract: fc.boolean(),
  }),
  { selector: (each) => each.code, maxLength: 4 },
);

const anyDefinition: fc.Arbitrary<Definition> = fc.oneof(
  fc.tuple(id, text).map(([name, title]) => variable(name, title)),
  fc.tuple(id, codes).map(([name, list]) => valueSet(name, { codes: list })),
  fc.tuple(id, codes).map(([name, concepts]) => codeSystem(`sys_${name}`, concepts)),
  fc.tuple(id, fc.constantFrom('1', '2')).map(([name, code]) =>
    valueSet(`of_${name}`, {
      include: [{ system: `sys_${name}`, filters: [{ property: 'concept', op: 'is-a', value: code }] }],
    }),
  ),
);

/** Few ids and few values, so that two drafts have much in common. */
export const anyDraft: fc.Arbitrary<Draft> = fc.record({
  publisher: fc.constantFrom('One', 'Two'),
  definitions: fc.uniqueArray(anyDefinition, { selector: keyOf, maxLength: 12 }),
});

export function dictionaryOf({ publisher, definitions }: Draft): Dictionary {
  return {
    settings: { ...SETTINGS, publisher },
    workingGroups: WORKING_GROUPS,
    definitions: new Map(definitions.map((each) => [keyOf(each), each])),
  };
}
