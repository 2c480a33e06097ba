import type { OwnConcept } from '../../model/definitions.ts';
import type { Page } from '../../query/page.ts';
import type { Member } from '../../query/value-set-codes.ts';
import { displayIn } from '../displays.ts';
import { Listed } from '../listed.tsx';
import { hrefOf, type Site, textOf } from '../site.ts';
import { LinkedWords } from '../text.tsx';
import { counted, fieldName } from '../words.ts';

/** A member, and the places of the clauses that admit it, from 0. */
export interface ShownMember {
  readonly member: Member;
  readonly clauses: readonly number[];
}

interface Props {
  readonly site: Site;
  readonly found: Page<ShownMember>;
  /** Codes that the value set holds itself, by code. */
  readonly own: ReadonlyMap<string, OwnConcept>;
}

/** A page of the codes of a value set: what each means, where it is from and which clause admits it. */
export function MembersTable({ site, found: { total, items }, own }: Props) {
  const has = {
    system: new Set(items.map(({ member }) => member.system)).size > 1,
    clause: items.some(({ clauses }) => clauses.some((place) => place > 0)),
    status: items.some(({ member }) => member.concept.status !== 'active'),
  };
  return (
    <div class="table">
      <table>
        <caption>
          {counted(total, 'code')}
          {items.length < total ? `, ${items.length} on this page` : ''}
        </caption>
        <thead>
          <tr>
            <th scope="col">Code</th>
            <th scope="col">Meaning</th>
            {has.system ? <th scope="col">System</th> : null}
            {has.clause ? <th scope="col">By clause</th> : null}
            {has.status ? <th scope="col">Status</th> : null}
          </tr>
        </thead>
        <tbody>
          {items.map(({ member, clauses }) => (
            <tr>
              <td>
                <Code site={site} member={member} />
              </td>
              <td>
                <Meaning site={site} member={member} own={own.get(member.concept.code)} />
              </td>
              {has.system ? (
                <td>
                  <System site={site} member={member} />
                </td>
              ) : null}
              {has.clause ? (
                <td>
                  <Clauses places={clauses} />
                </td>
              ) : null}
              {has.status ? <td>{member.concept.status}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Leads to the clauses in words, counted from 1. */
function Clauses({ places }: { readonly places: readonly number[] }) {
  return <Listed items={places.map((place) => <a href={`#clause-${place + 1}`}>{place + 1}</a>)} />;
}

interface MemberProps {
  readonly site: Site;
  readonly member: Member;
}

/** The code, leading to all that its classification says of it. */
function Code({ site, member: { system, concept } }: MemberProps) {
  const { kind, id } = system.shape.source;
  const code = <code>{concept.code}</code>;
  // Codes of a value set's own are on the page of that value set, and nowhere else.
  if (kind === 'value-set') return code;
  return <a href={`${hrefOf(site, pathOf(kind, id), { code: concept.code })}#code`}>{code}</a>;
}

function System({ site, member: { system } }: MemberProps) {
  const { kind, id } = system.shape.source;
  return <a href={hrefOf(site, pathOf(kind, id))}>{textOf(site, system.shape.title)}</a>;
}

function pathOf(kind: string, id: string): string {
  return `/${kind}/${encodeURIComponent(id)}`;
}

interface MeaningProps extends MemberProps {
  readonly own: OwnConcept | undefined;
}

function Meaning({ site, member: { system, concept, display }, own }: MeaningProps) {
  const above = concept.parents.map((code) => [code, system.concept(code)?.display].filter(Boolean).join(' '));
  const synonyms = concept.designations.filter(({ use }) => use === 'synonym').map(({ value }) => value);
  return (
    <>
      {displayIn(site, concept, display)}
      {concept.abstract ? <small> (only groups others)</small> : null}
      <Soft text={concept.definition} />
      <Soft text={synonyms.length === 0 ? undefined : `also ${synonyms.join(', ')}`} />
      <Soft text={above.length === 0 ? undefined : `below ${above.join(', ')}`} />
      {own === undefined ? null : <AlsoWritten site={site} own={own} />}
    </>
  );
}

/** What else the authors of a code of the value set's own wrote. */
function AlsoWritten({ site, own }: { readonly site: Site; readonly own: OwnConcept }) {
  const { replacedBy, notes, source, properties = {} } = own;
  return (
    <>
      {notes === undefined ? null : (
        <p class="soft">
          <LinkedWords site={site} text={notes} />
        </p>
      )}
      <Soft text={replacedBy === undefined ? undefined : `replaced by ${replacedBy}`} />
      {Object.entries(properties).map(([name, value]) => (
        <Soft text={`${fieldName(name)}: ${String(value)}`} />
      ))}
      <Soft text={source === undefined ? undefined : `by ${source}`} />
    </>
  );
}

function Soft({ text }: { readonly text: string | undefined }) {
  return text === undefined ? null : <p class="soft">{text}</p>;
}
