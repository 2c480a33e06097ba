import type { Course, CourseBand, CourseMark } from '../endpoint/course.ts';
import { counted } from '../words.ts';
import { Lines, Mark, Picture } from './picture.tsx';
import { linesOf } from './text-lines.ts';

/** Measures of the picture, in its own units. */
export const WIDTH = 440;
const EDGE = 14;
/** Place above the axis for how long it was, where something is counted. */
const DAYS_HEIGHT = 20;
const YEARS_HEIGHT = 21;
const ROWS_HEIGHT = 31;
const LINE = 16;
const GAP = 13;
/** Narrowest place for a year's number. */
const YEAR_WIDTH = 44;
/** Width of a letter, rather too wide than too narrow. */
const LETTER = 7.2;

export interface PlacedMark {
  readonly mark: CourseMark;
  readonly x: number;
  readonly y: number;
  readonly side: 'start' | 'end';
  readonly lines: readonly string[];
}

export interface PlacedCourse {
  readonly marks: readonly PlacedMark[];
  readonly years: readonly { readonly year: number; readonly x: number; readonly isNamed: boolean }[];
  readonly band: { readonly from: number; readonly to: number; readonly role: CourseBand['role'] } | undefined;
  readonly windows: readonly { readonly from: number; readonly to: number; readonly label: string }[];
  readonly axisY: number;
  readonly height: number;
}

/** Gives each date its place: left to right by day, to scale, each on a line of its own. */
export function placeCourse({ marks, band, windows }: Course): PlacedCourse {
  const spans = band === undefined ? windows : [band, ...windows];
  const days = [...marks.map((mark) => mark.day), ...spans.flatMap(({ from, to }) => [from, to])];
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const xOf = (day: number) => round(EDGE + ((day - first) / Math.max(1, last - first)) * (WIDTH - 2 * EDGE));
  const axisY = EDGE + Math.max(1, spans.length) * DAYS_HEIGHT - (spans.length === 0 ? DAYS_HEIGHT : 0);
  let top = axisY + ROWS_HEIGHT;
  const placed = marks.map((mark) => {
    const x = xOf(mark.day);
    const side = x <= WIDTH / 2 ? ('start' as const) : ('end' as const);
    const room = (side === 'start' ? WIDTH - x : x) - GAP;
    const most = Math.floor(room / LETTER);
    const lines = [...linesOf(`${mark.date} ${mark.label}`, most), ...linesOf(mark.beside, most)];
    const each = { mark, x, y: top + LINE / 2, side, lines };
    top += lines.length * LINE + 4;
    return each;
  });
  const placedBand = band === undefined ? undefined : { from: xOf(band.from), to: xOf(band.to), role: band.role };
  const placedWindows = windows.map(({ from, to, label }) => ({ from: xOf(from), to: xOf(to), label }));
  return {
    marks: placed,
    years: yearsBetween(first, last, xOf),
    band: placedBand,
    windows: placedWindows,
    axisY,
    height: top + 4,
  };
}

function round(x: number): number {
  return Math.round(x * 10) / 10;
}

const DAY_MS = 86_400_000;

function yearsBetween(first: number, last: number, xOf: (day: number) => number): PlacedCourse['years'] {
  const [from, to] = [new Date(first * DAY_MS).getUTCFullYear() + 1, new Date(last * DAY_MS).getUTCFullYear()];
  const wide = (WIDTH - 2 * EDGE) / Math.max(1, (last - first) / 365.25);
  const step = Math.ceil(YEAR_WIDTH / wide);
  return Array.from({ length: Math.max(0, Math.ceil((to - from + 1) / step)) }, (_each, index) => {
    const year = from + index * step;
    const x = xOf(Date.UTC(year, 0, 1) / DAY_MS);
    return { year, x, isNamed: x > YEAR_WIDTH / 2 && x < WIDTH - YEAR_WIDTH / 2 };
  });
}

interface Props {
  readonly title: string;
  readonly course: Course;
  /** The answer in words. */
  readonly answer: string;
}

/** The dates of one patient on an axis to scale, with what is counted. */
export function PatientTimeline({ title, course, answer }: Props) {
  const { marks, years, band, windows, axisY, height } = placeCourse(course);
  return (
    <Picture {...{ title, height }} width={WIDTH} description={inWords(course, answer)} class="patient-timeline">
      {windows.map((window, index) => (
        <Window window={window} axisY={axisY} labelY={axisY - 12 - index * DAYS_HEIGHT} />
      ))}
      <path class="time" d={`M${EDGE} ${axisY}H${WIDTH - EDGE}`} />
      {years.map(({ year, x, isNamed }) => (
        <>
          <line class="tick" x1={x} y1={axisY - 4} x2={x} y2={axisY + 4} />
          {isNamed ? (
            <text class="soft middle" x={x} y={axisY + YEARS_HEIGHT}>
              {year}
            </text>
          ) : null}
        </>
      ))}
      {marks.map(({ x, y }) => (
        <line class="lead-line" x1={x} y1={axisY} x2={x} y2={y} />
      ))}
      {band === undefined ? null : <Band band={band} axisY={axisY} days={daysOf(course)} />}
      {marks.map((mark) => (
        <MarkRow placed={mark} />
      ))}
    </Picture>
  );
}

function inWords({ marks, band, windows }: Course, answer: string): string {
  const dates = marks.map(({ date, label, beside }) => [`${date} ${label}`, beside].filter(Boolean).join(', '));
  const days = band === undefined ? '' : ` Counted: ${daysOf({ marks, band, windows })}.`;
  const counting = windows.map(({ label }) => ` The event counts: ${label}.`).join('');
  return `${dates.join('; ')}.${days}${counting} ${answer}`;
}

/** Days of the band in words. */
function daysOf({ band }: Course): string {
  return band === undefined ? '' : counted(band.to - band.from, 'day');
}

interface BandProps {
  readonly band: NonNullable<PlacedCourse['band']>;
  readonly axisY: number;
  readonly days: string;
}

function Band({ band: { from, to, role }, axisY, days }: BandProps) {
  return (
    <>
      <rect class={`band ${role}`} x={from} y={axisY - 5} width={Math.max(2, to - from)} height={10} />
      <Above from={from} to={to} y={axisY - 12} words={days} />
      <Mark x={to} y={axisY} as={role} />
    </>
  );
}

interface AboveProps {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly words: string;
}

/** Words over the middle of a span, or at its edge where they would leave the picture. */
function Above({ from, to, y, words }: AboveProps) {
  const middle = (from + to) / 2;
  const place = middle < WIDTH / 4 ? 'start' : middle > (WIDTH * 3) / 4 ? 'end' : 'middle';
  const x = place === 'start' ? from : place === 'end' ? to : middle;
  return (
    <text class={`days ${place}`} x={x} y={y}>
      {words}
    </text>
  );
}

interface WindowProps {
  readonly window: PlacedCourse['windows'][number];
  readonly axisY: number;
  readonly labelY: number;
}

function Window({ window: { from, to, label }, axisY, labelY }: WindowProps) {
  return (
    <>
      <rect class="window" x={from} y={axisY - 6} width={Math.max(2, to - from)} height={12} />
      <Above from={from} to={to} y={labelY} words={label} />
    </>
  );
}

function MarkRow({ placed: { mark, x, y, side, lines } }: { readonly placed: PlacedMark }) {
  return (
    <>
      <Mark x={x} y={y} as={mark.role} />
      <Lines x={side === 'start' ? x + GAP : x - GAP} y={y + 5} lines={lines} leading={LINE} class={side} />
    </>
  );
}
