import { describe, expect, test } from 'vitest';
import type { MapRelationship } from '../../src/model/definitions.ts';
import { type CodeElsewhere, crosswalksOfCode } from '../../src/query/code-crosswalks.ts';
import { codeSystemOf } from '../../src/query/concepts.ts';
import { codeSystem, conceptMap, good, own, snapshot } from '../snapshot/dictionaries.ts';

const to = (code: string, relationship: MapRelationship) => ({ code, targets: [{ code: `${code}'`, relationship }] });
const map = (source: string, target: string, ...elements: Parameters<typeof conceptMap>[1][number]['elements']) =>
  conceptMap(`${source}_to_${target}`, [{ source, target, elements }]);

/** who → icdo → icd, who → icc; gm → icd. */
const OF = snapshot(
  codeSystem('who', [own('P'), own('N'), own('Q'), own('U')]),
  codeSystem('icdo', [own("P'"), own("N'"), own('X')]),
  codeSystem('icd', [own("P''"), own("N''")]),
  codeSystem('icc', [own("Q'")]),
  map('who', 'icdo', to('P', 'equivalent'), to('N', 'source-is-narrower-than-target'), { code: 'Q', noMap: true }),
  map('icdo', 'icd', to("P'", 'equivalent'), to("N'", 'equivalent')),
  map('who', 'icc', to('Q', 'equivalent')),
);

const of = (id: string, code: string) => crosswalksOfCode(OF, good(codeSystemOf(OF, id)), code);
const told = ({ side, verdict, statements }: CodeElsewhere) => [
  side.system?.shape.source.id,
  verdict,
  ...statements.map(({ relationship, found }) => `${relationship} ${found.code}`),
];

describe('what crosswalks say of a code', () => {
  test('is told from its own side, whichever side of the map it is on', () => {
    expect(of('who', 'N').direct.map(told)[0]).toEqual(['icdo', 'mapped', "source-is-narrower-than-target N'"]);
    expect(of('icdo', "N'").direct.map(told)).toContainEqual(['who', 'mapped', 'source-is-broader-than-target N']);
  });

  test('goes one step further through a code that means the same, and says through which', () => {
    const [first] = of('who', 'P').further;
    expect(first?.via.code).toBe("P'");
    expect(first === undefined ? [] : told(first.elsewhere)).toEqual(['icd', 'mapped', "equivalent P''"]);
  });

  test('goes no step further through a code that is only broader or narrower', () => {
    expect(of('who', 'N').further).toEqual([]);
  });

  test('tells "looked at, no code there" from silence', () => {
    expect(of('who', 'Q').direct.map(told)).toContainEqual(['icdo', 'no-map']);
    expect(of('who', 'U').direct.map(told)).toContainEqual(['icdo', 'silent']);
  });

  test('says where a system one step further is silent', () => {
    const silent = of('icdo', "P'").further.filter(({ elsewhere }) => elsewhere.verdict === 'silent');
    expect(silent.map(({ via, elsewhere }) => [via.code, elsewhere.side.system?.shape.source.id])).toEqual([
      ['P', 'icc'],
    ]);
  });

  test('names both maps that say the same once', () => {
    const both = snapshot(
      codeSystem('a', [own('1')]),
      codeSystem('b', [own('2')]),
      conceptMap('there', [
        { source: 'a', target: 'b', elements: [{ code: '1', targets: [{ code: '2', relationship: 'equivalent' }] }] },
      ]),
      conceptMap('back', [
        { source: 'b', target: 'a', elements: [{ code: '2', targets: [{ code: '1', relationship: 'equivalent' }] }] },
      ]),
    );
    const [elsewhere] = crosswalksOfCode(both, good(codeSystemOf(both, 'a')), '1').direct;
    expect(elsewhere?.statements.map(({ by }) => by.length)).toEqual([2]);
  });
});
