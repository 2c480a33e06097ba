import { LIMITS } from '../model/limits.ts';
import type { Result } from '../model/result.ts';
import type { Concept } from '../model/shapes.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type CompiledCodeSystem, conceptsOf } from '../terminology/code-system.ts';
import { listName } from './browse.ts';
import { type Page, pageOf } from './page.ts';

/** A concept where it stands in its hierarchy. One with two parents stands in two places. */
export interface TreeNode {
  readonly concept: Concept;
  /** Codes from the top down to this one. */
  readonly path: readonly string[];
  readonly children: number;
  /** What is below it; absent: it is closed, or has nothing below it. */
  readonly opened?: readonly TreeNode[];
}

export interface CodeTree {
  readonly nodes: readonly TreeNode[];
  /** True if a branch stayed closed that should be open: the tree would have become too large or too deep. */
  readonly cut: boolean;
}

interface Wanted {
  /** Codes whose branches are open. */
  readonly open: ReadonlySet<string> | 'all';
  /** Most nodes that are shown. */
  readonly most?: number;
}

/** The concepts that stand below no other, in the system's order, a page at a time. Answers `invalid-parameter`. */
export function pageOfRoots(
  snapshot: Snapshot,
  system: CompiledCodeSystem,
  cursor: string | undefined,
): Result<Page<Concept>> {
  const roots = [...conceptsOf(system)].filter(({ code }) => parentsOf(system, code).length === 0);
  const { url, version } = system.shape;
  const page = { limit: LIMITS.treeRoots, ...(cursor === undefined ? {} : { cursor }) };
  return pageOf(roots, listName(snapshot, `roots ${url}|${version}`, {}), page);
}

/** The tree below `roots`, as far as its branches are open. */
export function treeOf(
  system: CompiledCodeSystem,
  roots: readonly Concept[],
  { open, most = LIMITS.treeNodes }: Wanted,
): CodeTree {
  let [left, cut] = [most - roots.length, false];
  const nodeOf = (concept: Concept, above: readonly string[]): TreeNode => {
    const path = [...above, concept.code];
    const below = childrenOf(system, concept.code);
    const node = { concept, path, children: below.length };
    // A circle, which lint reports, ends where it comes round.
    const wanted = below.length > 0 && (open === 'all' || open.has(concept.code)) && !above.includes(concept.code);
    if (!wanted) return node;
    if (below.length > left || path.length >= LIMITS.treeDepth) {
      cut = true;
      return node;
    }
    left -= below.length;
    return { ...node, opened: below.map((child) => nodeOf(child, path)) };
  };
  const nodes = roots.map((root) => nodeOf(root, []));
  return { nodes, cut };
}

/** The ways from the top down to a code, without itself; one, empty, where nothing is above it. */
export function pathsTo(system: CompiledCodeSystem, code: string): readonly (readonly Concept[])[] {
  const paths: (readonly Concept[])[] = [];
  const climb = (at: string, below: readonly Concept[]): void => {
    if (paths.length >= LIMITS.codePaths) return;
    const parents = parentsOf(system, at).filter((parent) => !below.includes(parent));
    if (parents.length === 0 || below.length >= LIMITS.treeDepth) paths.push(below);
    else for (const parent of parents) climb(parent.code, [parent, ...below]);
  };
  climb(code, []);
  return paths;
}

function parentsOf(system: CompiledCodeSystem, code: string): readonly Concept[] {
  const index = system.indexOf(code);
  return index === undefined ? [] : conceptsAt(system, system.hierarchy.parentsOf(index));
}

export function childrenOf(system: CompiledCodeSystem, code: string): readonly Concept[] {
  const index = system.indexOf(code);
  return index === undefined ? [] : conceptsAt(system, system.hierarchy.childrenOf(index));
}

function conceptsAt(system: CompiledCodeSystem, indexes: Int32Array): readonly Concept[] {
  return [...indexes].flatMap((index) => system.conceptAt(index) ?? []);
}
