import { describe, expect, it } from 'vitest';
import { CHAIN_LIMIT } from '../../src/expression/cel.ts';
import { checkExpression } from '../../src/expression/check.ts';
import { LIMITS } from '../../src/model/limits.ts';
import { good, SCOPE } from './support.ts';

const check = (source: string, expects: 'bool' | 'double' = 'bool') => checkExpression(source, SCOPE, expects);
const codesOf = (source: string, expects: 'bool' | 'double' = 'bool') =>
  check(source, expects).issues.map((i) => i.code);
const messageOf = (source: string, expects: 'bool' | 'double' = 'bool') =>
  check(source, expects)
    .issues.map((i) => i.message)
    .join(' ');

describe('a good expression', () => {
  it.each([
    'age >= 18',
    'age + 1 > 2.5',
    '1 + age * 2 - 3 / 4.0 % 5 != -1',
    '18 <= age && age < 100.5 || age == 3',
    'age in [1, 2] || age in [1.5, 2] || age in []',
    'sex in ["female", "male"] && sex != "other"',
    'diagnosed < died && date("2021-04") >= diagnosed && diagnosed != died && diagnosed in [died]',
    'alive ? age > 3 : age < 4',
    'known(age) && !known(died)',
    '"TP53" in mutations && mutations.exists(m, m.startsWith("NPM"))',
    'labs.exists(l, l.hemoglobin > 10.0 && known(l.taken))',
    'labs.all(l, l.taken >= diagnosed) && labs.exists_one(l, l.code == "x")',
    'size(labs.filter(l, l.hemoglobin > 8)) > 2 && labs.size() >= 1 && size(sex) == 6 && sex.size() < 9',
    'labs.filter(l, l.hemoglobin > 8).exists(k, k.taken < died)',
    '10 in labs.map(l, l.hemoglobin) && 3 in labs.map(l, l.hemoglobin > 8, l.hemoglobin + 1)',
    'labs.exists(a, labs.exists(b, a.taken < b.taken))',
    'matchesPattern(diagnosis, "^C9[0-5]")',
    'inValueSet(diagnosis, "leukaemia") && isA(diagnosis, "C91", "icd_10")',
    'diagnosis.contains("9") && diagnosis.endsWith("0") && diagnosis.trim().lowerAscii() == "x".upperAscii()',
    'monthsBetween(diagnosed, died) > 6 && daysBetween(diagnosed, date("2021")) < 10 && year(died) == 2021',
    'type > 1 && constructor > 2 && date < date("2022")',
    '"a" + "b" == "ab" && [1] + [2] == [1, 2]',
    'alive == treated && alive < treated',
  ])('%s', (source) => {
    expect(messageOf(source)).toBe('');
  });

  it.each([
    '1',
    'age * 2 + 1',
    'alive ? 1 : 0.5',
    'size(labs)',
    'size(labs) / 2',
    'abs(-1) + min(1, age) + max(age, 2.5) + round(age) + floor(age) + ceil(age) + sqrt(age) + pow(age, 2)',
    '0.03535 * age + 1.367 * log10(ldh / 250) + ln(ldh) + exp(age)',
    'yearsBetween(diagnosed, died)',
  ])('%s gives a number', (source) => {
    expect(messageOf(source, 'double')).toBe('');
  });

  it('tells every name in it, in order of mention', () => {
    const source =
      'known(died) && age > 3 && age < 9 && inValueSet(diagnosis, "aml") && isA(diagnosis, "C91", "icd_10") && ' +
      'labs.exists(l, l.hemoglobin > 3 && known(l.taken)) && isA(sex, "C92", "icd_10")';
    expect(good(check(source))).toEqual({
      source,
      variables: ['died', 'age', 'diagnosis', 'sex'],
      children: ['labs'],
      childColumns: ['labs.hemoglobin', 'labs.taken'],
      valueSets: ['aml'],
      codeSystems: ['icd_10'],
      codes: [
        { system: 'icd_10', code: 'C91' },
        { system: 'icd_10', code: 'C92' },
      ],
    });
  });
});

describe('expression-syntax', () => {
  it.each([
    ['', 'The expression is empty.'],
    ['age >', 'The expression cannot be read to its end: something is missing before its end.'],
    ['(age > 3', 'The expression cannot be read to its end: expected `)`, found its end.'],
    ['age = 3', 'The expression cannot be read at character 5: write `==` for `=`.'],
    ['age > 3 and alive', 'The expression cannot be read at character 9: write `&&` for `and`.'],
    ['age => 3', 'The expression cannot be read at character 5: write `>=` for `=>`.'],
    ['not alive', 'The expression cannot be read at character 5: write `!` for `not`.'],
    ['age\u00a0> 3', 'The expression cannot be read at character 4: an unusual space does not belong here.'],
    ['sex == "f', 'The expression cannot be read at character 8: a text lacks its closing quotation mark.'],
    ['loop > 3', 'The expression cannot be read at character 1: `loop` is a word of the language itself, not a name.'],
    ['age > 3 § 4', 'The expression cannot be read at character 9: `§` does not belong here.'],
    [
      'labs.exists(3, true)',
      'The expression cannot be read at character 13: the element of a list needs a plain name, as in `exists(r, …)`.',
    ],
    ['alive ? 1', 'The expression cannot be read to its end: expected `:`, found its end.'],
  ])('%s', (source, message) => {
    expect(codesOf(source)).toEqual(['expression-syntax']);
    expect(messageOf(source)).toBe(message);
  });
});

describe('expression-type', () => {
  it.each([
    ['agee > 3', 'There is no variable `agee` here; did you mean `age`?'],
    ['weight > 3', 'There is no variable `weight` here.'],
    ['lab.exists(l, true)', 'There is no variable `lab` here; did you mean `labs`?'],
    ['known(dyed)', 'There is no variable `dyed` here; did you mean `died`?'],
    ['age > "old"', '`age > "old"` uses `>` between a number and a text, which does not work.'],
    ['diagnosed < "2021"', '`diagnosed < "2021"` uses `<` between a date and a text, which does not work.'],
    ['!age', '`!age` puts a sign before something that is neither a number nor true or false.'],
    ['1 < age < 5', '`1 < age < 5` compares the answer of a comparison; write `a < b && b < c`.'],
    [
      'labs.exists(l, l == l)',
      '`l == l` uses `==` between a record of `labs` and a record of `labs`, which does not work.',
    ],
    [
      'labs + lines == labs',
      '`labs + lines` uses `+` between the records of `labs` and the records of `lines`, which does not work.',
    ],
    [
      'labs.map(l, l).exists(k, k.hemoglobin > 1)',
      '`k` has no columns; only a record of a child list has, by its name in `exists`, `all`, `filter` or `map`.',
    ],
    ['age && alive', '`age && alive` joins conditions, and one side is a number; each side must be true or false.'],
    ['age ? alive : alive', 'The condition `age` is a number; it must be true or false.'],
    ['(alive ? 1 : "a") == 1', '`alive ? 1 : "a"` gives a number or a text; both must be of the same type.'],
    ['age in [1, "a"]', 'In a list of a number each, `"a"` is a text; all elements must be of the same type.'],
    ['labs.exists(l, l.hemoglobin)', 'The condition `l.hemoglobin` is a number; it must be true or false.'],
    ['labs.exists(l, l.hemoglobn > 3)', 'The records of `labs` have no column `hemoglobn`; did you mean `hemoglobin`?'],
    ['labs.exists(l, known(l.x))', 'The records of `labs` have no column `x`.'],
    [
      'labs.hemoglobin > 3',
      '`labs` is a list of records; ask about each of them, as in `labs.exists(r, r.hemoglobin …)`.',
    ],
    [
      'age.x > 3',
      '`age` has no columns; only a record of a child list has, by its name in `exists`, `all`, `filter` or `map`.',
    ],
    ['abs("x") > 3', '`abs("x")` does not fit: `abs` takes a number, and is given a text.'],
    ['abs() > 3', '`abs()` does not fit: `abs` takes a number, and is given nothing.'],
    ['size(age) > 3', '`size(age)` does not fit: `size` takes a list or a text, and is given a number.'],
    ['sex.startsWith(3)', '`sex.startsWith(3)` does not fit: `startsWith` takes texts only, and is given a number.'],
    [
      'matchesPattern(age, "x")',
      '`matchesPattern(age, "x")` does not fit: `matchesPattern` takes a text and a text, and is given a number and a text.',
    ],
    [
      'monthsBetween(diagnosed, age) > 3',
      '`monthsBetween(diagnosed, age)` does not fit: `monthsBetween` takes a date and a date, and is given a date and a number.',
    ],
    [
      'date("2021-02-30") < died',
      '`date("2021-02-30")` is not a date; write a real day, month or year as "2021-04-01", "2021-04" or "2021".',
    ],
    [
      'known(age + 1)',
      '`known(age + 1)` cannot be asked; `known` takes one variable, or one column of a child record as in `known(r.result)`.',
    ],
    [
      'known(labs)',
      '`known(labs)` cannot be asked; `known` takes one variable, or one column of a child record as in `known(r.result)`.',
    ],
    [
      'inValueSet(diagnosis, sex)',
      '`inValueSet` needs its second argument as a text between quotation marks, not `sex`.',
    ],
    ['isA(diagnosis, "C9", sex)', '`isA` needs its third argument as a text between quotation marks, not `sex`.'],
    ['labs.exists(l)', '`labs.exists(l)` needs a name and a condition, as in `list.exists(r, …)`.'],
    ['age + 1', 'The expression gives a number; expected true or false.'],
    ['labs', 'The expression gives the records of `labs`; expected true or false.'],
  ])('%s', (source, message) => {
    expect(codesOf(source)).toEqual(['expression-type']);
    expect(messageOf(source)).toBe(message);
  });

  it.each(['known()', 'known(age, died)', 'known("age")', 'labs.exists(l, known(l))', 'labs.exists(l, known(m.x))'])(
    '%s: known takes one name',
    (source) => {
      expect(codesOf(source)).toEqual(['expression-type']);
    },
  );

  it('says which result was expected of a number', () => {
    expect(messageOf('alive', 'double')).toBe('The expression gives true or false; expected a number.');
  });

  it('names every unknown variable once, in one go', () => {
    expect(messageOf('agee > 1 && sexx == "f" && agee < 3').match(/did you mean/g)).toHaveLength(2);
  });
});

describe('expression-refused', () => {
  it.each([
    [
      'diagnosis.matches("C9")',
      '`matches` is refused because it can take for ever; use `matchesPattern(text, "pattern")`.',
    ],
    [
      'matches(diagnosis, "C9")',
      '`matches` is refused because it can take for ever; use `matchesPattern(text, "pattern")`.',
    ],
    ['labs.exists(l, has(l.taken))', '`has` is not used in expressions; ask `known(…)` whether there is a value.'],
    ['age == null', '`null` is not used in expressions; ask `known(…)` whether a variable has a value.'],
    [
      'mutations[0] == "x"',
      '`mutations[0]` picks an element by its position, which expressions do not do; use `exists`, `all` or `filter`.',
    ],
    ['{"a": 1} == {}', '`{"a": 1}` is a map, which expressions do not have; write a list as `[…]`.'],
    ['age > 99999999999999999999', 'The number `99999999999999999999` is too large to be computed with exactly.'],
    ['age > 5u', '`5u` is a kind of value that expressions do not have; write a number, a text, or true or false.'],
    ['knwon(age)', 'There is no function `knwon`; did you mean `known`?'],
    ['sex.startWith("f")', 'There is no function `startWith`; did you mean `startsWith`?'],
    ['diagnosed.year() == 2021', '`year` comes first, as in `year(…)`.'],
    ['startsWith(sex, "f")', '`startsWith` follows its value, as in `x.startsWith(…)`.'],
    ['[].exists(x, x > 1)', 'An empty list has no elements to go through.'],
    ['labs.exists(age, true)', '`age` already names something else; call the element differently.'],
    ['labs.exists(labs, true)', '`labs` already names something else; call the element differently.'],
  ])('%s', (source, message) => {
    expect(codesOf(source)[0]).toBe('expression-refused');
    expect(check(source).issues[0]?.message).toBe(message);
  });

  it.each([
    'type(age) == double',
    'dyn(age) == 3',
    'int(age) == 3',
    'cel.bind(x, 1, x > 0)',
    'b"a" == b"a"',
    'timestamp("2021-01-01T00:00:00Z") == timestamp("2021-01-01T00:00:00Z")',
    'duration("1h") == duration("1h")',
    'sex.split("a") == []',
    'string(age) == "3"',
  ])('%s: not a function or value of the profile', (source) => {
    expect(codesOf(source)).toContain('expression-refused');
  });

  it('refuses an expression that is too long', () => {
    const long = `age > 1 ${' '.repeat(LIMITS.expressionLength)}`;
    expect(messageOf(long)).toBe(`An expression has at most ${LIMITS.expressionLength} characters.`);
    expect(codesOf(long)).toEqual(['expression-refused']);
  });

  it('refuses an expression that is nested too deeply', () => {
    const deep = `${'('.repeat(LIMITS.expressionDepth)}alive${')'.repeat(LIMITS.expressionDepth)}`;
    expect(codesOf(deep)).toEqual(['expression-refused']);
    expect(messageOf(deep)).toContain(String(LIMITS.expressionDepth));
  });

  it('takes a long chain of alternatives up to its limit', () => {
    const chain = (terms: number) => Array.from({ length: terms }, () => 'alive').join('||');
    expect(codesOf(chain(CHAIN_LIMIT))).toEqual([]);
    expect(codesOf(chain(CHAIN_LIMIT + 2))).toEqual(['expression-refused']);
    expect(codesOf(`${'!'.repeat(LIMITS.expressionLength - 5)}alive`)).toEqual(['expression-refused']);
  });

  it('refuses more than two loops inside one another', () => {
    expect(codesOf('labs.exists(a, labs.exists(b, labs.exists(c, true)))')).toEqual(['expression-refused']);
  });
});

describe('invalid-pattern', () => {
  it.each([
    'C9(?=0)',
    'C9(?!0)',
    '(?<=C)9',
    '(a)\\\\1',
    '(',
    '[a-z',
    'a{2000}',
    '((a{100}){100}){100}',
    'x'.repeat(LIMITS.patternLength + 1),
  ])('refuses the pattern %s', (pattern) => {
    expect(codesOf(`matchesPattern(sex, "${pattern}")`)).toEqual(['invalid-pattern']);
  });

  it('refuses a pattern that is not written out', () => {
    expect(codesOf('matchesPattern(sex, diagnosis)')).toEqual(['invalid-pattern']);
    expect(codesOf('matchesPattern(sex, "a" + "b")')).toEqual(['invalid-pattern']);
  });
});
