import type { Case } from '../../model/definition-parts.ts';
import type { Rule } from '../../model/definitions.ts';
import { definitionOf } from '../../model/dictionary.ts';
import { ok } from '../../model/result.ts';
import { namesOfTable, type VariableNames, WordedCondition } from '../condition.tsx';
import { CaseStory, GivenValues } from '../definition-case.tsx';
import { DefinitionLink } from '../definition-link.tsx';
import type { Site } from '../site.ts';
import { LinkedWords } from '../text.tsx';
import type { KindAsked, KindPage } from './kind-page.ts';

/** What a rule says of which records, and the cases that it was tried on. */
export const rulePart: KindPage<'rule'> = (asked) => {
  const { site, snapshot, definition } = asked;
  const tables = [definition.table, ...Object.values(definition.children ?? {})];
  const schemas = tables.flatMap((id) => snapshot.recordSchemas.find((each) => each.id === id) ?? []);
  const names = namesOfTable(snapshot, ...schemas);
  return ok({
    sections: (
      <>
        <section aria-labelledby="says">
          <h2 id="says">What it says</h2>
          <p>{SEVERITY_WORDS[definition.severity]}</p>
          <blockquote>
            <LinkedWords site={site} text={definition.message} />
          </blockquote>
          <Checked {...asked} names={names} />
        </section>
        <Cases site={site} cases={definition.cases ?? []} names={names} />
      </>
    ),
    shown: ['table', 'children', 'when', 'assert', 'severity', 'message', 'cases'],
  });
};

const SEVERITY_WORDS: { readonly [S in Rule['severity']]: string } = {
  error: 'A record that breaks it is wrong. The error says:',
  warning: 'A record that breaks it may be right, but deserves a look. The warning says:',
};

function Checked({ site, snapshot, definition, names }: KindAsked<'rule'> & { readonly names: VariableNames }) {
  const { table, children = {}, when, assert } = definition;
  const words = snapshot.conditionWords(`rule/${definition.id}`);
  return (
    <dl class="facts">
      <dt>Records of</dt>
      <dd>
        <Table site={site} snapshot={snapshot} id={table} />
      </dd>
      {Object.entries(children).map(([name, id]) => (
        <>
          <dt>
            <code>{name}</code>
          </dt>
          <dd>
            the records of <Table site={site} snapshot={snapshot} id={id} /> that belong to it
          </dd>
        </>
      ))}
      <dt>Looked at if</dt>
      <dd>
        {when === undefined ? (
          'always'
        ) : (
          <WordedCondition site={site} source={when} names={names} words={words.get('/when')} />
        )}
      </dd>
      <dt>Then must hold</dt>
      <dd>
        <WordedCondition site={site} source={assert} names={names} words={words.get('/assert')} />
      </dd>
    </dl>
  );
}

function Table({ site, snapshot, id }: Pick<KindAsked, 'site' | 'snapshot'> & { readonly id: string }) {
  const found = definitionOf(snapshot.dictionary, 'table', id);
  return found === undefined ? <code>{id}</code> : <DefinitionLink site={site} to={found} />;
}

interface CasesProps {
  readonly site: Site;
  readonly cases: readonly Case[];
  readonly names: VariableNames;
}

function Cases({ site, cases, names }: CasesProps) {
  if (cases.length === 0) return null;
  return (
    <section aria-labelledby="cases">
      <h2 id="cases">Worked cases</h2>
      <div class="table">
        <table>
          <thead>
            <tr>
              <th scope="col">Case</th>
              <th scope="col">Given</th>
              <th scope="col">The rule</th>
            </tr>
          </thead>
          <tbody>
            {cases.map((each) => (
              <tr id={`case-${each.id}`}>
                <td>
                  <CaseStory site={site} of={each} />
                </td>
                <td>
                  <GivenValues site={site} given={each.given} names={names} />
                </td>
                <td>
                  <Outcome of={each} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** What is expected: `holds`, `is broken`, or as it was written. */
function Outcome({ of: { expect } }: { readonly of: Case }) {
  const { result } = expect;
  if (result === 'pass') return <span class="outcome-good">holds</span>;
  if (result === 'fail') return <span class="outcome-bad">is broken</span>;
  return (
    <>
      {Object.entries(expect)
        .map(([name, value]) => `${name}: ${String(value).replaceAll('_', ' ')}`)
        .join(', ')}
    </>
  );
}
