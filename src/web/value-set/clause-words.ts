import type { FilterOperator, ValueSetFilter } from '../../model/definitions.ts';

/** A filter of a value set in words; `named` gives a code with its display. */
export function filterInWords({ property, op, value }: ValueSetFilter, named: (code: string) => string): string {
  const codes = value.split(',').map((each) => named(each.trim()));
  return WORDS[op](property, { value, named: named(value), listed: codes.join(' or ') });
}

interface Said {
  /** As it was written. */
  readonly value: string;
  /** The value as a code with its display. */
  readonly named: string;
  /** The values of a list. */
  readonly listed: string;
}

const WORDS: { readonly [O in FilterOperator]: (property: string, said: Said) => string } = {
  '=': (property, { value }) => `whose ${property} is ${value}`,
  'is-a': (_property, { named }) => `${named}, and everything below it`,
  'descendent-of': (_property, { named }) => `everything below ${named}, without it`,
  'is-not-a': (_property, { named }) => `everything but ${named} and what is below it`,
  regex: (property, { value }) => `whose ${property} matches ${value}`,
  in: (property, { listed }) => `whose ${property} is ${listed}`,
  'not-in': (property, { listed }) => `whose ${property} is not ${listed}`,
  generalizes: (_property, { named }) => `${named}, and everything above it`,
  'child-of': (_property, { named }) => `everything directly below ${named}`,
  'descendent-leaf': (_property, { named }) => `everything below ${named} that has nothing below itself`,
  exists: (property, { value }) => (value === 'false' ? `that have no ${property}` : `that have a ${property}`),
};
