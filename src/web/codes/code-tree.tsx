import type { TreeNode } from '../../query/code-tree.ts';
import type { CompiledCodeSystem } from '../../query/concepts.ts';
import { hrefOf, type Site } from '../site.ts';
import { counted } from '../words.ts';
import { CodeLink, CodeState } from './code-name.tsx';
import { codesForAddress } from './codes-in-address.ts';

interface Props {
  readonly site: Site;
  readonly system: CompiledCodeSystem;
  readonly nodes: readonly TreeNode[];
  /** Path of the page. */
  readonly path: string;
  /** Codes whose branches are open; absent: all are, and none can be closed alone. */
  readonly open?: ReadonlySet<string>;
  /** The code whose view is shown above the tree. */
  readonly current?: string | undefined;
  readonly cursor?: string | undefined;
}

/**
 * Codes as nested lists. What opens and closes a branch is a link to this page with other branches open: it works as it
 * is, and the script of the page only fetches it without leaving.
 */
export function CodeTreeList({ nodes, ...tree }: Props) {
  return (
    <ul class="tree">
      {nodes.map((node) => (
        <Node {...tree} node={node} />
      ))}
    </ul>
  );
}

function Node({ node, ...tree }: Omit<Props, 'nodes'> & { readonly node: TreeNode }) {
  const { site, system, current } = tree;
  const { concept, opened } = node;
  return (
    <li id={idOf(node)}>
      <div class="node" {...(concept.code === current ? { 'aria-current': 'true' as const } : {})}>
        <Toggle {...tree} node={node} />
        <span>
          <CodeLink site={site} system={system} concept={concept} /> <CodeState concept={concept} />
          {node.children === 0 ? null : <small> {counted(node.children, 'code')} below</small>}
        </span>
      </div>
      {opened === undefined ? null : <CodeTreeList {...tree} nodes={opened} />}
    </li>
  );
}

function Toggle({ node, site, path, open, current, cursor }: Omit<Props, 'nodes'> & { readonly node: TreeNode }) {
  const { code } = node.concept;
  if (node.children === 0 || open === undefined) return <span class="toggle" />;
  const isOpen = node.opened !== undefined;
  const others = [...open].filter((each) => each !== code);
  const next = isOpen ? others : [...others, code];
  // Without a code above the tree, none open is what the page shows anyway.
  const inAddress = next.length === 0 && current === undefined ? undefined : codesForAddress(next);
  return (
    <a
      class="toggle"
      id={`${idOf(node)}-toggle`}
      href={`${hrefOf(site, path, { code: current, open: inAddress, cursor })}#${idOf(node)}`}
      aria-expanded={isOpen ? 'true' : 'false'}
      aria-label={`Codes below ${code}`}
    >
      {isOpen ? '−' : '+'}
    </a>
  );
}

/** A code may stand in two places, so a place is named by the way to it. */
function idOf({ path }: TreeNode): string {
  return `at-${path.map(encodeURIComponent).join('.')}`;
}
