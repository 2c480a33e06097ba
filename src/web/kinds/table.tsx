import { definitionsOf } from '../../model/dictionary.ts';
import { ok } from '../../model/result.ts';
import { namesOfTable } from '../condition.tsx';
import { RulesSection } from '../rules-section.tsx';
import { addressOf, hrefOf, type Site } from '../site.ts';
import { ColumnsSection } from '../table/columns-section.tsx';
import { KeysSection } from '../table/keys-section.tsx';
import type { KindPage } from './kind-page.ts';

/** The columns of a data file, what names its records, and the rules that they must keep. */
export const tablePart: KindPage<'table'> = ({ site, snapshot, definition }) => {
  const schema = snapshot.recordSchemas.find((each) => each.id === definition.id);
  const rules = definitionsOf(snapshot.dictionary, 'rule').filter(({ table }) => table === definition.id);
  const part = { site, snapshot, table: definition };
  return ok({
    sections: (
      <>
        <Files site={site} id={definition.id} />
        {schema === undefined ? null : (
          <ColumnsSection {...part} columns={schema.columns} names={namesOfTable(snapshot, schema)} />
        )}
        <KeysSection {...part} />
        {rules.length === 0 ? null : <RulesSection site={site} rules={rules} name="Rules on its records" />}
      </>
    ),
    shown: ['columns', 'key', 'unique', 'references', 'separator'],
  });
};

/** An empty file to fill in, and the way to check one that is full. */
function Files({ site, id }: { readonly site: Site; readonly id: string }) {
  const template = `/api/v1/releases/${site.release?.version ?? 'latest'}/export/template`;
  return (
    <ul class="actions">
      <li>
        <a href={addressOf(site, template, { table: id, format: 'xlsx' })}>Empty template (XLSX)</a>
      </li>
      <li>
        <a href={addressOf(site, template, { table: id, format: 'csv' })}>Empty template (CSV)</a>
      </li>
      <li>
        <a href={hrefOf(site, '/validate', { table: id })}>Check a file of this table</a>
      </li>
    </ul>
  );
}
