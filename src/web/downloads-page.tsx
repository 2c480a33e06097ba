import type { DiseaseDownload, Downloads, TableDownload } from '../query/downloads.ts';
import { pageOf } from './layout.tsx';
import { addressOf, hrefOf, type Site } from './site.ts';
import { counted } from './words.ts';

interface Props {
  readonly site: Site;
  readonly downloads: Downloads;
}

/** The dictionary as files: code books, templates, and what programs read. */
export function downloadsPage(site: Site, downloads: Downloads): string {
  return pageOf({
    site,
    title: 'Downloads',
    current: '/downloads',
    children: (
      <>
        <h1>Downloads</h1>
        <p class="lead">
          The code book of release {site.release?.version ?? ''} as a spreadsheet, for everything or for a part, and
          empty data files to fill in.
        </p>
        <Whole site={site} downloads={downloads} />
        <ByDisease site={site} diseases={downloads.diseases} />
        <ByTable site={site} tables={downloads.tables} />
        <WhatIsInIt />
        <ForPrograms site={site} />
      </>
    ),
  });
}

interface FileProps {
  readonly site: Site;
  /** `code-book`, `template` or `json-schema`. */
  readonly what: string;
  readonly values: { readonly [name: string]: string };
  readonly children: string;
  /** What it is of: links of the same text are told apart by it when they are read out. */
  readonly of: string;
}

/** A link to a file of exactly this release. */
function File({ site, what, values, children, of }: FileProps) {
  const release = encodeURIComponent(site.release?.version ?? 'latest');
  return (
    <a href={addressOf(site, `/api/v1/releases/${release}/export/${what}`, values)}>
      {children}
      <span class="unseen">, {of}</span>
    </a>
  );
}

function Whole({ site, downloads: { whole } }: Props) {
  const file = (children: string, values: FileProps['values']) => (
    <File site={site} what="code-book" values={values} of="whole code book">
      {children}
    </File>
  );
  return (
    <section aria-labelledby="whole">
      <h2 id="whole">The whole code book</h2>
      <p>
        {counted(whole.variables, 'variable')}, {counted(whole.codes, 'code')} of value sets, the classifications,
        tables, rules, endpoints and scores.
      </p>
      <ul class="files">
        <li>{file('Excel workbook', { format: 'xlsx' })}</li>
        <li>{file('CSV of the variables', { format: 'csv' })}</li>
        <li>{file('CSV of the codes', { format: 'csv', sheet: 'codes' })}</li>
        <li>{file('JSON', { format: 'json' })}</li>
      </ul>
    </section>
  );
}

function ByDisease({ site, diseases }: { readonly site: Site; readonly diseases: readonly DiseaseDownload[] }) {
  if (diseases.length === 0) return null;
  return (
    <section aria-labelledby="by-disease">
      <h2 id="by-disease">By disease</h2>
      <p>What is about the disease and what is about every disease, with the codes that may be entered.</p>
      <div class="table">
        <table>
          <thead>
            <tr>
              <th scope="col">Disease</th>
              <th scope="col">Variables</th>
              <th scope="col">Code book</th>
            </tr>
          </thead>
          <tbody>
            {diseases.map(({ id, label, variables, core }) => (
              <tr id={`disease-${id}`}>
                <th scope="row">
                  <a href={hrefOf(site, `/disease/${encodeURIComponent(id)}`)}>{label}</a>
                </th>
                <td>
                  {variables}, of which {core} core
                </td>
                <td>
                  <CodeBooks site={site} values={{ disease: id }} of={label} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function CodeBooks({ site, values, of }: Pick<FileProps, 'site' | 'values' | 'of'>) {
  return (
    <ul class="files">
      {(['xlsx', 'csv', 'json'] as const).map((format) => (
        <li>
          <File site={site} what="code-book" values={{ format, ...values }} of={`code book of ${of}`}>
            {FORMAT_WORDS[format]}
          </File>
        </li>
      ))}
    </ul>
  );
}

const FORMAT_WORDS = { xlsx: 'Excel', csv: 'CSV', json: 'JSON' } as const;

function ByTable({ site, tables }: { readonly site: Site; readonly tables: readonly TableDownload[] }) {
  if (tables.length === 0) return null;
  return (
    <section aria-labelledby="by-table">
      <h2 id="by-table">By table</h2>
      <p>
        A template is an empty data file with the headings of the table. The Excel template also explains each column
        and offers the codes to choose from; what you type stays text, so that no code becomes a date. Save it as CSV,
        then <a href={hrefOf(site, '/validate')}>check it</a>.
      </p>
      <div class="table">
        <table>
          <thead>
            <tr>
              <th scope="col">Table</th>
              <th scope="col">Columns and rules</th>
              <th scope="col">Template</th>
              <th scope="col">Code book</th>
              <th scope="col">For validators</th>
            </tr>
          </thead>
          <tbody>
            {tables.map((table) => (
              <TableRow site={site} table={table} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function TableRow({
  site,
  table: { id, title, columns, rules },
}: {
  readonly site: Site;
  readonly table: TableDownload;
}) {
  return (
    <tr id={`table-${id}`}>
      <th scope="row">
        <a href={hrefOf(site, `/table/${encodeURIComponent(id)}`)}>{title}</a>
      </th>
      <td>
        {counted(columns, 'column')}
        {rules === 0 ? '' : ` and ${counted(rules, 'rule')}`}
      </td>
      <td>
        <ul class="files">
          {(['xlsx', 'csv'] as const).map((format) => (
            <li>
              <File site={site} what="template" values={{ table: id, format }} of={`template of ${title}`}>
                {FORMAT_WORDS[format]}
              </File>
            </li>
          ))}
        </ul>
      </td>
      <td>
        <CodeBooks site={site} values={{ table: id }} of={title} />
      </td>
      <td>
        <ul class="files">
          <li>
            <File site={site} what="json-schema" values={{ table: id }} of={title}>
              JSON Schema
            </File>
          </li>
        </ul>
      </td>
    </tr>
  );
}

function WhatIsInIt() {
  return (
    <section aria-labelledby="contents">
      <h2 id="contents">What is in a code book</h2>
      <ul>
        <li>
          <strong>Excel and JSON</strong> hold everything: variables, codes, tables, rules, endpoints and scores, each
          as a sheet, and a sheet <em>Read me</em> with the release, the terms of use and how to cite it.
        </li>
        <li>
          <strong>CSV</strong> holds the variables, one a row, with the values that each may take in one cell, as in a
          REDCap data dictionary. A list too long for a cell is only in the sheet of codes; the cell says so.
        </li>
        <li>
          <strong>Take the Excel file for Excel.</strong> A CSV file that is opened there by a double click may have its
          codes turned into dates and numbers. No cell of either can start a formula: in CSV, a text that could has an
          apostrophe before it.
        </li>
        <li>Classifications keep the terms of their publishers. They are stated beside each code.</li>
      </ul>
    </section>
  );
}

function ForPrograms({ site }: Pick<Props, 'site'>) {
  const release = site.release?.version ?? 'latest';
  const fhir = (version: string) =>
    addressOf(site, `/releases/${encodeURIComponent(release)}/fhir/${version}/metadata`);
  return (
    <section aria-labelledby="programs">
      <h2 id="programs">For programs</h2>
      <p>
        The same over the <a href={hrefOf(site, '/docs')}>REST interface</a> and as FHIR <a href={fhir('r4')}>R4</a> and{' '}
        <a href={fhir('r5')}>R5</a>, or on the command line:
      </p>
      <pre>
        <code>{`hdict export code-book --release ${release} --format xlsx --out code-book.xlsx\nhdict export template --release ${release} --table patient --out patient.xlsx`}</code>
      </pre>
    </section>
  );
}
