import type { Child } from 'hono/jsx';
import type { CodeElsewhere, CodeFurther, Saying, Statement } from '../../query/code-crosswalks.ts';
import type { CodeView } from '../../query/code-view.ts';
import type { MapSide } from '../../query/concept-map.ts';
import { pageOfCard } from '../card-list.tsx';
import { type Site, textOf } from '../site.ts';
import { CodeOfSide, systemTitle } from './code-name.tsx';
import { RELATIONSHIP_WORDS } from './relationship-words.ts';

interface Props {
  readonly site: Site;
  readonly view: CodeView;
}

/** What crosswalks say of a code in other systems, directly and one step further, and where they say nothing. */
export function CodeElsewhereList({ site, view: { concept, crosswalks } }: Props) {
  const { direct, further } = crosswalks;
  if (direct.length === 0) {
    return (
      <>
        <h3 id="code-elsewhere">In other classifications</h3>
        <p>No crosswalk of this release starts from this code system or leads to it.</p>
      </>
    );
  }
  const said = direct.filter(({ verdict }) => verdict !== 'silent');
  const saidFurther = further.filter(({ elsewhere }) => elsewhere.verdict !== 'silent');
  return (
    <>
      <h3 id="code-elsewhere">In other classifications</h3>
      {said.length === 0 ? <p>No crosswalk says anything of this code itself.</p> : null}
      <dl class="facts elsewhere">
        {said.map((each) => (
          <InSystem site={site} elsewhere={each} subject="This code" />
        ))}
      </dl>
      {saidFurther.length === 0 ? null : (
        <>
          <h4 id="code-further">One step further</h4>
          <p class="soft">
            No crosswalk joins <code>{concept.code}</code> to these. They are what is said of a code that means the
            same, and may not hold for this one.
          </p>
          <dl class="facts elsewhere">
            {saidFurther.map((each) => (
              <Further site={site} further={each} />
            ))}
          </dl>
        </>
      )}
      <Silent site={site} direct={direct} further={further} />
    </>
  );
}

interface InSystemProps {
  readonly site: Site;
  readonly elsewhere: CodeElsewhere;
  /** Of whom it is said. */
  readonly subject: string;
  readonly before?: Child;
}

function InSystem({ site, elsewhere, subject, before }: InSystemProps) {
  const { side, verdict, statements, comments, maps } = elsewhere;
  const speaker = oneSpeaker(statements);
  return (
    <>
      <dt>{systemTitle(site, side)}</dt>
      <dd>
        {before}
        {verdict === 'no-map' ? (
          <p>
            <strong>No code for it there.</strong> <MapLinks site={site} by={maps.filter(({ reverse }) => !reverse)} />{' '}
            looked, and found none.
          </p>
        ) : null}
        {comments.map((comment) => (
          <p>{comment}</p>
        ))}
        <ul class="plain">
          {statements.map((statement) => (
            <li>
              <StatementText site={site} side={side} subject={subject} statement={statement} />
              {speaker === undefined ? <Speaker site={site} by={statement.by} /> : null}
            </li>
          ))}
        </ul>
        {speaker === undefined ? null : <Speaker site={site} by={speaker} />}
      </dd>
    </>
  );
}

interface StatementProps {
  readonly site: Site;
  readonly side: MapSide;
  readonly subject: string;
  readonly statement: Statement;
}

function StatementText({ site, side, subject, statement }: StatementProps) {
  const { relationship, found, when, comments } = statement;
  return (
    <>
      {subject} {RELATIONSHIP_WORDS[relationship]} <CodeOfSide site={site} side={side} code={found.code} />
      {when === undefined ? null : (
        <p>
          Only if: <span class="code">{when}</span>
        </p>
      )}
      {comments.map((comment) => (
        <p class="soft">{comment}</p>
      ))}
    </>
  );
}

/** The maps that say all of the statements, where they are the same of each: then they are named once. */
function oneSpeaker(statements: readonly Statement[]): readonly Saying[] | undefined {
  const namesOf = ({ by }: Statement) => by.map(({ map, reverse }) => `${map.shape.id} ${reverse}`).join();
  const [first] = statements;
  return first !== undefined && statements.every((each) => namesOf(each) === namesOf(first)) ? first.by : undefined;
}

function Speaker({ site, by }: { readonly site: Site; readonly by: readonly Saying[] }) {
  return (
    <p class="soft">
      By <MapLinks site={site} by={by} />
    </p>
  );
}

function MapLinks({ site, by }: { readonly site: Site; readonly by: readonly Saying[] }) {
  return (
    <>
      {by.map(({ map: { shape }, reverse }, at) => (
        <>
          {at === 0 ? '' : '; '}
          <a href={pageOfCard(site, shape.source)}>{textOf(site, shape.title)}</a>
          {reverse ? ', read from right to left' : ''}
        </>
      ))}
    </>
  );
}

function Further({ site, further: { via, elsewhere } }: { readonly site: Site; readonly further: CodeFurther }) {
  return (
    <InSystem
      site={site}
      elsewhere={elsewhere}
      subject={via.code}
      before={
        <p>
          Via <CodeOfSide site={site} side={via.side} code={via.code} /> of {systemTitle(site, via.side)}, which means
          the same as this code:
        </p>
      }
    />
  );
}

interface SilentProps {
  readonly site: Site;
  readonly direct: readonly CodeElsewhere[];
  readonly further: readonly CodeFurther[];
}

/** That nobody looked is no answer, and must not look like "there is none". */
function Silent({ site, direct, further }: SilentProps) {
  const silentDirect = direct.filter(({ verdict }) => verdict === 'silent');
  const silentFurther = further.filter(({ elsewhere }) => elsewhere.verdict === 'silent');
  if (silentDirect.length + silentFurther.length === 0) return null;
  return (
    <>
      <h4 id="code-silent">Not looked at</h4>
      <p class="soft">Whether these have a code for it, no crosswalk says. It does not mean that they have none.</p>
      <ul>
        {silentDirect.map(({ side, maps }) => (
          <li>
            {systemTitle(site, side)}
            <PartOnly side={side} />: not mentioned in <MapLinks site={site} by={maps} />
          </li>
        ))}
        {silentFurther.map(({ via, elsewhere: { side, maps } }) => (
          <li>
            {systemTitle(site, side)}
            <PartOnly side={side} />: <code>{via.code}</code> of {systemTitle(site, via.side)}, which means the same, is
            not mentioned in <MapLinks site={site} by={maps} />
          </li>
        ))}
      </ul>
    </>
  );
}

function PartOnly({ side: { system } }: { readonly side: MapSide }) {
  return system?.shape.content === 'fragment' ? <> (held in part only)</> : null;
}
