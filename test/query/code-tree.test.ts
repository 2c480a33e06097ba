import { describe, expect, test } from 'vitest';
import { pageOfRoots, pathsTo, type TreeNode, treeOf } from '../../src/query/code-tree.ts';
import { codeSystemOf } from '../../src/query/concepts.ts';
import { codeSystem, good, own, snapshot } from '../snapshot/dictionaries.ts';

const OF = snapshot(
  codeSystem('lineage', [own('my'), own('ly'), own('aml', 'my'), own('both', 'my', 'ly'), own('mpal', 'both')]),
);
const system = good(codeSystemOf(OF, 'lineage'));
const roots = good(pageOfRoots(OF, system, undefined)).items;

/** `my(aml both(mpal)) ly`, closed branches with a plus. */
function drawn(nodes: readonly TreeNode[]): string {
  return nodes
    .map(({ concept, opened, children }) => {
      if (opened !== undefined) return `${concept.code}(${drawn(opened)})`;
      return children > 0 ? `${concept.code}+` : concept.code;
    })
    .join(' ');
}

describe('the tree of a code system', () => {
  test('begins with the codes that stand below no other', () => {
    expect(drawn(treeOf(system, roots, { open: new Set() }).nodes)).toBe('my+ ly+');
  });

  test('shows what is below an open branch', () => {
    expect(drawn(treeOf(system, roots, { open: new Set(['my']) }).nodes)).toBe('my(aml both+) ly+');
  });

  test('has a code with two parents in both places, each named by the way to it', () => {
    const { nodes } = treeOf(system, roots, { open: 'all' });
    expect(drawn(nodes)).toBe('my(aml both(mpal)) ly(both(mpal))');
    const places = nodes.flatMap((node) => node.opened ?? []).filter(({ concept }) => concept.code === 'both');
    expect(places.map(({ path }) => path)).toEqual([
      ['my', 'both'],
      ['ly', 'both'],
    ]);
  });

  test('says so where a branch cannot be opened because the tree would be too large', () => {
    const tree = treeOf(system, roots, { open: 'all', most: 4 });
    expect([drawn(tree.nodes), tree.cut]).toEqual(['my(aml both+) ly+', true]);
  });

  test('stays closed below a code that is not open, whatever is open further down', () => {
    expect(drawn(treeOf(system, roots, { open: new Set(['both']) }).nodes)).toBe('my+ ly+');
  });
});

describe('the ways to a code', () => {
  const ways = (code: string) => pathsTo(system, code).map((path) => path.map((concept) => concept.code));

  test('are one for each of its parents, from the top down', () => {
    expect(ways('mpal')).toEqual([
      ['my', 'both'],
      ['ly', 'both'],
    ]);
  });

  test('are one, with nothing on it, for a code at the top', () => {
    expect(ways('my')).toEqual([[]]);
  });
});
