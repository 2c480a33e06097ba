import { describe, expect, test } from 'vitest';
import { define, found, variable } from '../source/support.ts';

const id = variable('patient', 'string');
const hb = variable('hb', 'decimal');
const tags = variable('tags', 'string', 'repeats: true\n');

function table(body: string, name = 'labs') {
  return define('table', name, body);
}

test('a table with a key, a reference and a separator is right', () => {
  const patients = table('columns: [{ variable: patient }]\nkey: [patient]\n', 'patients');
  const labs = table(
    'columns: [{ variable: patient }, { variable: hb, name: hb_value }, { variable: tags }]\nkey: [patient, hb_value]\n' +
      'references: [{ columns: [patient], table: patients, to: [patient] }]\nseparator: ";"\n',
  );
  expect(found(id, hb, tags, patients, labs)).toEqual([]);
});

test('a table whose records nothing names says so by an empty key', () =>
  expect(found(hb, table('columns: [{ variable: hb }]\nkey: []\n'))).toEqual([]));

describe('columns', () => {
  test('two columns of one name are refused, also if only case differs', () =>
    expect(found(id, hb, table('columns: [{ variable: hb }, { variable: patient, name: hb }]\nkey: [hb]\n'))).toEqual([
      'duplicate-code table/labs /columns/1',
    ]));
  test('a column cannot have a word of the expression language as its name', () =>
    expect(found(hb, table('columns: [{ variable: hb, name: loop }]\nkey: [loop]\n'))).toEqual([
      'invalid-value table/labs /columns/0/name',
    ]));
  test('a column of a variable with such an id is reported once, at the variable', () =>
    expect(found(variable('in', 'string'), table('columns: [{ variable: in }]\nkey: [in]\n'))).toEqual([
      'invalid-value variable/in /id',
    ]));
  test('a column’s range must be one', () =>
    expect(found(hb, table('columns: [{ variable: hb, range: { min: 2, max: 1 } }]\nkey: [hb]\n'))).toEqual([
      'invalid-range table/labs /columns/0/range/min',
    ]));
  test('a column of texts has no range and no value set', () =>
    expect(
      found(
        id,
        table('columns: [{ variable: patient, range: { min: 2 }, valueSet: missing_reason }]\nkey: [patient]\n'),
      ),
    ).toEqual(['invalid-value table/labs /columns/0/valueSet', 'invalid-range table/labs /columns/0/range']));
  test('a variable that repeats needs a separator', () =>
    expect(found(tags, table('columns: [{ variable: tags }]\nkey: [tags]\n'))).toEqual([
      'missing-key table/labs /columns/0',
    ]));
});

describe('keys and references', () => {
  test('a key names columns', () =>
    expect(found(hb, table('columns: [{ variable: hb }]\nkey: [hbb]\n'))).toEqual([
      'unknown-reference table/labs /key/0',
    ]));
  test('a reference names columns on both sides, as many', () => {
    const patients = table('columns: [{ variable: patient }]\nkey: [patient]\n', 'patients');
    const labs = table(
      'columns: [{ variable: patient }]\nkey: [patient]\nreferences: [{ columns: [x], table: patients, to: [patient, y] }]\n',
    );
    expect(found(id, patients, labs)).toEqual([
      'unknown-reference table/labs /references/0/columns/0',
      'unknown-reference table/labs /references/0/to/1',
      'invalid-value table/labs /references/0/to',
    ]);
  });
  test('a table that does not exist is one issue', () =>
    expect(
      found(
        id,
        table(
          'columns: [{ variable: patient }]\nkey: [patient]\nreferences: [{ columns: [patient], table: nope, to: [x] }]\n',
        ),
      ),
    ).toEqual(['unknown-reference table/labs /references/0/table']));
});
