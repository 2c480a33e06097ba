import { expect, test } from 'vitest';
import { problemBook } from '../../src/records/problem-book.ts';
import { problemOf } from './report-fixture.ts';

test('a record that is asked about is listed beyond the most that are, and counts stay exact', () => {
  const book = problemBook({ maxRows: 2, askedRow: 7, showValues: true });
  const { count: _count, rows: _rows, ...finding } = problemOf({});
  const group = book.groupOf(finding, { file: 0, column: 0 });
  for (let row = 1; row <= 9; row++) book.count(group, { row }, () => `value ${row}`);
  expect(book.problems()).toMatchObject([{ rows: [1, 2, 7], values: ['value 1', 'value 2', 'value 7'], count: 9 }]);
});
