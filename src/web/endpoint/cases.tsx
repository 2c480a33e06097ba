import type { Case, CaseValue } from '../../model/definition-parts.ts';
import type { EndpointProgram } from '../../model/shapes.ts';
import { PatientTimeline } from '../pictures/patient-timeline.tsx';
import { Mark, type MarkRole } from '../pictures/picture.tsx';
import { VariableLink } from '../variable-words.tsx';
import { counted } from '../words.ts';
import { answerInWords } from './answer.ts';
import { type Course, courseOf } from './course.ts';
import { givesTime } from './lanes.ts';
import type { EndpointNames } from './names.ts';

interface Props {
  readonly program: EndpointProgram;
  readonly names: EndpointNames;
}

/** Worked cases: what is given of a patient, drawn and in words, and what must come out. */
export function EndpointCases({ program, names }: Props) {
  const { cases } = program;
  if (cases.length === 0) return null;
  return (
    <section aria-labelledby="cases">
      <h2 id="cases">Worked cases</h2>
      <p>
        {counted(cases.length, 'made-up patient')}, each with the answer that every program must give. Dates are to
        scale{givesTime(program) ? '; the bar is what is counted' : ''}.
      </p>
      <Legend program={program} />
      <ul class="worked-cases">
        {cases.map((each) => (
          <li id={`case-${each.id}`}>
            <OneCase one={each} program={program} names={names} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Legend({ program: { origin, events, competing, censoring } }: Pick<Props, 'program'>) {
  const roles: readonly (readonly [MarkRole, string, boolean])[] = [
    ['origin', 'origin', origin.length > 0],
    ['event', 'a date that may be the event', events.some(({ at }) => at !== undefined)],
    ['competing', 'a date that may be a competing event', competing.length > 0],
    ['censoring', 'the date of censoring', censoring !== undefined],
    ['other', 'another date', true],
  ];
  return (
    <ul class="legend">
      {roles.map(([role, words, isUsed]) =>
        isUsed ? (
          <li>
            <svg viewBox="-8 -8 16 16" aria-hidden="true">
              <Mark x={0} y={0} as={role} />
            </svg>
            {words}
          </li>
        ) : null,
      )}
    </ul>
  );
}

function OneCase({ one, program, names }: Props & { readonly one: Case }) {
  const course = courseOf(one, program, names);
  const answer = answerInWords(one.expect, program, names);
  const story = names.textOf(one.story);
  return (
    <>
      <h3>{story || one.id}</h3>
      <p>
        <span class={`badge answer ${toneOf(one.expect)}`}>{answer}</span> <small>case {one.id}</small>
      </p>
      {course.marks.length === 0 ? null : (
        <PatientTimeline title={`Timeline of case ${one.id}`} course={course} answer={answer} />
      )}
      <Given given={one.given} course={course} names={names} />
    </>
  );
}

/** How an answer is coloured; it is said in words too. */
function toneOf({ status, result }: Case['expect']): string {
  return String(status ?? result ?? 'value');
}

interface GivenProps {
  readonly given: Case['given'];
  readonly course: Course;
  readonly names: EndpointNames;
}

/** What is given beside the dates, which the picture names with all that their records say. */
function Given({ given, course, names }: GivenProps) {
  const isDrawn = (variable: string, value: unknown) =>
    course.marks.some((mark) => mark.variable === variable && mark.date === value);
  const entries = Object.entries(given);
  const once = entries.flatMap(([variable, value]) =>
    typeof value === 'object' || isDrawn(variable, value) ? [] : [[variable, value] as const],
  );
  const records = entries.flatMap(([, value]) => (typeof value === 'object' ? value : []));
  const undrawn = records
    .map(Object.entries<string | number | boolean>)
    .filter((values) => !values.some(([variable, value]) => isDrawn(variable, value)));
  const lines = [...(once.length === 0 ? [] : [once]), ...undrawn];
  if (entries.length === 0) return <p class="soft">Nothing is recorded.</p>;
  if (lines.length === 0) return null;
  return (
    <ul class="given">
      {lines.map((values) => (
        <li>
          <Values values={values} names={names} />
        </li>
      ))}
    </ul>
  );
}

interface ValuesProps {
  readonly values: readonly (readonly [string, Exclude<CaseValue, readonly unknown[]>])[];
  readonly names: EndpointNames;
}

function Values({ values, names }: ValuesProps) {
  return (
    <>
      {values.map(([variable, value], index) => (
        <>
          {index === 0 ? '' : ' · '}
          <VariableLink variable={variable} names={names} />:{' '}
          <b>{value === true ? 'yes' : value === false ? 'no' : value}</b>
        </>
      ))}
    </>
  );
}
