import { describe, expect, test } from 'vitest';
import { changeCounts, changeLog } from '../../src/query/change-log.ts';
import { codesOf, dictionary, good, sealed, snapshotOf, variable } from '../snapshot/dictionaries.ts';
import { SETTINGS } from '../store/fixture-release.ts';

const settings = {
  ...SETTINGS,
  diseases: [...SETTINGS.diseases, { id: 'mm', label: 'Multiple myeloma', group: 'lymphoid' }],
};

const [FIRST, SECOND] = sealed(
  dictionary(
    [
      { ...variable('a'), diseases: ['aml'] },
      { ...variable('gone', 'Gone'), diseases: ['mm'] },
    ],
    settings,
  ),
  dictionary(
    [{ ...variable('a', 'T'), diseases: ['aml'] }, { ...variable('b'), diseases: ['mm', 'aml'] }, variable('c')],
    settings,
  ),
).map((release) => snapshotOf(release));

if (FIRST === undefined || SECOND === undefined) throw new Error('two releases are sealed above');
const sides = { before: FIRST, after: SECOND };
const { changes } = SECOND.release.manifest;
const ids = (filter: Parameters<typeof changeLog>[2]) =>
  good(changeLog(changes, sides, filter)).items.map(({ change }) => change.id);

describe('the change log of a release', () => {
  test('has what each definition is called, a removed one as it was', () => {
    const { items } = good(changeLog(changes, sides, {}));
    expect(items.map(({ change, title }) => [change.id, title])).toEqual([
      ['a', 'T'],
      ['b', 'Variable b'],
      ['c', 'Variable c'],
      ['gone', 'Gone'],
    ]);
  });

  test('is narrowed by disease, kind and change', () => {
    expect(ids({ disease: 'mm' })).toEqual(['b', 'gone']);
    expect(ids({ disease: 'mm', change: 'added' })).toEqual(['b']);
    expect(ids({ kind: 'variable', change: 'changed' })).toEqual(['a']);
  });

  test('keeps what is for every disease apart from what names one', () => {
    const log = good(changeLog(changes, sides, { disease: 'mm' }));
    expect(log.shared.map(({ change }) => change.id)).toEqual(['c']);
    expect(good(changeLog(changes, sides, {})).shared).toEqual([]);
  });

  test('says how much each filter would leave beside the others', () => {
    const { choices } = good(changeLog(changes, sides, { change: 'added' }));
    expect(choices.disease).toEqual([
      { value: 'aml', count: 1 },
      { value: 'mm', count: 1 },
    ]);
    expect(choices.change.map(({ count }) => count)).toEqual([2, 1, 0, 1]);
  });

  test('does not take a filter that does not exist for one that leaves nothing', () => {
    expect(codesOf(changeLog(changes, sides, { disease: 'mn' }))).toEqual(['invalid-parameter']);
    expect(codesOf(changeLog(changes, sides, { kind: 'endpoint', change: 'new' }))).toHaveLength(2);
  });
});

describe('the counts of changes', () => {
  test('come with the gravest verdict', () => {
    expect(changeCounts(changes)).toEqual({
      bump: 'major',
      byChange: [
        { value: 'added', count: 2 },
        { value: 'changed', count: 1 },
        { value: 'deprecated', count: 0 },
        { value: 'removed', count: 1 },
      ],
    });
    expect(changeCounts([]).bump).toBeUndefined();
  });
});
