import { describe, expect, test } from 'vitest';
import type { Case } from '../../../src/model/definition-parts.ts';
import type { EndpointProgram } from '../../../src/model/shapes.ts';
import { answerInWords } from '../../../src/web/endpoint/answer.ts';
import { courseOf, dayOf } from '../../../src/web/endpoint/course.ts';
import type { EndpointNames } from '../../../src/web/endpoint/names.ts';

const names: EndpointNames = {
  textOf: (text) => (typeof text === 'string' ? text : ''),
  titleOf: (id) => `the ${id}`,
  pageOf: () => undefined,
};

const program: EndpointProgram = {
  shape: 'EndpointProgram',
  id: 'e',
  measure: 'time-to-event',
  origin: ['randomised', 'registered'],
  events: [{ id: 'relapse', label: 'Relapse', at: 'relapsed' }],
  competing: [{ id: 'death', at: 'died' }],
  censoring: { at: 'seen' },
  unit: 'd',
  dayCount: 'difference',
  partialDates: { day: 15 },
  cases: [],
};

function rolesOf(given: Case['given'], expect: Case['expect'] = {}) {
  const { marks, band } = courseOf({ id: 'c', given, expect }, program, names);
  return { roles: marks.map(({ date, role }) => `${date} ${role}`), days: band && band.to - band.from, band };
}

describe('the course of a worked case', () => {
  test('has its dates by day, each by what the endpoint makes of it', () => {
    const given = {
      died: '2020-03-01',
      relapsed: '2020-02-01',
      seen: '2020-02-15',
      registered: '2020-01-01',
      other: '2020-01-05',
    };
    expect(rolesOf(given).roles).toEqual([
      '2020-01-01 origin',
      '2020-01-05 other',
      '2020-02-01 event',
      '2020-02-15 censoring',
      '2020-03-01 competing',
    ]);
  });

  test('begins at the first choice of an origin that is known', () => {
    const { band, roles } = rolesOf(
      { randomised: '2020-01-10', registered: '2020-01-01', relapsed: '2020-01-20' },
      { time_d: 10, status: 'event' },
    );
    expect(roles).toEqual(['2020-01-01 other', '2020-01-10 origin', '2020-01-20 event']);
    expect(band?.to).toBe(dayOf('2020-01-20', undefined));
  });

  test('takes what lies before the origin for no event', () => {
    expect(rolesOf({ registered: '2020-02-01', relapsed: '2020-01-01' }).roles).toEqual([
      '2020-01-01 other',
      '2020-02-01 origin',
    ]);
  });

  test('begins at the record from which the answer leads to a date, where several might be the origin', () => {
    const records = [{ registered: '2020-06-01' }, { registered: '2021-01-01' }];
    const { roles, days } = rolesOf({ seen: '2022-01-01', records }, { time_d: 365, status: 'censored' });
    expect(roles).toEqual(['2020-06-01 other', '2021-01-01 origin', '2022-01-01 censoring']);
    expect(days).toBe(365);
  });

  test('has no band where the origin cannot be told', () => {
    const records = [{ registered: '2020-06-01' }, { registered: '2021-01-01' }];
    expect(rolesOf({ records }, { time_d: 3, status: 'censored' }).band).toBeUndefined();
    expect(rolesOf({ registered: '2020-01-01' }, { result: 'not_applicable' }).band).toBeUndefined();
  });

  test('completes a month as the endpoint says and leaves out what it cannot complete', () => {
    expect(rolesOf({ registered: '2020-01-01', relapsed: '2020-02', died: '2021' }).roles).toEqual([
      '2020-01-01 origin',
      '2020-02 event',
    ]);
    expect(dayOf('2020-02', { day: 15 })).toBe(dayOf('2020-02-15', undefined));
    expect(dayOf('2020', { day: 15, month: 6 })).toBe(dayOf('2020-06-15', undefined));
  });

  test('says what the record of a date says beside', () => {
    const records = [{ relapsed: '2020-02-01', kind: 'cns' }];
    const { marks } = courseOf({ id: 'c', given: { records }, expect: {} }, program, names);
    expect(marks[0]?.beside).toBe('the kind cns');
  });
});

describe('the window of an event', () => {
  const binary = (event: Partial<EndpointProgram['events'][number]>, given: Case['given']) =>
    courseOf(
      { id: 'c', given: { registered: '2021-01-31', ...given }, expect: { result: 'no' } },
      { ...program, measure: 'binary', events: [{ id: 'e', at: 'relapsed', ...event }] },
      names,
    ).windows.map(({ from, to, label }) => [dateOf(from), dateOf(to), label]);
  const dateOf = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

  test('ends so long after the origin, by days or by the calendar', () => {
    const within = (value: number, unit: string) => binary({ within: { value, unit } }, {});
    expect(within(30, 'd')).toEqual([['2021-01-31', '2021-03-02', 'within 30 days']]);
    expect(within(2, 'wk')).toEqual([['2021-01-31', '2021-02-14', 'within 2 weeks']]);
    expect(within(1, 'mo')).toEqual([['2021-01-31', '2021-02-28', 'within 1 month']]);
    expect(within(1, 'a')).toEqual([['2021-01-31', '2022-01-31', 'within 1 year']]);
  });

  test('goes by the number of days that the case gives', () => {
    expect(binary({ by: 'landmark' }, { landmark: 60 })).toEqual([['2021-01-31', '2021-04-01', 'up to day 60']]);
    expect(binary({ by: 'landmark' }, {})).toEqual([]);
  });

  test('lies around a planned day', () => {
    const visit = { value: 12, unit: 'wk', tolerance: 'window' };
    expect(binary({ visit }, { window: 14 })).toEqual([['2021-04-11', '2021-05-09', '12 weeks ± 14 days']]);
    expect(binary({ visit }, {})).toEqual([]);
  });
});

describe('the answer of a worked case', () => {
  test.each<[Case['expect'], string]>([
    [{ time_d: 244, status: 'event' }, 'Event after 244 days'],
    [{ time_d: 1, status: 'event', event: 'relapse' }, 'Event after 1 day: Relapse'],
    [{ time_d: 0, status: 'censored' }, 'Censored at the origin'],
    [{ time_d: 7, status: 'competing', event: 'death' }, 'Competing event after 7 days: death'],
    [{ result: 'yes' }, 'Yes'],
    [{ result: 'not_applicable' }, 'Not in the population'],
    [{ result: 'not_evaluable' }, 'Cannot be evaluated'],
    [{ result: 'no', grade: 3 }, 'No; grade 3'],
  ])('%o is told in words', (expected, words) => {
    expect(answerInWords(expected, program, names)).toBe(words);
  });

  test('has the unit of a number', () => {
    expect(answerInWords({ value: -16.5 }, { ...program, unit: '{score}' }, names)).toBe('-16.5 score');
    expect(answerInWords({ value: 61 }, program, names)).toBe('61 days');
  });
});
