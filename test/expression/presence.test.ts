import { describe, expect, it } from 'vitest';
import { ask } from './support.ts';

describe('an absent variable', () => {
  it.each([
    ['age > 3', {}],
    ['known(sex) && age > 3', { sex: 'f' }],
    ['alive || age > 3', { alive: true }],
    ['alive && age > 3', { alive: false }],
    ['alive ? true : age > 3', { alive: true }],
    ['known(age) || age > 3', {}],
    ['!known(age) && age > 3', {}],
    ['known(age) ? true : age > 3', {}],
    ['labs.exists(l, l.hemoglobin > age)', { labs: [] }],
    ['size(mutations) == 0', {}],
    ['age in [1] && known(sex)', { sex: 'f' }],
  ])('that is not guarded: %s is not evaluated', (source, record) => {
    expect(ask(source, record)).toBe('not-evaluated');
  });

  it.each([
    ['known(age)', {}, false],
    ['!known(age)', {}, true],
    ['known(age) && age > 3', {}, false],
    ['age > 3 && known(age)', {}, false],
    ['!known(age) || age > 3', {}, true],
    ['age > 3 || !known(age)', {}, true],
    ['known(age) ? age > 3 : true', {}, true],
    ['known(age) ? age > 3 : alive', { alive: false }, false],
    ['!(known(age) && age > 3)', {}, true],
    ['!known(age) || !known(ldh) || age > ldh', { ldh: 3 }, true],
    ['(known(age) && age > 3) || alive', { alive: true }, true],
    ['known(age) == known(ldh)', { ldh: 3 }, false],
    ['true || age > 3', {}, true],
    ['labs.all(l, !known(age) || l.hemoglobin > age)', { labs: [{ hemoglobin: 3 }] }, true],
    ['known(age) && known(age) && age > 1', {}, false],
    ['!(known(sex) && known(alive)) && age > 3', { sex: 'f', alive: true }, false],
    ['(known(age) || known(ldh)) || age > 3', { ldh: 1 }, true],
    ['!(known(age) || known(ldh)) || age > 3', {}, true],
  ])('that is guarded does no harm: %s', (source, record, expected) => {
    expect(ask(source, record)).toBe(expected);
  });

  it('is one that is left out, undefined or null', () => {
    expect(ask('known(age)', { age: undefined })).toBe(false);
    expect(ask('known(age)', JSON.parse('{"age": null}'))).toBe(false);
    expect(ask('known(age)', { age: 0 })).toBe(true);
    expect(ask('known(sex)', { sex: '' })).toBe(true);
  });

  it('is not found on the prototype of a record', () => {
    expect(ask('known(constructor)', {})).toBe(false);
    expect(ask('constructor > 3', {})).toBe('not-evaluated');
  });
});

describe('a value of the wrong type', () => {
  it.each([
    ['age > 3', { age: '12' }],
    ['age > 3', { age: Number.NaN }],
    ['sex == "f"', { sex: 1 }],
    ['alive', { alive: 'true' }],
    ['diagnosed < died', { diagnosed: '2021', died: '2022' }],
    ['"a" in mutations', { mutations: ['b', 3] }],
    ['"a" in mutations', { mutations: 'a' }],
    ['labs.exists(l, l.hemoglobin > 1)', { labs: [3] }],
    ['labs.exists(l, l.hemoglobin > 1)', { labs: 'x' }],
  ])('is unknown: %s of %j', (source, record) => {
    expect(ask(source, record as never)).toBe('unknown');
  });
});
