import type { ValueSet, ValueSetClause } from '../../model/definitions.ts';
import type { Scope } from '../../query/scope.ts';
import { DefinitionLink } from '../definition-link.tsx';
import { Listed } from '../listed.tsx';
import type { Site } from '../site.ts';
import { counted } from '../words.ts';
import { filterInWords } from './clause-words.ts';

interface Props {
  readonly site: Site;
  readonly snapshot: Scope['primary'];
  readonly valueSet: ValueSet;
}

/** Which codes a value set takes, clause by clause, and which it leaves out. */
export function CompositionSection({ site, snapshot, valueSet }: Props) {
  const { include = [], exclude = [] } = valueSet;
  if (include.length === 0 && exclude.length === 0) return null;
  return (
    <section aria-labelledby="composition">
      <h2 id="composition">How it is composed</h2>
      <ol>
        {include.map((clause, place) => (
          <li id={`clause-${place + 1}`}>
            <Clause site={site} snapshot={snapshot} clause={clause} />
          </li>
        ))}
      </ol>
      {exclude.length === 0 ? null : (
        <>
          <p>But none of these, whatever clause takes them:</p>
          <ul>
            {exclude.map((clause) => (
              <li>
                <Clause site={site} snapshot={snapshot} clause={clause} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

interface ClauseProps extends Omit<Props, 'valueSet'> {
  readonly clause: ValueSetClause;
}

function Clause({ site, snapshot, clause }: ClauseProps) {
  const { system, codes, filters = [], valueSets = [] } = clause;
  return (
    <>
      {system === undefined ? null : (
        <>
          {codes === undefined
            ? filters.length === 0
              ? 'All codes of '
              : 'Codes of '
            : `${counted(codes.length, 'code')} of `}
          <Named site={site} snapshot={snapshot} id={system} />
          {codes === undefined ? null : ', listed one by one'}
          {filters.map((filter, index) => (
            <>
              {index === 0 ? ': ' : '; and '}
              {filterInWords(filter, (code) => namedCode(snapshot, system, code))}
            </>
          ))}
        </>
      )}
      {valueSets.length === 0 ? null : (
        <>
          {system === undefined ? 'What is in ' : '; only what is also in '}
          <Listed items={valueSets.map((id) => <Named site={site} snapshot={snapshot} id={id} />)} />
        </>
      )}
    </>
  );
}

/** A code system, or a value set with codes of its own. */
function Named({ site, snapshot, id }: Omit<ClauseProps, 'clause'> & { readonly id: string }) {
  const { definitions } = snapshot.dictionary;
  const found = definitions.get(`code-system/${id}`) ?? definitions.get(`value-set/${id}`);
  return found === undefined ? <code>{id}</code> : <DefinitionLink site={site} to={found} />;
}

/** A code of a system with its display; a property's value that is no code stays as it is. */
function namedCode(snapshot: Scope['primary'], system: string, code: string): string {
  const found = snapshot.codeSystems.find(({ shape }) => shape.source.id === system)?.concept(code);
  return found === undefined ? code : `${code} (${found.display})`;
}
