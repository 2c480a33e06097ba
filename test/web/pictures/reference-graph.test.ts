import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutOf, NODES_A_SIDE, type ReferenceNode, shortened } from '../../../src/web/pictures/reference-graph.tsx';

const node = (title: string): ReferenceNode => ({ title, kind: 'Variable', href: '/x' });
const nodes = fc.array(fc.string().map(node), { maxLength: 20 });

describe('the picture of references', () => {
  it('has every box inside the picture', () => {
    fc.assert(
      fc.property(nodes, nodes, (uses, usedBy) => {
        const layout = layoutOf({ self: node('self'), uses, usedBy });
        for (const { x, y } of [layout.self, ...layout.uses, ...layout.usedBy]) {
          expect(x).toBeGreaterThanOrEqual(layout.x);
          expect(x + 210).toBeLessThanOrEqual(layout.x + layout.width);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y + 38).toBeLessThanOrEqual(layout.height);
        }
      }),
    );
  });

  it('has what is used on the left of itself, and what uses it on the right', () => {
    const { self, uses, usedBy } = layoutOf({ self: node('s'), uses: [node('u')], usedBy: [node('b')] });
    expect(uses[0]?.x).toBeLessThan(self.x);
    expect(usedBy[0]?.x).toBeGreaterThan(self.x);
  });

  it('counts what it does not show', () => {
    fc.assert(
      fc.property(nodes, (uses) => {
        const layout = layoutOf({ self: node('s'), uses, usedBy: [] });
        expect(layout.uses.length).toBeLessThanOrEqual(NODES_A_SIDE);
        expect(layout.uses.length + layout.more.uses).toBe(uses.length);
      }),
    );
  });

  it('cuts long titles between letters', () => {
    expect(shortened('short')).toBe('short');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (title) => {
        expect([...shortened(title)].length).toBeLessThanOrEqual(28);
      }),
    );
  });
});
