import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Lane, LaneGroup } from '../../../src/web/endpoint/lanes.ts';
import { EndpointTimeline, markX, placeTimeline, WIDTH } from '../../../src/web/pictures/endpoint-timeline.tsx';
import { HOSTILE } from '../../http/fixture.ts';

const words = fc.string({ maxLength: 120 });

const lane: fc.Arbitrary<Lane> = fc.record({
  role: fc.constantFrom('origin', 'event', 'competing', 'censoring'),
  labels: fc.array(words, { minLength: 1, maxLength: 3 }),
  date: words,
  span: fc.constantFrom('origin', 'open', 'limited', 'planned', 'timeless', 'none'),
  bound: words,
  confirmed: fc.boolean(),
  landmark: fc.boolean(),
  baseline: fc.boolean(),
});

const groups: fc.Arbitrary<readonly LaneGroup[]> = fc.array(
  fc.record({
    role: fc.constantFrom('origin', 'event', 'competing', 'censoring'),
    heading: words,
    lanes: fc.array(lane, { minLength: 1, maxLength: 5 }),
  }),
  { minLength: 1, maxLength: 4 },
);

const PLAIN: Lane = {
  role: 'event',
  labels: ['Relapse'],
  date: '',
  span: 'open',
  bound: '',
  confirmed: false,
  landmark: false,
  baseline: false,
};

describe('the timeline of an endpoint', () => {
  test('has its lanes one below the other, with room for all their words', () => {
    fc.assert(
      fc.property(groups, fc.boolean(), (each, isTime) => {
        const { groups: placed, outcomeY, height } = placeTimeline(each, isTime);
        const lanes = placed.flatMap((group) => group.lanes);
        lanes.forEach(({ top, y, label, date, bound, height: own }, index) => {
          const next = lanes[index + 1]?.top ?? outcomeY;
          expect(top + own).toBeLessThanOrEqual(next);
          expect(15 + (label.length + date.length - 1) * 17).toBeLessThan(own);
          expect(y - top + 26 + (bound.length - 1) * 17).toBeLessThan(own + 17);
        });
        expect(outcomeY).toBeLessThan(height);
      }),
    );
  });

  test('has every mark inside the picture and right of the words', () => {
    fc.assert(
      fc.property(lane, (each) => {
        expect(markX(each)).toBeGreaterThan(300);
        expect(markX(each)).toBeLessThan(WIDTH - 10);
      }),
    );
  });

  test('marks what counts on the day of the origin there', () => {
    expect(markX({ ...PLAIN, span: 'origin' })).toBeLessThan(markX(PLAIN));
  });

  test('says in words all that it shows', () => {
    const lanes = [{ ...PLAIN, date: 'Date of relapse', bound: 'within 30 days' }];
    const svg = String(
      EndpointTimeline({
        title: 'EFS',
        groups: [{ role: 'event', heading: 'Event', lanes }],
        outcome: 'Time in days',
        isTime: true,
      }),
    );
    expect(svg).toContain('<desc>Event: Relapse, Date of relapse, within 30 days. Time in days.</desc>');
  });

  test('escapes hostile words and needs no style of its own', () => {
    const group: LaneGroup = {
      role: 'event',
      heading: HOSTILE,
      lanes: [{ ...PLAIN, labels: [HOSTILE], bound: HOSTILE }],
    };
    const svg = String(EndpointTimeline({ title: HOSTILE, groups: [group], outcome: HOSTILE, isTime: false }));
    expect(svg).not.toMatch(/<script|<img|onerror="| style=/);
  });
});
