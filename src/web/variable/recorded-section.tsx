import type { Variable } from '../../model/definitions.ts';
import { definitionOf } from '../../model/dictionary.ts';
import type { Scope } from '../../query/scope.ts';
import type { ColumnOfTable } from '../../query/variable-context.ts';
import { namesOfTable, WordedCondition } from '../condition.tsx';
import { DefinitionLink } from '../definition-link.tsx';
import { type Site, textOf } from '../site.ts';

interface Props {
  readonly site: Site;
  readonly snapshot: Scope['primary'];
  readonly variable: Variable;
  readonly columns: readonly ColumnOfTable[];
}

/** Who delivers it, how often, and in which tables. */
export function RecordedSection({ site, snapshot, variable, columns }: Props) {
  const { timing } = variable;
  return (
    <section aria-labelledby="recorded">
      <h2 id="recorded">Where and when it is recorded</h2>
      <dl class="facts">
        <dt>Level</dt>
        <dd>{levelInWords({ site, snapshot, variable })}</dd>
        {timing === undefined ? null : (
          <>
            <dt>When</dt>
            <dd>{TIMING_WORDS[timing]}</dd>
          </>
        )}
        <dt>Tables</dt>
        <dd>
          {columns.length === 0 ? (
            'No table holds it yet.'
          ) : (
            <ul class="plain">
              {columns.map((each) => (
                <li>
                  <InTable site={site} snapshot={snapshot} {...each} />
                </li>
              ))}
            </ul>
          )}
        </dd>
      </dl>
    </section>
  );
}

const TIMING_WORDS: { readonly [T in NonNullable<Variable['timing']>]: string } = {
  once: 'once a patient',
  baseline: 'at baseline',
  assessment: 'at each assessment',
  line: 'for each line of treatment',
  event: 'when the event happens',
  longitudinal: 'repeatedly over time',
};

/** `Core in Multiple myeloma: every source should deliver it. Extended in its other diseases.` */
function levelInWords({ site, snapshot, variable }: Omit<Props, 'columns'>): string {
  const { coreFor = [] } = snapshot.cardOf.get(`variable/${variable.id}`) ?? {};
  const { diseases } = snapshot.dictionary.settings;
  const named = coreFor.map((id) =>
    id === 'any' ? 'every disease' : textOf(site, diseases.find((each) => each.id === id)?.label) || id,
  );
  if (named.length === 0) return 'Extended: wanted where the source has it.';
  const others = variable.diseases.some((id) => !coreFor.includes(id));
  return `Core in ${named.join(', ')}: every source should deliver it.${others ? ' Extended in its other diseases.' : ''}`;
}

function InTable({ site, snapshot, table, column }: Omit<Props, 'columns' | 'variable'> & ColumnOfTable) {
  const definition = definitionOf(snapshot.dictionary, 'table', table.id);
  return (
    <>
      {definition === undefined ? table.id : <DefinitionLink site={site} to={definition} />}, column{' '}
      <code>{column.name}</code>:{' '}
      {column.required ? (
        'always required'
      ) : column.requiredWhen === undefined ? (
        'optional'
      ) : (
        <>
          required if{' '}
          <WordedCondition
            site={site}
            source={column.requiredWhen}
            names={namesOfTable(snapshot, table)}
            words={snapshot
              .conditionWords(`table/${table.id}`)
              .get(`/columns/${table.columns.indexOf(column)}/requiredWhen`)}
          />
        </>
      )}
    </>
  );
}
