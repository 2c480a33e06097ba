import type { Endpoint } from '../model/definitions.ts';
import type { EndpointMoment } from '../model/endpoint-parts.ts';
import { Type } from '../model/json-schema.ts';
import type { SchemaAgrees } from '../model/schema-agrees.ts';
import { checkEndpoint } from './check-endpoint.ts';
import { censoring, followUp, moment, population } from './endpoint-parts.ts';
import type { ExpressionUse, KindRules, Link } from './kind-rules.ts';
import { link, optionalLink } from './links.ts';
import { cases, common, day, id, line, list, object, oneOf, optional, reference, text } from './schema-parts.ts';

const schema = object({
  ...common('endpoint'),
  abbreviation: optional(line('As papers print it.')),
  measure: oneOf(['time-to-event', 'binary', 'ordinal', 'continuous', 'count'], 'What is measured.'),
  population,
  origin: optional(list(id('Date variable. The first that is known is the origin.'))),
  events: list(moment, 'What counts as the event; the earliest decides.'),
  competing: optional(list(moment, 'What makes the event impossible. On the same day the event goes first.')),
  censoring: optional(censoring),
  followUp: optional(followUp),
  assessedAt: optional(text('In words: when it is reported or read off, where that is not what is computed.')),
  window: optional(
    object({
      from: optional(Type.Number()),
      to: optional(Type.Number()),
      unit: line('UCUM unit of time: d, wk, mo, a.'),
    }),
  ),
  unit: optional(line('UCUM unit of the result; of a binary endpoint, of the rate over patients.')),
  dayCount: optional(oneOf(['difference', 'plus-one'], 'Event date minus origin date, or that and one.')),
  partialDates: optional(
    object(
      {
        day: Type.Integer({ minimum: 1, maximum: 31, description: 'Day that stands for an unknown day.' }),
        month: optional(Type.Integer({ minimum: 1, maximum: 12, description: 'Month for an unknown month.' })),
      },
      'How an incomplete date is completed, before anything else; absent: such a case is not computed. A date known by year only needs `month` too. Where the completed date falls before the origin and the true one may not, the origin stands.',
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
    ...optionalLink('variable', definition.followUp?.at, '/followUp/at'),
    ...(definition.variants ?? []).map((name, index) => link('endpoint', name, `/variants/${index}`)),
  ],
  expressions: (definition) => [
    ...condition(definition.population.when, '/population/when'),
    ...momentConditions(definition.events, '/events'),
    ...momentConditions(definition.competing, '/competing'),
    ...condition(definition.censoring?.atOriginWhen, '/censoring/atOriginWhen'),
    ...condition(definition.followUp?.unless, '/followUp/unless'),
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
      ...(definition.population.at === undefined ? {} : { populationAt: definition.population.at }),
      origin: definition.origin ?? [],
      events: definition.events,
      competing: definition.competing ?? [],
      ...(definition.censoring === undefined ? {} : { censoring: definition.censoring }),
      ...(definition.followUp === undefined ? {} : { followUp: definition.followUp }),
      ...(definition.unit === undefined ? {} : { unit: definition.unit }),
      dayCount: definition.dayCount ?? 'difference',
      ...(definition.partialDates === undefined ? {} : { partialDates: definition.partialDates }),
      cases: definition.cases ?? [],
    },
  ],
};

function momentLinks(moments: readonly EndpointMoment[] | undefined, pointer: string): readonly Link[] {
  return (moments ?? []).flatMap((each, index) => {
    const place = `${pointer}/${index}`;
    return [
      ...(each.at === undefined || each.at === 'origin' ? [] : [link('variable', each.at, `${place}/at`)]),
      ...optionalLink('variable', each.by, `${place}/by`),
      ...(each.until ?? []).map((name, at) => link('variable', name, `${place}/until/${at}`)),
      ...optionalLink('variable', each.visit?.tolerance, `${place}/visit/tolerance`),
      ...optionalLink('variable', each.change?.variable, `${place}/change/variable`),
      ...optionalLink('variable', each.landmark, `${place}/landmark`),
    ];
  });
}

function momentConditions(moments: readonly EndpointMoment[] | undefined, pointer: string): readonly ExpressionUse[] {
  return (moments ?? []).flatMap((each, index) => condition(each.when, `${pointer}/${index}/when`));
}

function condition(source: string | undefined, pointer: string): readonly ExpressionUse[] {
  return source === undefined ? [] : [{ source, pointer, expects: 'bool', scope: 'dictionary' }];
}
