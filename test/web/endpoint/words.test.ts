import { describe, expect, test } from 'vitest';
import type { EndpointProgram } from '../../../src/model/shapes.ts';
import {
  censoringInWords,
  followUpInWords,
  momentInWords,
  originInWords,
  populationInWords,
} from '../../../src/web/endpoint/words.ts';

const program: EndpointProgram = {
  shape: 'EndpointProgram',
  id: 'e',
  measure: 'binary',
  origin: ['randomised', 'registered', 'diagnosed'],
  events: [],
  competing: [],
  dayCount: 'difference',
  cases: [],
};

describe('an endpoint in words', () => {
  test('says who is counted and from when', () => {
    expect(populationInWords(program)).toBe('everybody');
    expect(populationInWords({ ...program, populationWhen: 'blasts >= 5.0', populationAt: 'baseline' })).toBe(
      'if blasts >= 5.0 at baseline, the latest value of or before the origin',
    );
    expect(originInWords(program)).toBe('the first that is known of randomised, registered and diagnosed');
    expect(originInWords({ ...program, origin: ['started'] })).toBe('started');
  });

  test.each([
    [{ at: 'died', when: 'status == "dead"' }, 'on died, if status == "dead"'],
    [{ at: 'origin', when: 'failed' }, 'at the origin, if failed'],
    [{ when: 'stopped' }, 'whenever it was recorded, if stopped'],
    [{ at: 'died', within: { value: 30, unit: 'd' } }, 'on died, at most 30 days after the origin'],
    [{ at: 'assessed', by: 'landmark' }, 'on assessed, at most landmark days after the origin'],
    [
      { at: 'assessed', until: ['transplant', 'next'], confirmed: true },
      'on assessed, not after the first transplant or next that follows the origin, confirmed by the next record',
    ],
    [
      {
        at: 'scanned',
        visit: { value: 24, unit: 'wk', tolerance: 'window' },
        change: { variable: 'volume', from: 'baseline', relative: true, atMost: -0.35 },
      },
      'on scanned, in the record nearest to 24 weeks after the origin, at most window days off, if the change of volume from baseline is at most -35 %',
    ],
    [{ at: 'asked', change: { variable: 'score', from: 'baseline' } }, 'on asked, the change of score from baseline'],
  ] as const)('says what an event is: %j', (moment, words) =>
    expect(momentInWords({ id: 'm', ...moment })).toBe(words),
  );

  test('says where a patient without the event is left', () => {
    expect(censoringInWords({ at: 'seen', atOriginWhen: '!evaluable' })).toBe('on seen; at the origin if !evaluable');
    expect(followUpInWords({ at: 'alive', atLeast: 1, unit: 'mo', unless: 'dead' })).toBe(
      'at least 1 month from the origin to alive, unless dead',
    );
  });
});
