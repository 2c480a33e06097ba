import { describe, expect, test } from 'vitest';
import { codeSystemOf, listConcepts, oneConcept } from '../../src/query/concepts.ts';
import { codeSystem, codesOf, good, own, snapshot, valueSet } from '../snapshot/dictionaries.ts';

const OF = snapshot(
  codeSystem('icd_o', [
    { code: '986', display: 'Myeloid leukaemias' },
    { code: '9861/3', display: { en: 'Acute myeloid leukaemia', de: 'Akute myeloische Leukämie' }, parents: ['986'] },
    { code: '9863/3', display: 'Chronic myeloid leukaemia', synonyms: ['CML (BCR::ABL1)'], parents: ['986'] },
    { code: '9875/3', display: 'Other', parents: ['986', '9863/3'] },
  ]),
  valueSet('colours', { codes: [own('red')] }),
  valueSet('composed', { include: [{ system: 'colours' }] }),
);

const ask = (filter: object, id = 'icd_o') => listConcepts(OF, id, { filter, page: { limit: 100 } });
const codes = (filter: object) => good(ask(filter)).items.map((item) => item.concept.code);

describe('the concepts of a code system', () => {
  test('are in its own order, with the number of their children', () => {
    expect(good(ask({})).items.map((item) => [item.concept.code, item.children])).toEqual([
      ['986', 3],
      ['9861/3', 0],
      ['9863/3', 1],
      ['9875/3', 0],
    ]);
  });

  test.each([
    ['', ['986', '9861/3', '9863/3', '9875/3']],
    ['acute', ['9861/3']],
    ['ACU leuk', ['9861/3']],
    ['leuk mye', ['986', '9861/3', '9863/3']],
    ['986', ['986', '9861/3', '9863/3']],
    ['9861/3', ['9861/3']],
    ['abl1', ['9863/3']],
    ['leukamie', ['9861/3']],
    ['Leuka\u0308mie', ['9861/3']],
    ['yeloid', []],
    ['acute chronic', []],
    ['.*', []],
    ['%', []],
  ])('may be filtered by beginnings of words: "%s"', (q, expected) => {
    expect(codes({ q })).toEqual(expected);
  });

  test('may be those directly below one, by any of their parents', () => {
    expect(codes({ parent: '986' })).toEqual(['9861/3', '9863/3', '9875/3']);
    expect(codes({ parent: '9863/3' })).toEqual(['9875/3']);
    expect(codes({ parent: '9861/3' })).toEqual([]);
    expect(codes({ parent: '986', q: 'chronic' })).toEqual(['9863/3']);
  });

  test('below a code that is not there are not found', () => {
    const result = ask({ parent: '987' });
    expect(codesOf(result)).toEqual(['unknown-concept']);
    expect(result.issues[0]?.at).toEqual({ parameter: 'parent' });
  });

  test('come a page at a time, and a cursor is of one filter', () => {
    const first = good(listConcepts(OF, 'icd_o', { filter: {}, page: { limit: 3 } }));
    if (first.next === undefined) expect.fail();
    const page = { limit: 3, cursor: first.next };
    expect(good(listConcepts(OF, 'icd_o', { filter: {}, page })).items).toHaveLength(1);
    expect(codesOf(listConcepts(OF, 'icd_o', { filter: { q: 'a' }, page }))).toEqual(['invalid-parameter']);
    expect(codesOf(listConcepts(OF, 'colours', { filter: {}, page }))).toEqual(['invalid-parameter']);
  });
});

describe('a code system', () => {
  test('is also what the own codes of a value set make', () => {
    expect(good(codeSystemOf(OF, 'colours')).size).toBe(1);
  });

  test.each(['composed', 'nope', 'constructor', 'icd-o'])('is not made by %s', (id) => {
    expect(codesOf(ask({}, id))).toEqual(['unknown-definition']);
    expect(codesOf(oneConcept(OF, id, 'red'))).toEqual(['unknown-definition']);
  });
});

describe('one concept', () => {
  test('is found by its code, with a slash in it', () => {
    expect(good(oneConcept(OF, 'icd_o', '9861/3')).concept.display).toBe('Acute myeloid leukaemia');
  });

  test('is not found by a code that is not there', () => {
    const result = oneConcept(OF, 'icd_o', '9861');
    expect(codesOf(result)).toEqual(['unknown-concept']);
    expect(result.issues[0]?.at).toEqual({ parameter: 'code' });
  });
});
