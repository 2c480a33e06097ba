import type { Endpoint } from '../../model/definitions.ts';
import type { EndpointMoment } from '../../model/endpoint-parts.ts';
import type { EndpointProgram } from '../../model/shapes.ts';
import { EndpointTimeline } from '../pictures/endpoint-timeline.tsx';
import { VariableLink, VariableWords } from '../variable-words.tsx';
import { givesTime, laneGroupsOf, outcomeOf } from './lanes.ts';
import type { EndpointNames } from './names.ts';
import { censoringInWords, followUpInWords, momentInWords, populationInWords, unknownDaysInWords } from './words.ts';

interface Props {
  readonly definition: Endpoint;
  readonly program: EndpointProgram;
  readonly names: EndpointNames;
}

/** An endpoint as a picture, and in all its steps: a line each. */
export function EndpointSection({ definition, program, names }: Props) {
  return (
    <>
      <section aria-labelledby="timeline">
        <h2 id="timeline">At a glance</h2>
        <EndpointTimeline
          title={`Timeline of ${definition.abbreviation ?? names.textOf(definition.title)}`}
          groups={laneGroupsOf(program, names)}
          outcome={outcomeOf(program)}
          isTime={givesTime(program)}
        />
        <p class="soft">A scheme, not to scale. Every step is stated in full below.</p>
      </section>
      <section aria-labelledby="computed">
        <h2 id="computed">How it is computed</h2>
        <Steps definition={definition} program={program} names={names} />
      </section>
    </>
  );
}

function Steps({ definition, program, names }: Props) {
  const { censoring, followUp, origin, partialDates } = program;
  return (
    <dl class="facts">
      <dt>Counted</dt>
      <dd>
        {names.textOf(definition.population.description)}
        {program.populationWhen === undefined ? null : (
          <p class="soft">
            <VariableWords words={populationInWords(program)} names={names} />
          </p>
        )}
      </dd>
      <dt>From</dt>
      <dd>
        <Origin origin={origin} names={names} />
      </dd>
      <Moments term="Event" moments={program.events} names={names} />
      <Moments term="Competing" moments={program.competing} names={names} />
      {censoring === undefined ? null : (
        <Step term="Censored" words={censoringInWords(censoring)} note={censoring.note} names={names} />
      )}
      {followUp === undefined ? null : (
        <Step term="No only if followed" words={followUpInWords(followUp)} note={followUp.note} names={names} />
      )}
      <Step term="Answer" words={outcomeOf(program)} names={names} />
      {partialDates === undefined ? null : (
        <Step term="Incomplete dates" words={unknownDaysInWords(partialDates)} names={names} />
      )}
    </dl>
  );
}

function Origin({ origin, names }: { readonly origin: readonly string[]; readonly names: EndpointNames }) {
  const [only, ...others] = origin;
  if (only === undefined) return <>nothing: time plays no part</>;
  if (others.length === 0) return <VariableLink variable={only} names={names} />;
  return (
    <>
      the first that is known of
      <ol>
        {origin.map((variable) => (
          <li>
            <VariableLink variable={variable} names={names} />
          </li>
        ))}
      </ol>
    </>
  );
}

interface MomentsProps {
  readonly term: string;
  readonly moments: readonly EndpointMoment[];
  readonly names: EndpointNames;
}

function Moments({ term, moments, names }: MomentsProps) {
  if (moments.length === 0) return null;
  return (
    <>
      <dt>{term}</dt>
      <dd>
        <ul class="plain moments">
          {moments.map((moment) => (
            <li>
              <strong>{names.textOf(moment.label) || moment.id}</strong>{' '}
              <VariableWords words={momentInWords(moment)} names={names} />
              {moment.note === undefined ? null : <p class="soft">{names.textOf(moment.note)}</p>}
            </li>
          ))}
        </ul>
      </dd>
    </>
  );
}

interface StepProps {
  readonly term: string;
  readonly words: string;
  readonly note?: Endpoint['notes'];
  readonly names: EndpointNames;
}

function Step({ term, words, note, names }: StepProps) {
  return (
    <>
      <dt>{term}</dt>
      <dd>
        <VariableWords words={words} names={names} />
        {note === undefined ? null : <p class="soft">{names.textOf(note)}</p>}
      </dd>
    </>
  );
}
