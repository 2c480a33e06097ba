import { ok, type Result } from '../../model/result.ts';
import { type CodeTree, pageOfRoots, treeOf } from '../../query/code-tree.ts';
import type { CodeView } from '../../query/code-view.ts';
import type { CompiledCodeSystem } from '../../query/concepts.ts';
import { type ConceptHit, findConcepts } from '../../query/find-concepts.ts';
import type { Page, PageRequest } from '../../query/page.ts';
import type { Scope } from '../../query/scope.ts';
import { wordsAsked } from './code-search.tsx';
import { codesInAddress } from './codes-in-address.ts';

/** The codes of a system: those that hold words, or a tree. */
export interface CodeBrowserView {
  readonly system: CompiledCodeSystem;
  /** The code that is shown above, whose branch alone the tree has. */
  readonly current: string | undefined;
  readonly q: string | undefined;
  readonly found: Page<ConceptHit> | undefined;
  readonly tree: CodeTree | undefined;
  /** Codes whose branches are open; absent: all are. */
  readonly open: ReadonlySet<string> | undefined;
  readonly cursor: string | undefined;
  /** Cursor of the next page of the tree. */
  readonly next: string | undefined;
}

interface Asked {
  readonly query: URLSearchParams;
  readonly page: PageRequest;
  /** The code that the address names. */
  readonly view: CodeView | undefined;
}

/** What the address asks of a system's codes. Answers `invalid-parameter` for a cursor that is none. */
export function codeBrowserView(
  snapshot: Scope['primary'],
  system: CompiledCodeSystem,
  { query, page, view }: Asked,
): Result<CodeBrowserView> {
  const q = wordsAsked(query);
  const current = view?.concept.code;
  const { cursor } = page;
  const common = { system, current, q, cursor };
  if (q !== undefined) {
    const found = findConcepts(snapshot, system, { q, page });
    return found.ok ? ok({ ...common, found: found.value, tree: undefined, open: undefined, next: undefined }) : found;
  }
  const open = openOf(query, view);
  if (view !== undefined) {
    const tops = [...new Set(view.paths.map(([top]) => top ?? view.concept))];
    const tree = treeOf(system, tops, { open: open ?? 'all' });
    return ok({ ...common, found: undefined, tree, open, next: undefined });
  }
  const roots = pageOfRoots(snapshot, system, cursor);
  if (!roots.ok) return roots;
  const tree = treeOf(system, roots.value.items, { open: open ?? 'all' });
  return ok({ ...common, found: undefined, tree, open, next: roots.value.next });
}

/** What the address says to open; else the way down to the code that is shown. `tree=all` opens everything. */
function openOf(query: URLSearchParams, view: CodeView | undefined): ReadonlySet<string> | undefined {
  if (query.get('tree') === 'all') return undefined;
  const given = codesInAddress(query, 'open');
  return new Set(given ?? (view?.paths ?? []).flat().map(({ code }) => code));
}
