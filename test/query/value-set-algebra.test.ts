import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readValueSet } from '../../src/fhir/read-value-set.ts';
import { layerOf } from '../../src/fhir/request-layer.ts';
import { composeSourceOf } from '../../src/query/compose-source.ts';
import { openTerminology } from '../../src/query/terminology-request.ts';
import { validateCodings } from '../../src/query/validate-codings.ts';
import { enumerate } from '../../src/terminology/enumerate.ts';
import { snapshot } from '../snapshot/dictionaries.ts';

/**
 * Value sets of any composition against a naive reading of FHIR: sets of codes, united, intersected and subtracted. What
 * is enumerated and what is answered code by code must both be that set.
 */

const A = 'http://example.org/a';
const B = 'http://example.org/b';

interface Code {
  readonly code: string;
  readonly parents: readonly string[];
  readonly colour?: string;
}

interface Edition {
  readonly url: string;
  readonly version: string;
  readonly codes: readonly Code[];
}

const EDITIONS: readonly Edition[] = [
  {
    url: A,
    version: '1.0.0',
    codes: [
      { code: 'root', parents: [] },
      { code: 'left', parents: ['root'], colour: 'red' },
      { code: 'right', parents: ['root'], colour: 'blue' },
      { code: 'both', parents: ['left', 'right'], colour: 'red' },
      { code: 'old', parents: ['both'] },
      { code: 'alone', parents: [], colour: 'green' },
    ],
  },
  {
    url: A,
    version: '2.0.0',
    codes: [
      { code: 'root', parents: [] },
      { code: 'left', parents: ['root'], colour: 'blue' },
      { code: 'both', parents: ['left'], colour: 'red' },
      { code: 'new', parents: ['both'], colour: 'green' },
      { code: 'alone', parents: ['new'] },
    ],
  },
  {
    url: B,
    version: '7',
    codes: [
      { code: 'root', parents: [], colour: 'red' },
      { code: 'b1', parents: ['root'] },
      { code: 'b2', parents: ['b1'], colour: 'blue' },
    ],
  },
];

interface Clause {
  readonly system?: string;
  readonly version?: string;
  readonly concept?: readonly { readonly code: string }[];
  readonly filter?: readonly { readonly property: string; readonly op: string; readonly value: string }[];
  readonly valueSet?: readonly string[];
}

interface ValueSetJson {
  readonly resourceType: 'ValueSet';
  readonly url: string;
  readonly status: 'active';
  readonly compose: { readonly include: readonly Clause[]; readonly exclude: readonly Clause[] };
}

const urlOf = (at: number) => `http://example.org/vs${at}`;

/** `system|version#code`. */
type Member = string;

function editionOf({ system, version }: Clause): Edition {
  const all = EDITIONS.filter((each) => each.url === system);
  const found = version === undefined ? all.at(-1) : all.find((each) => each.version === version);
  if (found === undefined) throw new Error('the test names editions that there are');
  return found;
}

function isBelow(edition: Edition, code: string, ancestor: string): boolean {
  if (code === ancestor) return true;
  const own = edition.codes.find((each) => each.code === code);
  return own?.parents.some((parent) => isBelow(edition, parent, ancestor)) === true;
}

type Filter = NonNullable<Clause['filter']>[number];

function passes(edition: Edition, { code, parents, colour }: Code, filter: Filter): boolean {
  if (filter.property === 'colour') return isColoured(colour, filter);
  const { op, value } = filter;
  const isLeaf = edition.codes.every((each) => !each.parents.includes(code));
  if (op === 'is-a') return isBelow(edition, code, value);
  if (op === 'descendent-of') return code !== value && isBelow(edition, code, value);
  if (op === 'is-not-a') return !isBelow(edition, code, value);
  if (op === 'generalizes') return isBelow(edition, value, code);
  if (op === 'child-of') return parents.includes(value);
  return isLeaf && isBelow(edition, code, value);
}

function isColoured(colour: string | undefined, { op, value }: Filter): boolean {
  if (op === 'exists') return (colour !== undefined) === (value === 'true');
  if (op === 'not-in') return colour === undefined || !value.split(',').includes(colour);
  if (colour === undefined) return false;
  if (op === '=') return colour === value;
  return op === 'in' ? value.split(',').includes(colour) : new RegExp(`^(?:${value})$`).test(colour);
}

const plain = (member: Member): string => member.replace(/\|.*#/, '#');

function ofClause(clause: Clause, valueSets: readonly ValueSetJson[]): readonly Member[] {
  const imports = (clause.valueSet ?? []).map((url) => {
    const found = valueSets.find((each) => each.url === url);
    return found === undefined ? [] : oracle(found, valueSets);
  });
  const candidates = clause.system === undefined ? (imports[0] ?? []) : picked(clause);
  return candidates.filter((member) => imports.every((set) => set.some((each) => plain(each) === plain(member))));
}

function picked(clause: Clause): readonly Member[] {
  const edition = editionOf(clause);
  const codes = edition.codes.filter(
    (each) =>
      (clause.concept === undefined || clause.concept.some(({ code }) => code === each.code)) &&
      (clause.filter ?? []).every((filter) => passes(edition, each, filter)),
  );
  return codes.map(({ code }) => `${edition.url}|${edition.version}#${code}`);
}

/** Editions count where the clauses tell them apart, and are not all of one system with others taken out. */
function tellsApart({ compose: { include, exclude } }: ValueSetJson): boolean {
  const all = [...include, ...exclude];
  const differ = all.some((a) =>
    all.some((b) => a.system !== undefined && a.system === b.system && a.version !== b.version),
  );
  const isOne = all.every((each) => each.system === include[0]?.system && each.version !== undefined);
  const apart = exclude.every((each) => include.every((other) => other.version !== each.version));
  const merges = include.length > 0 && exclude.length > 0 && include[0]?.system !== undefined && isOne && apart;
  return differ && !merges;
}

function oracle(valueSet: ValueSetJson, valueSets: readonly ValueSetJson[]): readonly Member[] {
  const { include, exclude } = valueSet.compose;
  const key = tellsApart(valueSet) ? (member: Member) => member : plain;
  const out = new Set(exclude.flatMap((clause) => ofClause(clause, valueSets)).map(key));
  // Of editions of one system, the higher comes first.
  const inOrder = include.toSorted((a, b) =>
    a.system === b.system && a.version !== undefined && b.version !== undefined
      ? Number(a.version < b.version) - Number(a.version > b.version)
      : 0,
  );
  const members = inOrder.flatMap((clause) => ofClause(clause, valueSets)).filter((member) => !out.has(key(member)));
  // Where editions are not told apart, a code is there once: as the first clause has it.
  return members.filter((member, at) => members.findIndex((each) => key(each) === key(member)) === at);
}

const CODES = ['root', 'left', 'right', 'both', 'old', 'new', 'alone', 'b1', 'b2'];

/** Codes that all editions of a system have: a filter on another one is an error of the value set. */
const ANCHORS: { readonly [system: string]: readonly string[] } = {
  [A]: ['root', 'left', 'both', 'alone'],
  [B]: ['root', 'b1', 'b2'],
};

function filterArb(system: string) {
  const hierarchical = fc.record({
    property: fc.constant('concept'),
    op: fc.constantFrom('is-a', 'descendent-of', 'is-not-a', 'generalizes', 'child-of', 'descendent-leaf'),
    value: fc.constantFrom(...(ANCHORS[system] ?? [])),
  });
  const byColour = fc.oneof(
    fc.record({ op: fc.constant('='), value: fc.constantFrom('red', 'blue', 'green') }),
    fc.record({ op: fc.constantFrom('in', 'not-in'), value: fc.constantFrom('red,blue', 'green', 'red') }),
    fc.record({ op: fc.constant('exists'), value: fc.constantFrom('true', 'false') }),
    fc.record({ op: fc.constant('regex'), value: fc.constantFrom('r.*', '[bg].+', 'e') }),
  );
  return fc.oneof(
    hierarchical,
    byColour.map((rest) => ({ property: 'colour', ...rest })),
  );
}

function clauseArb(at: number): fc.Arbitrary<Clause> {
  const some = fc.uniqueArray(fc.nat({ max: Math.max(0, at - 1) }), { maxLength: 2 });
  const imports: fc.Arbitrary<readonly number[]> = at === 0 ? fc.constant([]) : some;
  const ofSystem = fc.constantFrom(A, B).chain((system) =>
    fc.record({
      system: fc.constant(system),
      version: system === A ? fc.constantFrom(undefined, '1.0.0', '2.0.0') : fc.constant(undefined),
      concept: fc.option(fc.uniqueArray(fc.constantFrom(...CODES), { minLength: 1, maxLength: 4 }), { nil: undefined }),
      filter: fc.array(filterArb(system), { maxLength: 2 }),
      imports,
    }),
  );
  const onlyImports = fc.record({ imports: imports.filter((list) => list.length > 0 || at === 0) });
  return fc
    .oneof({ weight: 4, arbitrary: ofSystem }, { weight: at === 0 ? 0 : 1, arbitrary: onlyImports })
    .map((made): Clause => {
      const valueSet = made.imports.map(urlOf);
      const base = valueSet.length === 0 ? {} : { valueSet };
      if (!('system' in made)) return base;
      const { system, version, concept, filter } = made;
      return {
        ...base,
        system,
        ...(version === undefined ? {} : { version }),
        ...(concept === undefined ? {} : { concept: concept.map((code) => ({ code })) }),
        ...(filter.length === 0 || concept !== undefined ? {} : { filter }),
      };
    });
}

const valueSetsArb: fc.Arbitrary<readonly ValueSetJson[]> = fc.tuple(
  ...[0, 1, 2].map((at) =>
    fc
      .record({
        include: fc.array(clauseArb(at), { minLength: 1, maxLength: 3 }),
        exclude: fc.array(clauseArb(at), { maxLength: 2 }),
      })
      .map((compose): ValueSetJson => ({ resourceType: 'ValueSet', url: urlOf(at), status: 'active', compose })),
  ),
);

function codeSystemJson({ url, version, codes }: Edition) {
  return {
    resourceType: 'CodeSystem',
    url,
    version,
    status: 'active',
    content: 'complete',
    caseSensitive: true,
    concept: codes.map(({ code, parents, colour }) => ({
      code,
      property: [
        ...parents.map((valueCode) => ({ code: 'parent', valueCode })),
        ...(colour === undefined ? [] : [{ code: 'colour', valueCode: colour }]),
      ],
    })),
  };
}

const SNAPSHOT = snapshot();
const SYSTEMS = EDITIONS.map(codeSystemJson);

function opened(valueSets: readonly ValueSetJson[]) {
  const brought = layerOf([...SYSTEMS, ...valueSets.map((each) => ({ ...each }))]);
  return openTerminology({ primary: SNAPSHOT, others: () => [], brought });
}

const sorted = (members: Iterable<string>): readonly string[] => [...new Set(members)].sort();

describe('a value set of any composition', () => {
  test('holds the codes that the naive reading says', () => {
    fc.assert(
      fc.property(valueSetsArb, (valueSets) => {
        const top = valueSets[2];
        if (top === undefined) return;
        const request = opened(valueSets);
        const { codes, issues } = enumerate(composeSourceOf(request), readValueSet({ ...top }));
        expect(issues).toEqual([]);
        const found = codes.map(({ system, concept }) => `${system.shape.url}|${system.shape.version}#${concept.code}`);
        const expected = oracle(top, valueSets);
        if (tellsApart(top)) expect(sorted(found)).toEqual(sorted(expected));
        else expect(sorted(found.map(plain))).toEqual(sorted(expected.map(plain)));
      }),
      { numRuns: 300 },
    );
  });

  test('answers of each code whether it is among those, without expanding', () => {
    fc.assert(
      fc.property(valueSetsArb, (valueSets) => {
        const top = valueSets[2];
        if (top === undefined) return;
        const request = opened(valueSets);
        const valueSet = readValueSet({ ...top });
        const members = new Set(oracle(top, valueSets).map(plain));
        for (const system of [A, B]) {
          for (const code of CODES) {
            const placed = [{ coding: { system, code }, path: 'Coding' }];
            const answer = validateCodings(placed, {
              request,
              valueSet,
              options: { mode: 'coding', membershipOnly: true },
            });
            expect([system, code, answer.ok && answer.value.result]).toEqual([
              system,
              code,
              members.has(`${system}#${code}`),
            ]);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
