import type { Table, Variable } from '../../model/definitions.ts';
import { definitionOf } from '../../model/dictionary.ts';
import type { Phrase } from '../../model/phrase.ts';
import type { RecordColumn } from '../../model/shapes.ts';
import type { Scope } from '../../query/scope.ts';
import { type VariableNames, WordedCondition } from '../condition.tsx';
import { DefinitionLink } from '../definition-link.tsx';
import type { Site } from '../site.ts';
import { inUnit } from '../units.ts';
import { counted } from '../words.ts';

interface Props {
  readonly site: Site;
  readonly snapshot: Scope['primary'];
  readonly table: Table;
  /** Its columns as files are checked against them, in the same order. */
  readonly columns: readonly RecordColumn[];
  readonly names: VariableNames;
}

/** What stands in each column of a data file, in the order of the template. */
export function ColumnsSection(props: Props) {
  const { columns } = props;
  return (
    <section aria-labelledby="columns">
      <h2 id="columns">Columns</h2>
      <div class="table">
        <table>
          <caption>
            {counted(columns.length, 'column')}, {columns.filter(({ required }) => required).length} always required
          </caption>
          <thead>
            <tr>
              <th scope="col">Heading in the file</th>
              <th scope="col">Variable</th>
              <th scope="col">Values</th>
              <th scope="col">Required</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column, place) => (
              <ColumnRow {...props} column={column} place={place} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface RowProps extends Props {
  readonly column: RecordColumn;
  readonly place: number;
}

function ColumnRow({ site, snapshot, table, column, place, names }: RowProps) {
  const variable = definitionOf(snapshot.dictionary, 'variable', column.variable);
  return (
    <tr id={`column-${column.name}`}>
      <td>
        <code>{column.name}</code>
        {table.key.includes(column.name) ? <small> key</small> : null}
      </td>
      <td>{variable === undefined ? column.variable : <DefinitionLink site={site} to={variable} />}</td>
      <td>
        <Values site={site} snapshot={snapshot} column={column} variable={variable} narrowed={table.columns[place]} />
      </td>
      <td>
        <Required
          site={site}
          column={column}
          names={names}
          words={snapshot.conditionWords(`table/${table.id}`).get(`/columns/${place}/requiredWhen`)}
        />
      </td>
    </tr>
  );
}

interface ValuesProps extends Pick<Props, 'site' | 'snapshot'> {
  readonly column: RecordColumn;
  readonly variable: Variable | undefined;
  /** The column as its author wrote it. */
  readonly narrowed: Table['columns'][number] | undefined;
}

/** `decimal in g/dL`, `codes of Mutation status`; what the column narrows says so. */
function Values({ site, snapshot, column, variable, narrowed }: ValuesProps) {
  const id = narrowed?.valueSet ?? variable?.valueSet;
  const valueSet = id === undefined ? undefined : definitionOf(snapshot.dictionary, 'value-set', id);
  const { range } = narrowed ?? {};
  return (
    <>
      {valueSet === undefined ? (
        `${column.type}${inUnit(column.unit)}`
      ) : (
        <>
          codes of <DefinitionLink site={site} to={valueSet} />
        </>
      )}
      {column.repeats ? ', several in a cell' : ''}
      {narrowed?.valueSet === undefined ? null : <small> (narrowed by this table)</small>}
      {range === undefined ? null : (
        <small>
          {' '}
          (here {range.min ?? 'any'} to {range.max ?? 'any'})
        </small>
      )}
    </>
  );
}

interface RequiredProps extends Pick<Props, 'site' | 'names'> {
  readonly column: RecordColumn;
  readonly words: Phrase | undefined;
}

/** Whether a record must have a value, or a missing reason, in the column. */
function Required({ site, column, names, words }: RequiredProps) {
  if (column.required) return <strong>yes</strong>;
  if (column.requiredWhen === undefined) return <>no</>;
  return (
    <>
      if <WordedCondition site={site} source={column.requiredWhen} names={names} words={words} />
    </>
  );
}
