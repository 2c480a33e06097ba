import type { Endpoint } from '../../model/definitions.ts';
import type { EndpointMoment } from '../../model/endpoint-parts.ts';
import type { EndpointNames } from './names.ts';
import {
  censoringInWords,
  followUpInWords,
  measureInWords,
  momentInWords,
  unitInWords,
  unknownDaysInWords,
} from './words.ts';

/** An endpoint of a comparison, with the names that it uses. */
export interface ComparedEndpoint {
  readonly definition: Endpoint;
  readonly names: EndpointNames;
}

/** What an endpoint says in one row. */
export interface ComparedItem {
  /** What makes it the same thing in two endpoints. */
  readonly id: string;
  readonly label: string;
  readonly words: string;
  /** What its authors say to mind. Not compared: it changes no answer. */
  readonly note?: string;
  /** Against the first endpoint: `new` is not in it, `differs` is but says something else. */
  readonly mark?: 'new' | 'differs';
}

export interface ComparedCell {
  readonly items: readonly ComparedItem[];
  /** Labels of what the first endpoint has and this one has not. */
  readonly without: readonly string[];
  readonly differs: boolean;
}

export interface ComparedRow {
  readonly name: string;
  /** One a endpoint, in their order. */
  readonly cells: readonly ComparedCell[];
  readonly differs: boolean;
}

/** What each endpoint says, row by row, marked where it differs from the first. Rows that nobody fills are left out. */
export function compareEndpoints(endpoints: readonly ComparedEndpoint[]): readonly ComparedRow[] {
  return Object.entries(ROWS).flatMap(([name, itemsOf]) => {
    const [first = [], ...others] = endpoints.map(itemsOf);
    const cells = [{ items: first, without: [], differs: false }, ...others.map((items) => cellOf(items, first))];
    if (cells.every(({ items }) => items.length === 0)) return [];
    return [{ name, cells, differs: cells.some((cell) => cell.differs) }];
  });
}

function cellOf(items: readonly ComparedItem[], first: readonly ComparedItem[]): ComparedCell {
  const marked = items.map((item) => ({ ...item, ...markOf(item, first) }));
  const without = first
    .filter((each) => !items.some((item) => item.id === each.id))
    .map((item) => item.label || item.words);
  const reordered = items.some((item, index) => item.id !== first[index]?.id);
  return {
    items: marked,
    without,
    differs: reordered || without.length > 0 || marked.some((item) => item.mark !== undefined),
  };
}

function markOf(item: ComparedItem, first: readonly ComparedItem[]): Pick<ComparedItem, 'mark'> {
  const before = first.find((each) => each.id === item.id);
  if (before === undefined) return { mark: 'new' };
  return before.words === item.words && before.label === item.label ? {} : { mark: 'differs' };
}

type ItemsOf = (endpoint: ComparedEndpoint) => readonly ComparedItem[];

const ROWS: { readonly [name: string]: ItemsOf } = {
  Criteria: ({ definition }) => single(definition.criteria),
  'What comes out': ({ definition }) => single(measureInWords(definition)),
  Unit: ({ definition: { unit } }) => single(unit === undefined ? undefined : unitInWords(unit)),
  'Counted patients': ({ definition: { population }, names }) => [
    ...single(names.textOf(population.description)),
    ...(population.when === undefined
      ? []
      : [
          { id: 'when', label: '', words: `if ${population.when}${population.at === undefined ? '' : ' at baseline'}` },
        ]),
  ],
  'Counted from': ({ definition, names }) =>
    (definition.origin ?? []).map((id, index, all) => ({
      id,
      label: names.titleOf(id),
      words: all.length > 1 ? `choice ${index + 1}` : '',
    })),
  Events: ({ definition, names }) => momentsOf(definition.events, names),
  'Competing events': ({ definition, names }) => momentsOf(definition.competing ?? [], names),
  Censoring: ({ definition: { censoring } }) =>
    single(censoring === undefined ? undefined : censoringInWords(censoring)),
  Landmark: ({ definition: { events, competing = [] }, names }) =>
    [...events, ...competing].flatMap(({ landmark }) =>
      landmark === undefined ? [] : single(names.titleOf(landmark)),
    ),
  'No only if followed': ({ definition: { followUp } }) =>
    single(followUp === undefined ? undefined : followUpInWords(followUp)),
  'Assessed at': ({ definition, names }) => single(names.textOf(definition.assessedAt)),
  'Incomplete dates': ({ definition: { partialDates } }) =>
    single(partialDates === undefined ? undefined : unknownDaysInWords(partialDates)),
  'Days counted': ({ definition: { measure, dayCount } }) => {
    if (dayCount === 'plus-one') return single('the day of the origin is day 1');
    return single(measure === 'time-to-event' ? 'the day of the origin is day 0' : undefined);
  },
};

function single(words: string | undefined): readonly ComparedItem[] {
  return words === undefined || words === '' ? [] : [{ id: '', label: '', words }];
}

function momentsOf(moments: readonly EndpointMoment[], names: EndpointNames): readonly ComparedItem[] {
  return moments.map((moment) => ({
    id: moment.id,
    label: names.textOf(moment.label) || moment.id,
    words: momentInWords(moment),
    ...(moment.note === undefined ? {} : { note: names.textOf(moment.note) }),
  }));
}
