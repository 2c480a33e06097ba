import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RecordPlan } from '../../../src/records/plan.ts';
import { windowsOf } from '../../../src/records/synth/chronology.ts';
import { randomOf } from '../../../src/records/synth/random.ts';
import { synthOf } from '../../../src/records/synth/synth.ts';
import { textOfPattern } from '../../../src/records/synth/text-of-pattern.ts';
import { good } from '../../snapshot/dictionaries.ts';
import { briefly } from '../support.ts';
import { brokenRecords, cellsOf, realPlan, reportOnCells } from './support.ts';

test.each([1, 2, 3])(
  'records of the shipped dictionary have no error and no warning, seed %i',
  (seed) => {
    const report = reportOnCells(realPlan(), cellsOf(realPlan(), seed, 40));
    expect(briefly(report)).toEqual([]);
    expect(report.verdict.counts).toEqual({ error: 0, warning: 0, information: 0 });
  },
  120_000,
);

test('most rules decide on some of the records: they hold, they do not just say nothing', () => {
  const { steps } = reportOnCells(realPlan(), cellsOf(realPlan(), 1, 60));
  const rules = steps.filter(({ check }) => check === 'rule');
  const decided = rules.filter(({ outcome }) => outcome === 'pass');
  expect(decided.length / rules.length).toBeGreaterThan(0.8);
}, 120_000);

test.each([true, false])(
  'planted faults are found where they are, and nothing else is (as text: %s)',
  (isText) => {
    const { found, expected } = brokenRecords(realPlan(), { seed: 3, families: 60, isText });
    expect(expected.length).toBeGreaterThan(50);
    expect(found).toEqual(expected);
  },
  120_000,
);

test('many kinds of faults are planted', () => {
  const { expected } = brokenRecords(realPlan(), { seed: 3, families: 60, isText: true });
  const codes = new Set(expected.map((each) => each.split(' ')[2]));
  for (const code of [
    'rule-broken',
    'key-duplicate',
    'key-missing',
    'reference-unknown',
    'value-range',
    'code-unknown',
  ]) {
    expect(codes).toContain(code);
  }
}, 120_000);

test('the same seed gives the same records, another seed others', () => {
  expect(cellsOf(realPlan(), 5, 10)).toEqual(cellsOf(realPlan(), 5, 10));
  expect(cellsOf(realPlan(), 5, 10)).not.toEqual(cellsOf(realPlan(), 6, 10));
});

test('a family is the same whichever was made before it', () => {
  const first = good(synthOf(realPlan(), 4));
  const second = good(synthOf(realPlan(), 4));
  first.family(1);
  const texts = (synth: typeof first) =>
    JSON.stringify([...good(synth.family(9)).rows].map(([, rows]) => rows.map(({ values }) => values)));
  expect(texts(first)).toBe(texts(second));
});

test('some cells say why they are empty', () => {
  const cells = [...cellsOf(realPlan(), 1, 20).values()].flat(2);
  const said = cells.filter((cell) => realPlan().missingReasons.includes(cell)).length;
  expect(said / cells.length).toBeGreaterThan(0.01);
  expect(said / cells.length).toBeLessThan(0.2);
});

test('no code that is out of use is drawn', () => {
  const plan = withInactiveCodes(realPlan());
  const sexes = (cellsOf(plan, 1, 40).get('patient') ?? []).map(
    (cells) => cells[position(plan, 'patient', 'sex_at_birth')],
  );
  expect(sexes).toContain('female');
  expect(sexes).not.toContain('male');
});

test('rules that nothing can meet are said to be so', () => {
  const plan = realPlan();
  const tables = plan.tables.map((table) =>
    table.id === 'patient'
      ? {
          ...table,
          rules: table.rules
            .map((rule) => ({ ...rule, id: 'never', children: {}, assert: 'data_cutoff_date < date("1900-01-01")' }))
            .slice(0, 1),
        }
      : table,
  );
  const family = good(synthOf({ ...plan, tables }, 1)).family(1);
  expect(family.ok).toBe(false);
  expect(family.issues[0]?.code).toBe('not-supported');
  expect(family.issues[0]?.message).toContain('never');
});

test('tables that do not hang together are refused', () => {
  const plan = realPlan();
  const tables = plan.tables.map((table) => ({ ...table, references: [], rules: [] }));
  expect(synthOf({ ...plan, tables }, 1).issues[0]?.code).toBe('not-supported');
});

test('a random number is at least 0 and less than 1, and a whole one within its limits', () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.nat(),
      fc.integer({ min: -50, max: 0 }),
      fc.integer({ min: 0, max: 50 }),
      (seed, stream, from, to) => {
        const random = randomOf(seed, stream);
        const next = random.next();
        const whole = random.whole(from, to);
        return next >= 0 && next < 1 && Number.isInteger(whole) && whole >= from && whole <= to;
      },
    ),
  );
});

test('random numbers do not change from one version of the software to the next', () => {
  const random = randomOf(1, 2);
  expect([
    random.whole(0, 999),
    random.whole(0, 999),
    random.whole(0, 999),
    random.whole(0, 999),
  ]).toMatchInlineSnapshot(`
    [
      157,
      5,
      316,
      255,
    ]
  `);
});

test.each(['[A-Z]{3}', 'NCT[0-9]{8}|[0-9]{4}-[0-9]{6}-[0-9]{2}(-[0-9]{2})?', '(?:a|bc)+\\.d?', 'x{2,}\\d*'])(
  'a text of the pattern %s matches it',
  (pattern) => {
    const make = textOfPattern(pattern);
    for (let stream = 0; stream < 50; stream++) {
      expect(make?.(randomOf(3, stream))).toMatch(new RegExp(`^(?:${pattern})$`));
    }
  },
);

test('a pattern beyond what is understood makes nothing', () => {
  expect(['[^a]', '\\bx', 'a(?i)b', '\\pL', '(a'].map(textOfPattern)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('a later date has a later window, and a contradiction is left out', () => {
  const windowOf = windowsOf([
    ['a', 'b'],
    ['b', 'c'],
    ['c', 'a'],
    ['a', 'c'],
  ]);
  expect(windowOf('a').to).toBeLessThanOrEqual(windowOf('b').from);
  expect(windowOf('b').to).toBeLessThanOrEqual(windowOf('c').from);
});

function withInactiveCodes(plan: RecordPlan): RecordPlan {
  const codeLists = plan.codeLists.map((list) => ({
    ...list,
    codes: list.codes.map((each) => (each.code === 'male' ? { ...each, use: 'inactive' as const } : each)),
  }));
  return { ...plan, codeLists };
}

function position(plan: RecordPlan, table: string, column: string): number {
  return plan.tables.find(({ id }) => id === table)?.columns.findIndex(({ name }) => name === column) ?? -1;
}
