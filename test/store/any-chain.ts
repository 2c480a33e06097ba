import fc from 'fast-check';
import type { Definition } from '../../src/model/definitions.ts';
import { keyOf } from '../../src/model/ids.ts';
import type { Release } from '../../src/model/release.ts';
import { type Draft, SETTINGS, seal, valueSet, variable } from './fixture-release.ts';

const text = fc.string({ unit: 'binary', maxLength: 40 });
const id = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/);

const anyDefinition: fc.Arbitrary<Definition> = fc.oneof(
  fc.tuple(id, text).map(([name, title]) => variable(name, title)),
  fc.tuple(id, fc.array(text, { maxLength: 5 })).map(([name, displays]) => valueSet(name, displays)),
);

const anyDraft: fc.Arbitrary<Draft> = fc.record({
  settings: text.map((publisher) => ({ ...SETTINGS, publisher })),
  workingGroups: fc.array(fc.record({ id, title: text, owns: fc.array(text, { maxLength: 3 }) }), { maxLength: 3 }),
  definitions: fc.uniqueArray(anyDefinition, { selector: keyOf, maxLength: 20 }),
});

/** One to five releases, each following the one before, with any text in them. */
export const anyChain: fc.Arbitrary<readonly Release[]> = fc
  .array(anyDraft, { minLength: 1, maxLength: 5 })
  .map((drafts) => {
    const releases: Release[] = [];
    for (const [n, draft] of drafts.entries()) releases.push(seal(`1.${n}.0`, draft, releases.at(-1)));
    return releases;
  });
