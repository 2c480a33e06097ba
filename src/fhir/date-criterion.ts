/** Prefixes of date searches (FHIR search, 3.2.1.5.6). */
const PREFIXES = ['eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap'] as const;

type Prefix = (typeof PREFIXES)[number];

/** A stretch of time in milliseconds, its end not included. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether a day or an instant is what a date search asks for: `ge2026-05`. False also for what is no date. */
export function meetsDate(date: string, criterion: string): boolean {
  const asked = criterionOf(criterion);
  const own = spanOf(date);
  return asked !== undefined && own !== undefined && MEETS[asked.prefix](own, asked.span);
}

/** True if a date search can be read. */
export function isDateCriterion(criterion: string): boolean {
  return criterionOf(criterion) !== undefined;
}

const within = (own: Span, asked: Span): boolean => asked.start <= own.start && own.end <= asked.end;

const MEETS: { readonly [P in Prefix]: (own: Span, asked: Span) => boolean } = {
  eq: within,
  ne: (own, asked) => !within(own, asked),
  gt: (own, asked) => own.end > asked.end,
  lt: (own, asked) => own.start < asked.start,
  ge: (own, asked) => own.end > asked.end || within(own, asked),
  le: (own, asked) => own.start < asked.start || within(own, asked),
  sa: (own, asked) => own.start >= asked.end,
  eb: (own, asked) => own.end <= asked.start,
  ap: (own, asked) => own.start < asked.end && asked.start < own.end,
};

function criterionOf(criterion: string): { readonly prefix: Prefix; readonly span: Span } | undefined {
  const prefix = PREFIXES.find((each) => criterion.startsWith(each));
  const span = spanOf(prefix === undefined ? criterion : criterion.slice(prefix.length));
  return span === undefined ? undefined : { prefix: prefix ?? 'eq', span };
}

// A `+` in a query arrives as a space.
const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?(Z|[-+ ]\d{2}:\d{2})?)?)?)?$/;

/** A year, month, day, minute or second as the time that it covers; without a time zone in UTC. */
function spanOf(text: string): Span | undefined {
  const match = DATE.exec(text);
  if (match === null) return undefined;
  const [, year = '', month, day, time, seconds, zone = 'Z'] = match;
  const dated = `${year}-${month ?? '01'}-${day ?? '01'}`;
  const start = Date.parse(`${dated}T${time ?? '00:00'}${seconds ?? ':00'}${zone.replace(' ', '+')}`);
  // The calendar forgives 30 February; a question does not mean 2 March by it.
  if (Number.isNaN(start) || !new Date(`${dated}T00:00:00Z`).toISOString().startsWith(dated)) return undefined;
  if (time !== undefined) return { start, end: start + (seconds === undefined ? 60_000 : 1_000) };
  const next = new Date(start);
  if (month === undefined) next.setUTCFullYear(next.getUTCFullYear() + 1);
  else if (day === undefined) next.setUTCMonth(next.getUTCMonth() + 1);
  else next.setUTCDate(next.getUTCDate() + 1);
  return { start, end: next.getTime() };
}
