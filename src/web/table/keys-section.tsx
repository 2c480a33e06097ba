import type { Table } from '../../model/definitions.ts';
import { definitionOf, definitionsOf } from '../../model/dictionary.ts';
import type { Scope } from '../../query/scope.ts';
import { pageOfCard } from '../card-list.tsx';
import { DefinitionLink } from '../definition-link.tsx';
import { Listed } from '../listed.tsx';
import { ReferenceGraph } from '../pictures/reference-graph.tsx';
import { type Site, textOf } from '../site.ts';

interface Props {
  readonly site: Site;
  readonly snapshot: Scope['primary'];
  readonly table: Table;
}

/** What names a record, and how records of this table and of others belong together. */
export function KeysSection({ site, snapshot, table }: Props) {
  const { key, unique = [], references = [], separator } = table;
  return (
    <section aria-labelledby="keys">
      <h2 id="keys">Keys and references</h2>
      <dl class="facts">
        <dt>Key</dt>
        <dd>
          {key.length === 0 ? (
            'Nothing names a record: two may be alike.'
          ) : (
            <>
              No two records have the same <Names of={key} />.
            </>
          )}
        </dd>
        {unique.map((columns) => (
          <>
            <dt>Unique</dt>
            <dd>
              No two records have the same <Names of={columns} /> either.
            </dd>
          </>
        ))}
        {references.map(({ columns, table: id, to }) => (
          <>
            <dt>Belongs to</dt>
            <dd>
              a record of <Named site={site} snapshot={snapshot} id={id} />: <Names of={columns} /> must be{' '}
              <Names of={to} /> of one there
            </dd>
          </>
        ))}
        {separator === undefined ? null : (
          <>
            <dt>Separator</dt>
            <dd>
              <code>{separator}</code> between several values in one cell
            </dd>
          </>
        )}
      </dl>
      <Relations site={site} snapshot={snapshot} table={table} />
    </section>
  );
}

function Names({ of }: { readonly of: readonly string[] }) {
  return <Listed items={of.map((name) => <code>{name}</code>)} />;
}

function Named({ site, snapshot, id }: Omit<Props, 'table'> & { readonly id: string }) {
  const found = definitionOf(snapshot.dictionary, 'table', id);
  return found === undefined ? <code>{id}</code> : <DefinitionLink site={site} to={found} />;
}

/** The tables that its records belong to, and those whose records belong to its own: as a picture and in words. */
function Relations({ site, snapshot, table }: Props) {
  const ids = new Set((table.references ?? []).map((each) => each.table));
  const tables = definitionsOf(snapshot.dictionary, 'table');
  const parents = tables.filter(({ id }) => ids.has(id));
  const children = tables.filter(({ references = [] }) => references.some((each) => each.table === table.id));
  if (parents.length + children.length === 0) return null;
  const node = (each: Table) => ({ title: textOf(site, each.title), kind: each.id, href: pageOfCard(site, each) });
  return (
    <>
      <section class="picture no-print" aria-label="Picture of the tables" tabindex={0}>
        <ReferenceGraph
          self={node(table)}
          uses={parents.map(node)}
          usedBy={children.map(node)}
          words={{ uses: 'it belongs to', usedBy: 'belong to it' }}
          lists={{ uses: '#keys', usedBy: '#parts' }}
        />
      </section>
      {children.length === 0 ? null : (
        <p id="parts">
          Records of <Listed items={children.map((each) => <DefinitionLink site={site} to={each} />)} /> belong to its
          records.
        </p>
      )}
    </>
  );
}
