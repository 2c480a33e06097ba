import type { Endpoint } from '../../model/definitions.ts';
import type { Site } from '../site.ts';
import { LinkedWords } from '../text.tsx';
import type { EndpointNames } from './names.ts';
import { measureInWords, unitInWords } from './words.ts';

interface Props {
  readonly definition: Endpoint;
  readonly names: EndpointNames;
}

/** What an endpoint is called, by whose criteria it goes, and in what it is given. */
export function EndpointAbout({ definition, names }: Props) {
  const { abbreviation, criteria, unit, window } = definition;
  const assessedAt = names.textOf(definition.assessedAt);
  return (
    <dl class="facts">
      <Fact term="Abbreviation" words={abbreviation} />
      <Fact term="Criteria" words={criteria} />
      <Fact
        term="What comes out"
        words={`${measureInWords(definition)}${unit === undefined ? '' : `, in ${unitInWords(unit)}`}`}
      />
      <Fact term="Assessed at" words={assessedAt === '' ? undefined : assessedAt} />
      <Fact term="Window" words={window === undefined ? undefined : windowInWords(window)} />
    </dl>
  );
}

function Fact({ term, words }: { readonly term: string; readonly words: string | undefined }) {
  if (words === undefined) return null;
  return (
    <>
      <dt>{term}</dt>
      <dd>{words}</dd>
    </>
  );
}

function windowInWords({ from, to, unit }: NonNullable<Endpoint['window']>): string {
  const bounds = [...(from === undefined ? [] : [`from ${from}`]), ...(to === undefined ? [] : [`to ${to}`])];
  return `${bounds.join(' ')} ${unitInWords(unit)}`;
}

interface AgreementProps {
  readonly site: Site;
  readonly definition: Endpoint;
}

/** Where groups disagree, and who agreed on it. */
export function EndpointAgreement({ site, definition }: AgreementProps) {
  const { consensus = [], stakeholders = [] } = definition;
  return (
    <>
      {definition.divergences === undefined ? null : (
        <section aria-labelledby="divergences">
          <h2 id="divergences">Where definitions diverge</h2>
          <p>
            <LinkedWords site={site} text={definition.divergences} />
          </p>
        </section>
      )}
      {stakeholders.length === 0 && consensus.length === 0 ? null : (
        <section aria-labelledby="consensus">
          <h2 id="consensus">Who asks for it</h2>
          {stakeholders.length === 0 ? null : <p>It matters to: {stakeholders.map(stakeholderInWords).join(', ')}.</p>}
          <ul>
            {consensus.map(({ body, round, group, date, statement }) => (
              <li>
                <strong>{[body, round, group, date].filter(Boolean).join(', ')}:</strong>{' '}
                <LinkedWords site={site} text={statement} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

const STAKEHOLDERS: { readonly [name: string]: string } = {
  clinician: 'clinicians',
  patient: 'patients',
  regulator: 'regulators',
  payer: 'payers',
  industry: 'industry',
  hta: 'health technology assessment',
};

function stakeholderInWords(name: string): string {
  return STAKEHOLDERS[name] ?? name;
}
