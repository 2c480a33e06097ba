import * as Type from 'typebox';
import type { Endpoint, EndpointMoment } from '../model/definitions.ts';
import { checkEndpoint } from './check-endpoint.ts';
import type { ExpressionUse, KindRules, Link } from './kind-rules.ts';
import { link, optionalLink } from './links.ts';
import type { SchemaAgrees } from './schema-agrees.ts';
import { cases, cel, common, day, id, line, list, object, oneOf, optional, reference, text } from './schema-parts.ts';

const moment = object({
  id: id('Name of the event, unique within the endpoint.'),
  label: optional(text('The event in words.')),
  at: id('Date variable, or `origin`: the moment counts from the origin itself.'),
  when: optional(cel('Condition over variables; absent: the date’s presence is enough.')),
  landmark: optional(id('Variable with the day of the landmark after the origin.')),
  note: optional(text('What to mind.')),
});

const schema = object({
  ...common('endpoint'),
  abbreviation: optional(line('As papers print it.')),
  measure: oneOf(['time-to-event', 'binary', 'ordinal', 'continuous', 'count'], 'What is measured.'),
  population: object({
    description: text('Who is counted.'),
    when: optional(cel('Condition over variables.')),
  }),
  origin: optional(list(id('Date variable. The first that is known is the origin.'))),
  events: list(moment, 'What counts as the event; the earliest decides.'),
  competing: optional(list(moment, 'What makes the event impossible.')),
  censoring: optional(
    object({
      at: id('Date variable: last moment known to be free of the event.'),
      atOriginWhen: optional(cel('Condition under which a patient is censored at the origin.')),
      note: optional(text('What to mind.')),
    }),
  ),
  window: optional(
    object({
      from: optional(Type.Number()),
      to: optional(Type.Number()),
      unit: line('UCUM unit of time: d, wk, mo, a.'),
    }),
  ),
  unit: optional(line('UCUM unit of the result.')),
  dayCount: optional(oneOf(['difference', 'plus-one'], 'Event date minus origin date, or that and one.')),
  partialDates: optional(
    object(
      {
        day: Type.Integer({ minimum: 1, maximum: 31, description: 'Day that stands for an unknown day.' }),
        month: optional(Type.Integer({ minimum: 1, maximum: 12, description: 'Month for an unknown month.' })),
      },
      'How an incomplete date is completed; absent: such a case is not computed.',
    ),
  ),
  variants: optional(list(id('Endpoint that defines the same by another edition or body.'))),
  criteria: optional(line('Criteria and edition: ELN 2022, IMWG 2016, …')),
  divergences: optional(text('Where bodies disagree.')),
  stakeholders: optional(list(line('To whom it matters: patient, clinician, regulator, …'))),
  consensus: optional(
    list(
      object({
        body: line('Who agreed.'),
        round: optional(line('In which round.')),
        date: optional(day('When.')),
        group: optional(line('Which group of people.')),
        statement: text('To what.'),
      }),
      'Only what a source states.',
    ),
  ),
  references: list(reference),
  cases: optional(cases),
});

true satisfies SchemaAgrees<typeof schema, Endpoint>;

export const endpoint: KindRules<Endpoint> = {
  kind: 'endpoint',
  schema,
  links: (definition) => [
    ...(definition.origin ?? []).map((name, index) => link('variable', name, `/origin/${index}`)),
    ...momentLinks(definition.events, '/events'),
    ...momentLinks(definition.competing, '/competing'),
    ...optionalLink('variable', definition.censoring?.at, '/censoring/at'),
    ...(definition.variants ?? []).map((name, index) => link('endpoint', name, `/variants/${index}`)),
  ],
  expressions: (definition) => [
    ...condition(definition.population.when, '/population/when'),
    ...momentConditions(definition.events, '/events'),
    ...momentConditions(definition.competing, '/competing'),
    ...condition(definition.censoring?.atOriginWhen, '/censoring/atOriginWhen'),
  ],
  codeUses: () => [],
  check: checkEndpoint,
  facts: (definition) => [
    definition.measure,
    ...(definition.criteria === undefined ? [] : [definition.criteria]),
    ...(definition.unit === undefined ? [] : [definition.unit]),
  ],
  content: (definition) => [definition.abbreviation, definition.criteria].filter(Boolean).join(' '),
  compile: (definition) => [
    {
      shape: 'EndpointProgram',
      id: definition.id,
      measure: definition.measure,
      ...(definition.population.when === undefined ? {} : { populationWhen: definition.population.when }),
      origin: definition.origin ?? [],
      events: definition.events,
      competing: definition.competing ?? [],
      ...(definition.censoring === undefined ? {} : { censoring: definition.censoring }),
      ...(definition.unit === undefined ? {} : { unit: definition.unit }),
      dayCount: definition.dayCount ?? 'difference',
      ...(definition.partialDates === undefined ? {} : { partialDates: definition.partialDates }),
      cases: definition.cases ?? [],
    },
  ],
};

function momentLinks(moments: readonly EndpointMoment[] | undefined, pointer: string): readonly Link[] {
  return (moments ?? []).flatMap((each, index) => [
    ...(each.at === 'origin' ? [] : [link('variable', each.at, `${pointer}/${index}/at`)]),
    ...optionalLink('variable', each.landmark, `${pointer}/${index}/landmark`),
  ]);
}

function momentConditions(moments: readonly EndpointMoment[] | undefined, pointer: string): readonly ExpressionUse[] {
  return (moments ?? []).flatMap((each, index) => condition(each.when, `${pointer}/${index}/when`));
}

function condition(source: string | undefined, pointer: string): readonly ExpressionUse[] {
  return source === undefined ? [] : [{ source, pointer, expects: 'bool', scope: 'dictionary' }];
}
