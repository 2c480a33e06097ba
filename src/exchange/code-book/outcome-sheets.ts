import type { Reference } from '../../model/definition-parts.ts';
import type { Endpoint, Rule, Score, ScoreGroup, ScoreStep } from '../../model/definitions.ts';
import type { Duration, EndpointMoment } from '../../model/endpoint-parts.ts';
import { namingFields, standingFields } from './common-fields.ts';
import type { Listed, Selection } from './selection.ts';
import { field, type Sheet, sheetOf } from './sheet.ts';

/** A row a rule. Conditions are as their author wrote them, in CEL. */
export function ruleSheet(selection: Selection): Sheet {
  const { text, rules } = selection;
  return sheetOf<Listed<Rule>>(
    { id: 'rules', title: 'Rules', about: 'One row a rule between values. Conditions are written in CEL.' },
    [
      ...namingFields<Rule>(selection),
      field('table', 'Table', 20, ({ definition }) => definition.table),
      field('severity', 'Severity', 12, ({ definition }) => definition.severity),
      field('when', 'Applies when', 40, ({ definition }) => definition.when),
      field('assert', 'Must hold', 50, ({ definition }) => definition.assert),
      field('message', 'Message', 50, ({ definition }) => text(definition.message)),
      ...standingFields<Rule>(selection),
    ],
    rules,
  );
}

/** A row an endpoint. */
export function endpointSheet(selection: Selection): Sheet {
  const { text, endpoints } = selection;
  const moments = (list: readonly EndpointMoment[] | undefined) =>
    (list ?? []).map((each) => momentInWords(each, text));
  return sheetOf<Listed<Endpoint>>(
    {
      id: 'endpoints',
      title: 'Endpoints',
      about: 'One row an endpoint. Conditions are written in CEL; worked cases are on its page.',
    },
    [
      ...namingFields<Endpoint>(selection),
      field('abbreviation', 'Abbreviation', 12, ({ definition }) => definition.abbreviation),
      field('criteria', 'Criteria', 16, ({ definition }) => definition.criteria),
      field('measure', 'Measure', 14, ({ definition }) => definition.measure),
      field('unit', 'Unit', 8, ({ definition }) => definition.unit),
      field('population', 'Population', 36, ({ definition: { population } }) => text(population.description)),
      field('populationWhen', 'Population when', 36, ({ definition: { population } }) => population.when),
      field('origin', 'Origin', 30, ({ definition }) => definition.origin ?? []),
      field('events', 'Events', 50, ({ definition }) => moments(definition.events)),
      field('competing', 'Competing events', 40, ({ definition }) => moments(definition.competing)),
      field(
        'censoring',
        'Censoring',
        36,
        ({ definition: { censoring } }) =>
          censoring && [
            `at ${censoring.at}`,
            ...(censoring.atOriginWhen === undefined ? [] : [`at the origin if ${censoring.atOriginWhen}`]),
            ...notesIn(censoring.note, text),
          ],
      ),
      field(
        'followUp',
        'Follow-up needed',
        30,
        ({ definition: { followUp } }) =>
          followUp && [
            `${followUp.atLeast} ${followUp.unit} until ${followUp.at}`,
            ...(followUp.unless === undefined ? [] : [`unless ${followUp.unless}`]),
            ...notesIn(followUp.note, text),
          ],
      ),
      field('assessedAt', 'Assessed at', 24, ({ definition }) => text(definition.assessedAt) || undefined),
      field('variants', 'Variants', 24, ({ definition }) => definition.variants ?? []),
      field(
        'divergences',
        'Where definitions differ',
        50,
        ({ definition }) => text(definition.divergences) || undefined,
      ),
      field('references', 'References', 50, ({ definition }) => definition.references.map(referenceInWords)),
      ...standingFields<Endpoint>(selection),
    ],
    endpoints,
  );
}

/** A row a score. */
export function scoreSheet(selection: Selection): Sheet {
  const { text, scores } = selection;
  return sheetOf<Listed<Score>>(
    {
      id: 'scores',
      title: 'Scores',
      about: 'One row a score or stage. Conditions are written in CEL; worked cases are on its page.',
    },
    [
      ...namingFields<Score>(selection),
      field('inputs', 'Inputs', 30, ({ definition }) => definition.inputs),
      field('points', 'Points', 40, ({ definition }) =>
        (definition.points ?? []).map((each) => pointsInWords(each, text)),
      ),
      field('formula', 'Formula', 40, ({ definition }) => definition.formula),
      field('groups', 'Groups', 44, ({ definition }) => definition.groups.map((each) => groupInWords(each, text))),
      field('missing', 'If an input is missing', 16, ({ definition }) => MISSING[definition.missing]),
      field('references', 'References', 50, ({ definition }) => definition.references.map(referenceInWords)),
      ...standingFields<Score>(selection),
    ],
    scores,
  );
}

type ToText = Selection['text'];

const MISSING: { readonly [M in Score['missing']]: string } = {
  refuse: 'no answer',
  lowest: 'it counts as the lowest',
  bounds: 'the lowest and the highest possible',
};

/** Every key of a moment that decides, each named: what is left out here would be lost to the reader. */
function momentInWords(moment: EndpointMoment, text: ToText): string {
  const { id, label, at, when, within, by, until, visit, confirmed, change, landmark, note } = moment;
  const parts = [
    at && `dated by ${at}`,
    when && `when ${when}`,
    within && `within ${durationInWords(within)}`,
    by && `within ${by} days`,
    until && `until ${until.join(', ')}`,
    visit && `at the visit ${durationInWords(visit)} after the origin, give or take ${visit.tolerance} days`,
    confirmed === true ? 'confirmed in the next record' : undefined,
    change && changeInWords(change),
    landmark && `judged on day ${landmark}`,
    text(note) || undefined,
  ];
  return [text(label) || id, ...parts.filter((part) => part !== undefined)].join('; ');
}

function durationInWords({ value, unit }: Duration): string {
  return `${value} ${unit}`;
}

function changeInWords({ variable, relative, atMost, atLeast }: NonNullable<EndpointMoment['change']>): string {
  const bounds = [
    atLeast === undefined ? [] : `at least ${atLeast}`,
    atMost === undefined ? [] : `at most ${atMost}`,
  ].flat();
  const of = `${relative === true ? 'relative change' : 'change'} of ${variable} from baseline`;
  return bounds.length === 0 ? of : `${of} ${bounds.join(' and ')}`;
}

function notesIn(note: Parameters<ToText>[0], text: ToText): readonly string[] {
  return note === undefined ? [] : [text(note)];
}

function pointsInWords({ when, add, label }: ScoreStep, text: ToText): string {
  const points = `${add < 0 ? '−' : '+'}${Math.abs(add)} when ${when}`;
  return label === undefined ? points : `${text(label)}: ${points}`;
}

function groupInWords({ code, title, from, to, above, below, when }: ScoreGroup, text: ToText): string {
  const bounds = [
    from === undefined ? [] : `from ${from}`,
    above === undefined ? [] : `above ${above}`,
    to === undefined ? [] : `to ${to}`,
    below === undefined ? [] : `below ${below}`,
    when === undefined ? [] : `when ${when}`,
  ].flat();
  return `${code}, ${text(title)}${bounds.length === 0 ? '' : `: ${bounds.join(' ')}`}`;
}

function referenceInWords({ title, year, locator }: Reference): string {
  return [title, year, locator].filter((part) => part !== undefined).join('. ');
}
