import { describe, expect, it } from 'vitest';
import { compileCondition, compileNumber } from '../../src/expression/compile.ts';
import { ask, compute, condition, date, HOST, SCOPE } from './support.ts';

describe('conditions', () => {
  it.each([
    ['age >= 18', { age: 18 }, true],
    ['age + 1 > 2.5', { age: 1 }, false],
    ['age in [1, 2]', { age: 2 }, true],
    ['age / 2 == 1.5', { age: 3 }, true],
    ['7 / 2 == 3.5', {}, true],
    ['age % 3 == 1', { age: 7 }, true],
    ['-age < 0', { age: 7 }, true],
    ['sex == "female" ? age > 3 : age > 5', { sex: 'male', age: 4 }, false],
    ['"b" > "a" && false < true && true >= true', {}, true],
    ['"NPM1" in mutations', { mutations: ['FLT3', 'NPM1'] }, true],
    ['mutations == ["FLT3", "NPM1"]', { mutations: ['FLT3', 'NPM1'] }, true],
    ['mutations == ["FLT3"]', { mutations: ['FLT3', 'NPM1'] }, false],
    ['mutations + ["a"] != ["FLT3"]', { mutations: ['FLT3'] }, true],
    ['size(mutations) == 2 && mutations.size() == 2 && size(sex) == 1', { mutations: ['a', 'b'], sex: '😀' }, true],
    ['mutations.exists(m, m.startsWith("N"))', { mutations: ['FLT3', 'NPM1'] }, true],
    ['mutations.all(m, m.endsWith("1"))', { mutations: ['FLT3', 'NPM1'] }, false],
    ['mutations.exists_one(m, m.contains("P"))', { mutations: ['FLT3', 'NPM1'] }, true],
    ['mutations.exists_one(m, m.contains("1"))', { mutations: ['NPM1', 'IDH1'] }, false],
    ['sex.trim().upperAscii() == "FÜR" && sex.trim().lowerAscii() == "fÜr"', { sex: ' fÜr ' }, true],
    ['type > 1 && constructor > 2', { type: 2, constructor: 3 }, true],
    ['matchesPattern(diagnosis, "^C9[0-5]")', { diagnosis: 'C91.0' }, true],
    ['matchesPattern(diagnosis, "1")', { diagnosis: 'C91.0' }, true],
    ['matchesPattern(diagnosis, "^1")', { diagnosis: 'C91.0' }, false],
    ['inValueSet(diagnosis, "leukaemia")', { diagnosis: 'C91.0' }, true],
    ['isA(diagnosis, "C92", "icd_10")', { diagnosis: 'C91.0' }, false],
  ])('%s', (source, record, expected) => {
    expect(ask(source, record)).toBe(expected);
  });
});

describe('numbers', () => {
  it.each([
    ['age * 2 + 0.5', { age: 3 }, 6.5],
    ['alive ? 1 : 2', { alive: false }, 2],
    ['abs(-2) + min(1, 2) + max(1, 2) + round(2.5) + floor(1.9) + ceil(1.1)', {}, 11],
    ['sqrt(16) + pow(2, 3) + log10(1000) + ln(1) + exp(0)', {}, 16],
    ['yearsBetween(diagnosed, died)', { diagnosed: date('1950-03-01'), died: date('2021-02-28') }, 70],
    ['year(died) - 2000', { died: date('2021-04') }, 21],
    ['size(labs.filter(l, l.hemoglobin > 8))', { labs: [{ hemoglobin: 7 }, { hemoglobin: 9 }] }, 1],
  ])('%s', (source, record, expected) => {
    expect(compute(source, record)).toBe(expected);
  });

  it.each(['1 / 0', '0 / 0', '1 % 0', 'log10(0)', 'sqrt(-1)', 'pow(10, 999)', 'exp(9999) + 1'])(
    '%s has no finite result and is unknown',
    (source) => {
      expect(compute(source)).toBe('unknown');
    },
  );

  it('does not let a missing result decide more than depends on it', () => {
    expect(ask('1 / 0 > 3')).toBe('unknown');
    expect(ask('1 / 0 > 3 || true')).toBe(true);
  });
});

describe('partial dates', () => {
  const record = { diagnosed: date('2021-04'), died: date('2021-04-15') };

  it.each([
    ['diagnosed < died', 'unknown'],
    ['!(diagnosed < died)', 'unknown'],
    ['diagnosed == died', 'unknown'],
    ['diagnosed < date("2021-05")', true],
    ['diagnosed > date("2021-05-02")', false],
    ['diagnosed < died || true', true],
    ['true || diagnosed < died', true],
    ['diagnosed < died && false', false],
    ['diagnosed < died || died > diagnosed', 'unknown'],
    ['diagnosed < died ? true : true', true],
    ['diagnosed < died ? 1 == 1 : 1 == 2', 'unknown'],
    ['(diagnosed < died ? 1 : 2) < 3', 'unknown'],
    ['diagnosed in [died, date("2020")]', 'unknown'],
    ['diagnosed in [date("2020"), date("2022")]', false],
    ['died in [diagnosed, date("2021-04-15")]', true],
    ['[diagnosed] == [died]', 'unknown'],
    ['[diagnosed, died] == [died]', false],
    ['daysBetween(diagnosed, died) <= 14', true],
    ['daysBetween(diagnosed, died) < 0', 'unknown'],
    ['abs(daysBetween(diagnosed, died)) <= 28', true],
    ['abs(daysBetween(diagnosed, died)) > 14', 'unknown'],
    ['abs(daysBetween(date("2021-03-01"), diagnosed)) >= 31', true],
    ['abs(daysBetween(diagnosed, date("2021-03-01"))) >= 31', true],
    ['monthsBetween(diagnosed, died) == 0', true],
    ['yearsBetween(date("1950"), died) >= 18', true],
    ['yearsBetween(date("1950"), died) == 70', 'unknown'],
    ['daysBetween(diagnosed, died) + 1 <= 15 && -daysBetween(diagnosed, died) >= -14', true],
    ['daysBetween(diagnosed, died) * 2 <= 28 && daysBetween(diagnosed, died) / 2 <= 7', true],
    ['daysBetween(diagnosed, died) % 2 == 0', 'unknown'],
    ['1 / daysBetween(diagnosed, died) < 100', 'unknown'],
    ['floor(daysBetween(diagnosed, died)) < 100', 'unknown'],
    ['year(diagnosed) == 2021', true],
    ['date(sex) < died', 'unknown'],
  ])('%s is %s', (source, expected) => {
    expect(ask(source, { ...record, sex: 'not a date' })).toBe(expected);
  });

  it('gives no number where partial dates leave it open', () => {
    expect(compute('daysBetween(diagnosed, died)', record)).toBe('unknown');
  });
});

describe('child records', () => {
  const labs = [{ hemoglobin: 7, taken: date('2021-04-01') }, { taken: date('2021-05') }, { hemoglobin: 12 }];

  it.each([
    ['labs.exists(l, l.hemoglobin > 10)', true],
    ['labs.exists(l, l.hemoglobin > 20)', 'unknown'],
    ['labs.all(l, l.hemoglobin > 10)', false],
    ['labs.all(l, l.hemoglobin > 5)', 'unknown'],
    ['labs.all(l, !known(l.hemoglobin) || l.hemoglobin > 5)', true],
    ['labs.exists(l, known(l.hemoglobin) && l.hemoglobin > 20)', false],
    ['labs.exists_one(l, l.hemoglobin > 20)', 'unknown'],
    ['labs.exists_one(l, l.hemoglobin > 5)', false],
    ['labs.exists_one(l, known(l.hemoglobin) && l.hemoglobin > 10)', true],
    ['size(labs) == 3', true],
    ['size(labs.filter(l, l.hemoglobin > 10)) == 1', 'unknown'],
    ['size(labs.filter(l, known(l.hemoglobin))) == 2', true],
    ['labs.filter(l, known(l.hemoglobin)).exists(k, k.hemoglobin == 12)', true],
    ['12 in labs.map(l, l.hemoglobin)', true],
    ['13 in labs.map(l, l.hemoglobin)', 'unknown'],
    ['labs.map(l, known(l.hemoglobin), l.hemoglobin + 1) == [8, 13]', true],
    ['labs.exists(l, l.taken == date("2021-04-01"))', true],
    ['labs.exists(a, labs.exists(b, a.hemoglobin < b.hemoglobin))', true],
    ['labs.exists(a, labs.exists(b, b.hemoglobin > 10) && a.hemoglobin == 7)', true],
    ['labs.all(l, l in labs) && labs == labs', true],
  ])('%s is %s', (source, expected) => {
    expect(ask(source, { labs })).toBe(expected);
  });

  it('tells no records from no list', () => {
    expect(ask('labs.exists(l, l.hemoglobin > 1)', { labs: [] })).toBe(false);
    expect(ask('labs.exists(l, l.hemoglobin > 1)', {})).toBe('not-evaluated');
  });
});

describe('compiling', () => {
  it('answers what is checked along with what can be evaluated', () => {
    expect(condition('age > 3').variables).toEqual(['age']);
  });

  it('answers the issues of the check', () => {
    expect(compileCondition('age >', SCOPE, HOST).issues[0]?.code).toBe('expression-syntax');
    expect(compileCondition('age', SCOPE, HOST).ok).toBe(false);
    expect(compileNumber('alive', SCOPE, HOST).ok).toBe(false);
  });
});
