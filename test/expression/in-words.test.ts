import { describe, expect, it } from 'vitest';
import { conditionInWords } from '../../src/expression/in-words.ts';
import type { ExpressionScope } from '../../src/expression/scope.ts';

const scope: ExpressionScope = {
  variables: new Map([
    ['status', 'string'],
    ['marks', 'list<string>'],
    ['age', 'double'],
    ['other', 'double'],
    ['shifted', 'bool'],
    ['death', 'date'],
    ['start', 'date'],
  ]),
  children: new Map([['visits', new Map([['day', 'date'] as const, ['grade', 'double'] as const])]]),
};

const words = (source: string) =>
  conditionInWords(source, scope)
    ?.map((part) => (typeof part === 'string' ? part : 'value' in part ? `"${part.value}"` : `<${part.variable}>`))
    .join('');

describe('a condition in words', () => {
  it.each([
    ['known(death) && status == "dead"', '<death> is known, and <status> is "dead"'],
    ['!known(death)', '<death> is not known'],
    ['age >= 18.0', '<age> is at least 18'],
    ['death < start', '<death> is before <start>'],
    ['status in ["a", "b", "c"]', '<status> is one of "a", "b" or "c"'],
    ['!(status in ["a", "b"])', '<status> is none of "a" or "b"'],
    ['"B" in marks', '<marks> holds "B"'],
    ['!shifted', '<shifted> is false'],
    ['abs(age - other) <= 1.0', 'the absolute value of (<age> − <other>) is at most 1'],
    ['daysBetween(start, death) > 30.0', 'the days from <start> to <death> is above 30'],
    ['(status == "a") == (age < 1.0)', '(<status> is "a") exactly if (<age> is below 1)'],
    ['inValueSet(status, "codes")', '<status> is in the value set "codes"'],
    ['visits.all(v, v.grade < 5.0)', 'for every record of visits: <grade> is below 5'],
  ])('%s', (source, said) => {
    expect(words(source)).toBe(said);
  });

  it('keeps together in brackets what belongs together', () => {
    expect(words('known(age) && (age < 1.0 || age > 9.0)')).toBe(
      '<age> is known, and (<age> is below 1, or <age> is above 9)',
    );
    expect(words('age < 1.0 || age > 9.0 && known(death)')).toBe(
      '<age> is below 1, or (<age> is above 9, and <death> is known)',
    );
    expect(words('!(age < 1.0 && age > 0.0)')).toBe('it is not so that (<age> is below 1, and <age> is above 0)');
  });

  it.each([
    'visits.exists(v, v.day <= death)',
    'visits.all(v, visits.exists(w, w.day < v.day))',
    'age < 1.0 ? shifted : known(death)',
    'status.startsWith("C")',
    'age % 2.0 == 0.0',
    'matchesPattern(status, "C.*")',
    'known(death) && pow(age, 2.0) > 4.0',
  ])('is not there for %s, of which it could say only a part', (source) => {
    expect(words(source)).toBeUndefined();
  });

  it('is not there for what is wrong', () => {
    expect(words('nothing == 1.0')).toBeUndefined();
    expect(words('age ==')).toBeUndefined();
  });
});
