import type { CodeElsewhere, Statement } from '../../query/code-crosswalks.ts';
import type { DiseaseCodes } from '../../query/disease.ts';
import type { JoinedCodes } from '../../query/disease-codes.ts';
import { pageOfCard } from '../card-list.tsx';
import { CodeLink, CodeOfSide } from '../codes/code-name.tsx';
import { RELATIONSHIP_WORDS } from '../codes/relationship-words.ts';
import { type Site, textOf } from '../site.ts';
import { counted } from '../words.ts';

interface Props {
  readonly site: Site;
  /** Value set of the codes, where there is one. */
  readonly valueSet: string | undefined;
  readonly codes: readonly DiseaseCodes[];
  readonly joined: JoinedCodes | undefined;
}

/** The codes that mean a disease: side by side where crosswalks join them, and system by system. */
export function DiseaseCodesSection({ site, valueSet, codes, joined }: Props) {
  return (
    <section aria-labelledby="codes">
      <h2 id="codes">Classification codes</h2>
      {valueSet === undefined ? (
        <p>The release does not say which codes mean this disease.</p>
      ) : (
        <p>
          Together they are the value set{' '}
          <a href={pageOfCard(site, { kind: 'value-set', id: valueSet })}>
            <code>{valueSet}</code>
          </a>
          . Each code leads to all that is said of it.
        </p>
      )}
      {joined === undefined ? null : <SideBySide site={site} codes={codes} joined={joined} />}
      <h3 id="codes-by-system">System by system</h3>
      {codes.map((each) => (
        <CodesInSystem site={site} codes={each} isOpen={joined === undefined} />
      ))}
    </section>
  );
}

interface JoinedProps {
  readonly site: Site;
  readonly codes: readonly DiseaseCodes[];
  readonly joined: JoinedCodes;
}

function SideBySide({ site, codes, joined }: JoinedProps) {
  const { system, beside, rows, apart } = joined;
  const isMember = (elsewhere: CodeElsewhere, code: string) =>
    codes.some(
      (each) => each.system === elsewhere.side.system && each.members.some((one) => one.concept.code === code),
    );
  return (
    <>
      <h3 id="codes-side-by-side">Side by side</h3>
      <p class="soft">
        What crosswalks say of each code of {textOf(site, system.shape.title)}. A code marked * is not among the codes
        of this disease.
      </p>
      <section class="table" tabindex={0} aria-labelledby="codes-side-by-side">
        <table class="side-by-side">
          <thead>
            <tr>
              {[system, ...beside].map(({ shape }) => (
                <th scope="col">{textOf(site, shape.title)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ member, elsewhere }) => (
              <tr>
                <th scope="row">
                  <CodeLink site={site} system={system} concept={member.concept} />
                </th>
                {elsewhere.map((each) => (
                  <td>{each === undefined ? null : <Cell site={site} elsewhere={each} isMember={isMember} />}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {apart.length === 0 ? null : (
        <>
          <p>Codes of the disease that no crosswalk joins to one of these:</p>
          {apart.map((each) => (
            <CodesInSystem site={site} codes={each} isOpen={each.members.length <= FEW} />
          ))}
        </>
      )}
    </>
  );
}

/** So many codes are shown without being asked for. */
const FEW = 12;

interface CellProps {
  readonly site: Site;
  readonly elsewhere: CodeElsewhere;
  readonly isMember: (elsewhere: CodeElsewhere, code: string) => boolean;
}

function Cell({ site, elsewhere, isMember }: CellProps) {
  const { verdict, statements, side } = elsewhere;
  return (
    <>
      {verdict === 'silent' ? <span class="soft">not looked at</span> : null}
      {verdict === 'no-map' ? <span class="soft">no code there</span> : null}
      {alike(statements).map((group) => (
        <div>
          <span class="relation">{wordsOf(group)}</span>
          <ul class="plain">
            {group.map(({ found }) => (
              <li>
                <CodeOfSide site={site} side={side} code={found.code} />
                {isMember(elsewhere, found.code) ? null : <span title="not among the codes of this disease">*</span>}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

/** Statements of one relationship together; those under a condition apart from those that always hold. */
function alike(statements: readonly Statement[]): readonly (readonly Statement[])[] {
  const groups = new Map<string, Statement[]>();
  for (const each of statements) groups.set(wordsOf([each]), [...(groups.get(wordsOf([each])) ?? []), each]);
  return [...groups.values()];
}

function wordsOf([first]: readonly Statement[]): string {
  if (first === undefined) return '';
  const words = RELATIONSHIP_WORDS[first.relationship];
  return first.when === undefined ? words : `under a condition ${words}`;
}

interface InSystemProps {
  readonly site: Site;
  readonly codes: DiseaseCodes;
  readonly isOpen: boolean;
}

function CodesInSystem({ site, codes: { system, members }, isOpen }: InSystemProps) {
  return (
    <details open={isOpen}>
      <summary>
        {textOf(site, system.shape.title)}: {counted(members.length, 'code')}
      </summary>
      <ul class="plain code-columns">
        {members.map(({ concept }) => (
          <li>
            <CodeLink site={site} system={system} concept={concept} />
          </li>
        ))}
      </ul>
    </details>
  );
}
