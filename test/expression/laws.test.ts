import { Environment } from '@marcbachmann/cel-js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ReadonlyRecord } from '../../src/expression/compile.ts';
import { isPartialDate } from '../../src/expression/partial-date.ts';
import { anyDate, anyDay, completionOf, condition } from './support.ts';

/** What a generated expression may be made of. */
interface Parts {
  readonly dates: boolean;
  readonly columnsAsked: boolean;
}

const number = fc.integer({ min: -3, max: 3 }).map((n) => `${n.toFixed(1)}`);
const word = fc.constantFrom('"a"', '"b"', '"ab"');

/** Conditions over the scope of the tests, as text. */
function anyCondition({ dates, columnsAsked }: Parts): fc.Arbitrary<string> {
  const grammar = fc.letrec<{ bool: string; number: string; text: string; date: string; row: string }>((tie) => ({
    bool: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.constantFrom('alive', 'treated', 'true', 'false'),
      fc.constantFrom('known(age)', 'known(ldh)', 'known(alive)', 'known(sex)', 'known(diagnosed)'),
      fc.tuple(tie('number'), fc.constantFrom('<', '<=', '>', '>=', '==', '!='), tie('number')).map(infix),
      fc.tuple(tie('text'), fc.constantFrom('<', '==', '!=', '>='), tie('text')).map(infix),
      fc.tuple(tie('bool'), fc.constantFrom('&&', '||', '==', '!='), tie('bool')).map(infix),
      fc.tuple(tie('bool'), fc.constantFrom('&&', '||'), tie('bool')).map(infix),
      tie('bool').map((a) => `!${a}`),
      fc.tuple(tie('bool'), tie('bool'), tie('bool')).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
      fc.tuple(tie('number'), tie('number'), tie('number')).map(([a, b, c]) => `(${a} in [${b}, ${c}])`),
      tie('text').map((a) => `(${a} in mutations)`),
      fc.tuple(fc.constantFrom('exists', 'all', 'exists_one'), tie('row')).map(([m, p]) => `labs.${m}(l, ${p})`),
      tie('row').map((p) => `labs.filter(l, ${p}).exists(k, k.hemoglobin > 0.0)`),
      ...(dates
        ? [fc.tuple(tie('date'), fc.constantFrom('<', '<=', '>', '>=', '==', '!='), tie('date')).map(infix)]
        : []),
    ),
    row: fc.oneof(
      { maxDepth: 2 },
      fc.tuple(fc.constant('l.hemoglobin'), fc.constantFrom('<', '>=', '=='), tie('number')).map(infix),
      fc.tuple(fc.constant('l.code'), fc.constantFrom('<', '=='), tie('text')).map(infix),
      fc.tuple(tie('row'), fc.constantFrom('&&', '||'), tie('row')).map(infix),
      tie('bool'),
      ...(columnsAsked ? [fc.constant('known(l.hemoglobin)')] : []),
      ...(dates ? [fc.tuple(fc.constant('l.taken'), fc.constantFrom('<', '==', '>='), tie('date')).map(infix)] : []),
    ),
    number: fc.oneof(
      { maxDepth: 2 },
      fc.constantFrom('age', 'ldh'),
      number,
      fc.tuple(tie('number'), fc.constantFrom('+', '-', '*'), tie('number')).map(infix),
      fc.tuple(tie('bool'), tie('number'), tie('number')).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
      tie('number').map((a) => `(-${a})`),
      ...(dates
        ? [
            fc
              .tuple(fc.constantFrom('daysBetween', 'monthsBetween', 'yearsBetween'), tie('date'), tie('date'))
              .map(([f, a, b]) => `${f}(${a}, ${b})`),
            tie('number').map((a) => `abs(${a})`),
            fc.tuple(tie('number'), tie('number')).map(([a, b]) => `(${a} / ${b})`),
          ]
        : []),
    ),
    text: fc.oneof(
      { maxDepth: 2 },
      fc.constantFrom('sex', 'diagnosis'),
      word,
      fc.tuple(tie('text'), fc.constant('+'), tie('text')).map(infix),
    ),
    date: fc.oneof(
      fc.constantFrom('diagnosed', 'died'),
      anyDate.map((d) => `date("${d.text}")`),
    ),
  }));
  // `l` exists only in loops, which are not inside one another here.
  return grammar.bool.filter((source) => (source.match(/\(l, /g)?.length ?? 0) <= 1 || !isNested(source));
}

function infix([a, operator, b]: readonly [string, string, string]): string {
  return `(${a} ${operator} ${b})`;
}

function isNested(source: string): boolean {
  let depth = 0;
  const opened: number[] = [];
  for (let i = 0; i < source.length; i++) {
    if (source[i] === '(') depth++;
    if (source[i] === ')' && opened.at(-1) === depth--) opened.pop();
    if (!source.startsWith('(l, ', i)) continue;
    if (opened.length > 0) return true;
    opened.push(depth);
  }
  return false;
}

const small = fc.integer({ min: -3, max: 3 });
const letters = fc.constantFrom('a', 'b', 'ab');
const whole = {
  age: small,
  ldh: small,
  alive: fc.boolean(),
  treated: fc.boolean(),
  sex: letters,
  diagnosis: letters,
  mutations: fc.array(letters, { maxLength: 3 }),
};
const row = { hemoglobin: small, code: letters };
const recordWithoutDates = fc.record({ ...whole, labs: fc.array(fc.record(row), { maxLength: 3 }) });
const recordWithDates = fc.record({
  ...whole,
  diagnosed: anyDate,
  died: anyDate,
  labs: fc.array(fc.record({ ...row, taken: anyDate }), { maxLength: 3 }),
});

it('the library itself gives the same answer wherever it knows all', () => {
  const environment = new Environment()
    .registerType('Lab', { fields: { hemoglobin: 'double', code: 'string' } })
    .registerVariable('labs', 'list<Lab>')
    .registerVariable('mutations', 'list<string>')
    .registerFunction('known(dyn): bool', () => true);
  for (const name of ['age', 'ldh']) environment.registerVariable(name, 'double');
  for (const name of ['alive', 'treated']) environment.registerVariable(name, 'bool');
  for (const name of ['sex', 'diagnosis']) environment.registerVariable(name, 'string');
  const sources = anyCondition({ dates: false, columnsAsked: true }).map((s) =>
    s.replaceAll('known(diagnosed)', 'true'),
  );
  fc.assert(
    fc.property(sources, recordWithoutDates, (source, record) => {
      expect(condition(source).evaluate(record)).toBe(environment.evaluate(source, { ...record }));
    }),
    { numRuns: 1_000 },
  );
});

it('a decided answer stays the same however partial dates turn out', () => {
  const wheres = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(anyCondition({ dates: true, columnsAsked: true }), recordWithDates, wheres, (source, record, where) => {
      const expression = condition(source);
      const answer = expression.evaluate(record);
      if (typeof answer !== 'boolean') return;
      expect([answer, 'unknown']).toContain(expression.evaluate(completed(record, where)));
      for (const end of [0, 1]) expect([answer, 'unknown']).toContain(expression.evaluate(completed(record, [end])));
    }),
    { numRuns: 2_000 },
  );
});

it('a decided answer stays the same whatever an absent column of a child record turns out to be', () => {
  const sources = anyCondition({ dates: false, columnsAsked: false });
  fc.assert(
    fc.property(sources, recordWithoutDates, fc.nat(), (source, record, gap) => {
      const labs = record.labs.map(({ hemoglobin, ...rest }, i) => (gap % 3 === i ? rest : { ...rest, hemoglobin }));
      const expression = condition(source);
      const answer = expression.evaluate({ ...record, labs });
      if (answer !== 'unknown') expect(expression.evaluate(record)).toBe(answer);
    }),
    { numRuns: 1_000 },
  );
});

it('of whole data it is evaluated or not, never unknown, whichever variables are absent', () => {
  const names = [...Object.keys(whole), 'labs', 'diagnosed', 'died'];
  const sources = anyCondition({ dates: true, columnsAsked: true }).filter((s) => !s.includes(' / '));
  const days = fc.record({
    ...whole,
    diagnosed: anyDay,
    died: anyDay,
    labs: fc.array(fc.record({ ...row, taken: anyDay })),
  });
  const wholeDates = sources.map((source) => source.replace(/date\("[^"]*"\)/g, 'died'));
  fc.assert(
    fc.property(wholeDates, days, fc.subarray(names), (source, record, present) => {
      const some = Object.fromEntries(Object.entries(record).filter(([name]) => present.includes(name)));
      const answer = condition(source).evaluate(some);
      expect(answer).not.toBe('unknown');
      if (present.length === names.length) expect(answer).not.toBe('not-evaluated');
    }),
    { numRuns: 2_000 },
  );
});

it('evaluation never throws, whatever a record holds', () => {
  const junk = fc.dictionary(
    fc.constantFrom('age', 'sex', 'alive', 'died', 'labs', 'mutations', '__proto__'),
    fc.anything(),
  );
  fc.assert(
    fc.property(anyCondition({ dates: true, columnsAsked: true }), junk, (source, record) => {
      expect([true, false, 'unknown', 'not-evaluated']).toContain(condition(source).evaluate(record as ReadonlyRecord));
    }),
    { numRuns: 1_000 },
  );
});

function completed(record: ReadonlyRecord, where: readonly number[]): ReadonlyRecord {
  let next = 0;
  const value = (v: unknown): unknown => {
    if (isPartialDate(v)) return completionOf(v, where[next++ % where.length] ?? 0);
    if (Array.isArray(v)) return v.map(value);
    return typeof v === 'object' && v !== null
      ? Object.fromEntries(Object.entries(v).map(([k, x]) => [k, value(x)]))
      : v;
  };
  return value(record) as ReadonlyRecord;
}
