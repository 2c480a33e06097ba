import { describe, expect, it } from 'vitest';
import { neighbours } from '../../src/query/neighbours.ts';
import { lunrSearch } from '../../src/snapshot/lunr-search.ts';
import { compileSnapshot } from '../../src/snapshot/snapshot.ts';
import { SECOND } from '../http/fixture.ts';

const snapshot = compileSnapshot(SECOND, { cache: new Map(), textSearch: lunrSearch });
const ids = (of: readonly { readonly id: string }[]) => of.map(({ id }) => id);

describe('the neighbours of a definition', () => {
  it('are what it names and what names it, by kind', () => {
    const { uses, usedBy } = neighbours(snapshot, 'value-set/responses');
    expect(ids(uses)).toEqual([]);
    expect(ids(usedBy)).toEqual(['response', 'responses_to_morphology']);
  });

  it('tell what names it only through others', () => {
    const { usedBy, usedIndirectly } = neighbours(snapshot, 'code-system/icd_o_3_2');
    expect(ids(usedBy)).toEqual(['myeloid', 'responses_to_morphology']);
    expect(ids(usedIndirectly)).toEqual([]);
  });

  it('are none of what the release does not hold', () => {
    expect(neighbours(snapshot, 'variable/nothing')).toEqual({
      uses: [],
      usesIndirectly: [],
      usedBy: [],
      usedIndirectly: [],
    });
  });
});
