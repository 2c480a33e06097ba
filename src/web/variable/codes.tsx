import type { ValueSet } from '../../model/definitions.ts';
import type { Member } from '../../query/value-set-codes.ts';
import { DefinitionLink } from '../definition-link.tsx';
import { displayIn } from '../displays.ts';
import type { Site } from '../site.ts';
import { Words } from '../text.tsx';
import { counted } from '../words.ts';

interface Props {
  readonly site: Site;
  readonly valueSet: ValueSet;
  readonly members: readonly Member[];
}

/** Most codes that a variable's page shows all of. */
const ALL_CODES = 50;
/** Of more than that, how many it shows. */
const FIRST_CODES = 10;

/** The codes that a variable may take, in the order of its value set, each with its meaning. */
export function AllowedCodes({ site, valueSet, members }: Props) {
  const shown = members.length <= ALL_CODES ? members : members.slice(0, FIRST_CODES);
  const mixed = new Set(members.map(({ system }) => system)).size > 1;
  return (
    <>
      <p>
        {valueSet.extensible === true ? 'A code of ' : 'One of the codes of '}
        <DefinitionLink site={site} to={valueSet} />
        {valueSet.extensible === true ? ', or another one where none of these fits' : ', and no other'}.
        {valueSet.ordered === true ? ' Their order means something: it is that of the list.' : ''}
      </p>
      <div class="table">
        <table>
          <thead>
            <tr>
              <th scope="col">Enter</th>
              <th scope="col">Meaning</th>
              {mixed ? <th scope="col">System</th> : null}
            </tr>
          </thead>
          <tbody>
            {shown.map((member) => (
              <CodeRow site={site} member={member} mixed={mixed} />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length === members.length ? null : (
        <p>
          These are the first {shown.length} of {counted(members.length, 'code')}.{' '}
          <DefinitionLink site={site} to={valueSet} /> has all of them, with a search.
        </p>
      )}
    </>
  );
}

interface RowProps {
  readonly site: Site;
  readonly member: Member;
  readonly mixed: boolean;
}

function CodeRow({ site, member: { system, concept, display }, mixed }: RowProps) {
  return (
    <tr>
      <td>
        <code>{concept.code}</code>
      </td>
      <td>
        {displayIn(site, concept, display)}
        {concept.status === 'active' ? null : <small> ({concept.status})</small>}
        {concept.definition === undefined ? null : <p class="soft">{concept.definition}</p>}
      </td>
      {mixed ? (
        <td>
          <Words site={site} text={system.shape.title} />
        </td>
      ) : null}
    </tr>
  );
}
