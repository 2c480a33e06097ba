import type { Case } from '../model/definition-parts.ts';
import type { Endpoint } from '../model/definitions.ts';
import type { Issue } from '../model/issue.ts';
import { problem } from './problem.ts';

type Expected = Case['expect'];

/** Answers that any endpoint may give instead of a result. */
const NO_RESULT = ['not_applicable', 'not_evaluable'];

/**
 * `invalid-value` where a worked case expects what the endpoint cannot answer. By measure that is: a time with its
 * `status`; `result` yes or no; a `value`; or for all of them `result` not_applicable (not in the population) or
 * not_evaluable (in it, but the data do not say). `event` may name what decided.
 */
export function checkExpectations(endpoint: Endpoint): readonly Issue[] {
  return (endpoint.cases ?? []).flatMap(({ expect }, index) => {
    const wrong = wrongAnswer(endpoint, expect) ?? wrongEvent(endpoint, expect);
    return wrong === undefined ? [] : [problem(endpoint, 'invalid-value', `/cases/${index}/expect`, wrong)];
  });
}

function wrongAnswer(endpoint: Endpoint, expect: Expected): string | undefined {
  const keys = Object.keys(expect).filter((key) => key !== 'event');
  if (keys.length === 1 && NO_RESULT.includes(String(expect.result))) return undefined;
  const form = FORMS[endpoint.measure](endpoint);
  const isGood = keys.length === form.keys.length && form.keys.every((key) => keys.includes(key)) && form.fits(expect);
  return isGood
    ? undefined
    : `A ${endpoint.measure} endpoint answers ${form.words}, or result: ${NO_RESULT.join(' or ')}.`;
}

interface Form {
  readonly keys: readonly string[];
  readonly fits: (expect: Expected) => boolean;
  readonly words: string;
}

const valueForm = (isValue: (value: unknown) => boolean, words: string): Form => ({
  keys: ['value'],
  fits: ({ value }) => isValue(value),
  words: `value: ${words}`,
});

const FORMS: { readonly [M in Endpoint['measure']]: (endpoint: Endpoint) => Form } = {
  'time-to-event': timeForm,
  binary: () => ({
    keys: ['result'],
    fits: ({ result }) => result === 'yes' || result === 'no',
    words: 'result: yes or no',
  }),
  ordinal: () => valueForm((value) => typeof value === 'string' || Number.isFinite(value), 'a code or rank'),
  continuous: () => valueForm(Number.isFinite, 'a number'),
  count: () => valueForm((value) => Number.isInteger(value) && Number(value) >= 0, 'a count'),
};

function timeForm({ unit, competing }: Endpoint): Form {
  const time = `time_${unit}`;
  const statuses = ['event', 'censored', ...(competing === undefined ? [] : ['competing'])];
  return {
    keys: [time, 'status'],
    fits: (expect) => typeof expect[time] === 'number' && expect[time] >= 0 && statuses.includes(String(expect.status)),
    words: `${time}: a number, and status: ${statuses.join(' or ')}`,
  };
}

function wrongEvent(endpoint: Endpoint, { event, status, result }: Expected): string | undefined {
  if (event === undefined) return undefined;
  const moments = status === 'competing' ? endpoint.competing : endpoint.events;
  const names = status === 'censored' || (result !== undefined && result !== 'yes') ? [] : (moments ?? []);
  if (names.some(({ id }) => id === event)) return undefined;
  return `No event "${String(event)}" can have decided; expected ${names.map(({ id }) => id).join(' or ') || 'none'}.`;
}
