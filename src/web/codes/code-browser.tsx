import { hrefOf, type Site } from '../site.ts';
import { counted } from '../words.ts';
import type { CodeBrowserView } from './code-browser-view.ts';
import { CodeHits } from './code-hits.tsx';
import { CodeSearch } from './code-search.tsx';
import { CodeTreeList } from './code-tree.tsx';

interface Props {
  readonly site: Site;
  /** Path of the page. */
  readonly path: string;
  readonly view: CodeBrowserView;
}

/** The codes of a system, to be searched, or gone through branch by branch. */
export function CodeBrowser({ site, path, view }: Props) {
  const { system, current, q, found, tree } = view;
  return (
    <section aria-labelledby="codes">
      <h2 id="codes">
        {current === undefined || found !== undefined ? (
          <>
            Codes <small>{system.size.toLocaleString('en')}</small>
          </>
        ) : (
          'The branch that it is in'
        )}
      </h2>
      <CodeSearch site={site} path={path} q={q} />
      {found === undefined ? null : <Found site={site} path={path} view={view} />}
      {tree === undefined ? null : <Tree site={site} path={path} view={view} />}
    </section>
  );
}

function Found({ site, path, view: { system, q, found } }: Props) {
  if (found === undefined) return null;
  const { items, total, next } = found;
  return (
    <>
      <p role="status">
        {counted(total, 'code')} with “{q}”{items.length < total ? `, ${items.length} on this page` : ''}.{' '}
        <a href={`${hrefOf(site, path)}#codes`}>Show all codes</a>
      </p>
      <CodeHits site={site} system={system} hits={items} />
      {next === undefined ? null : (
        <p>
          <a rel="next" href={`${hrefOf(site, path, { q, cursor: next })}#codes`}>
            More codes
          </a>
        </p>
      )}
    </>
  );
}

function Tree({ site, path, view }: Props) {
  const { system, tree, open, current, cursor, next } = view;
  if (tree === undefined) return null;
  const hasBranches = tree.nodes.some(({ children }) => children > 0);
  return (
    <div id="tree">
      <TreeActions site={site} path={path} view={view} hasBranches={hasBranches} />
      {tree.cut ? (
        <p>
          <strong>Not every branch could be opened at once:</strong> the page would become too long. Close some, or
          search.
        </p>
      ) : null}
      <CodeTreeList
        site={site}
        system={system}
        nodes={tree.nodes}
        path={path}
        current={current}
        cursor={cursor}
        {...(open === undefined ? {} : { open })}
      />
      {next === undefined ? null : (
        <p>
          <a rel="next" href={`${hrefOf(site, path, { cursor: next })}#codes`}>
            More codes
          </a>
        </p>
      )}
    </div>
  );
}

function TreeActions({ site, path, view, hasBranches }: Props & { readonly hasBranches: boolean }) {
  const { open, current, cursor } = view;
  const all = open === undefined;
  const to = all ? { code: current, cursor } : { code: current, cursor, tree: 'all' };
  const links = [
    ...(hasBranches ? [[all ? 'Close all branches' : 'Open all branches', `${hrefOf(site, path, to)}#codes`]] : []),
    ...(current === undefined ? [] : [['Show the whole classification', `${hrefOf(site, path)}#codes`]]),
  ];
  if (links.length === 0) return null;
  return (
    <p class="tree-actions">
      {links.map(([name, href]) => (
        <a href={href}>{name}</a>
      ))}
    </p>
  );
}
