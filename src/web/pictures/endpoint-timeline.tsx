import type { Lane, LaneGroup } from '../endpoint/lanes.ts';
import { Lines, Mark, Picture } from './picture.tsx';
import { linesOf } from './text-lines.ts';

/** Measures of the picture, in its own units: words on the left, time on the right. */
export const WIDTH = 720;
const LEFT = 10;
const LABEL_CHARS = 36;
const BOUND_CHARS = 44;
const LINE = 17;
const TIME_START = 300;
const BASELINE_X = 322;
const ORIGIN_X = 362;
const LANDMARK_X = 500;
const MARK_X = 560;
const NEXT_X = 600;
const LIMIT_X = 610;
const TIME_END = 706;
const PLANNED_HALF = 44;

/** A lane with its place: `top` of the whole, `y` of its line in time. */
export interface PlacedLane {
  readonly lane: Lane;
  readonly top: number;
  readonly height: number;
  readonly y: number;
  readonly label: readonly string[];
  readonly date: readonly string[];
  readonly bound: readonly string[];
}

export interface PlacedGroup {
  readonly role: Lane['role'];
  readonly heading: string;
  readonly top: number;
  readonly lanes: readonly PlacedLane[];
}

export interface PlacedTimeline {
  readonly groups: readonly PlacedGroup[];
  /** Base line of the words that say what comes out. */
  readonly outcomeY: number;
  readonly height: number;
}

const HEADING_HEIGHT = 30;
/** Of the bar that says what is measured. */
const MEASURE_HEIGHT = 26;

/** Gives every group and lane its place, one below the other. */
export function placeTimeline(groups: readonly LaneGroup[], isTime: boolean): PlacedTimeline {
  let top = 6;
  const placed = groups.map(({ role, heading, lanes }) => {
    const groupTop = top;
    top += HEADING_HEIGHT;
    const placedLanes = lanes.map((lane) => {
      const each = placeLane(lane, top);
      top += each.height;
      return each;
    });
    top += 6;
    return { role, heading, top: groupTop, lanes: placedLanes };
  });
  const outcomeY = top + (isTime ? MEASURE_HEIGHT : 0) + 16;
  return { groups: placed, outcomeY, height: outcomeY + 12 };
}

function placeLane(lane: Lane, top: number): PlacedLane {
  const label = lane.labels.flatMap((each) => linesOf(each, LABEL_CHARS));
  const date = linesOf(lane.date, LABEL_CHARS);
  const bound = linesOf(lane.bound, BOUND_CHARS);
  const words = (label.length + date.length) * LINE;
  // The line from the value at baseline rises above the others.
  const above = lane.baseline ? 26 : 10;
  const drawing = above + 4 + bound.length * LINE;
  return { lane, top, height: Math.max(words, drawing) + 12, y: top + above, label, date, bound };
}

interface Props {
  readonly title: string;
  readonly groups: readonly LaneGroup[];
  /** What comes out. */
  readonly outcome: string;
  /** What comes out is the time from the origin. */
  readonly isTime: boolean;
}

/** An endpoint as lanes over a line of time: where it starts, what ends it, what is counted. Not to scale. */
export function EndpointTimeline({ title, groups, outcome, isTime }: Props) {
  const { groups: placed, outcomeY, height } = placeTimeline(groups, isTime);
  const hasOrigin = groups.some((group) => group.lanes.some((lane) => lane.role === 'origin' && lane.span !== 'none'));
  return (
    <Picture
      width={WIDTH}
      height={height}
      title={title}
      description={inWords(groups, outcome)}
      class="endpoint-timeline"
    >
      {hasOrigin ? (
        <line class="origin-line" x1={ORIGIN_X} y1={HEADING_HEIGHT + 16} x2={ORIGIN_X} y2={outcomeY - 18} />
      ) : null}
      {placed.map((group) => (
        <Group group={group} />
      ))}
      {placed.flatMap(({ lanes }) => lanes.map((lane) => <Drawing placed={lane} />))}
      <Outcome y={outcomeY} outcome={outcome} isMeasured={isTime && hasOrigin} />
    </Picture>
  );
}

function inWords(groups: readonly LaneGroup[], outcome: string): string {
  const sentences = groups.map(({ heading, lanes }) => {
    const each = lanes.map(({ labels, date, bound }) =>
      [...labels, date, bound].filter((part) => part !== '').join(', '),
    );
    return `${heading}: ${each.join('; ')}.`;
  });
  return [...sentences, `${outcome}.`].join(' ');
}

function Group({ group: { role, heading, top, lanes } }: { readonly group: PlacedGroup }) {
  return (
    <>
      <line class="rule" x1={0} y1={top} x2={WIDTH} y2={top} />
      <Mark x={LEFT + 7} y={top + 17} as={role} />
      <text class="heading" x={LEFT + 24} y={top + 22}>
        {heading}
      </text>
      {lanes.map(({ top: laneTop, label, date }) => (
        <>
          <Lines x={LEFT + 24} y={laneTop + 15} lines={label} leading={LINE} />
          <Lines x={LEFT + 24} y={laneTop + 15 + label.length * LINE} lines={date} leading={LINE} class="soft" />
        </>
      ))}
    </>
  );
}

function Drawing({ placed: { lane, y, bound } }: { readonly placed: PlacedLane }) {
  const x = markX(lane);
  return (
    <>
      <Span lane={lane} y={y} />
      {lane.baseline ? <Baseline y={y} to={x} /> : null}
      {lane.landmark ? <line class="landmark" x1={LANDMARK_X} y1={y - 12} x2={LANDMARK_X} y2={y + 12} /> : null}
      {lane.span === 'none' ? null : <Mark x={x} y={y} as={lane.role} />}
      {lane.confirmed ? <Mark x={NEXT_X} y={y} as={lane.role} /> : null}
      <Lines x={ORIGIN_X + 12} y={y + 26} lines={bound} leading={LINE} class="soft" />
    </>
  );
}

/** Where the mark of a lane stands. */
export function markX({ span, confirmed }: Lane): number {
  if (span === 'origin') return ORIGIN_X;
  return span === 'limited' || confirmed ? MARK_X - 40 : MARK_X;
}

function Span({ lane: { role, span, landmark }, y }: { readonly lane: Lane; readonly y: number }) {
  switch (span) {
    case 'none':
      return null;
    case 'origin':
      if (role === 'origin') return <Arrow y={y} />;
      return landmark ? <line class="dashed" x1={ORIGIN_X} y1={y} x2={LANDMARK_X} y2={y} /> : null;
    case 'open':
      return <Arrow y={y} />;
    case 'timeless':
      return <line class="dashed" x1={TIME_START} y1={y} x2={TIME_END} y2={y} />;
    case 'limited':
      return (
        <>
          <rect class="window" x={ORIGIN_X} y={y - 9} width={LIMIT_X - ORIGIN_X} height={18} />
          <line class="limit" x1={LIMIT_X} y1={y - 12} x2={LIMIT_X} y2={y + 12} />
        </>
      );
    case 'planned':
      return (
        <>
          <line class="dashed" x1={ORIGIN_X} y1={y} x2={MARK_X - PLANNED_HALF} y2={y} />
          <rect class="window" x={MARK_X - PLANNED_HALF} y={y - 9} width={2 * PLANNED_HALF} height={18} />
        </>
      );
  }
}

function Arrow({ y }: { readonly y: number }) {
  return <path class="time" d={`M${ORIGIN_X} ${y}H${TIME_END - 2}m-7 -5l7 5l-7 5`} />;
}

function Baseline({ y, to }: { readonly y: number; readonly to: number }) {
  return (
    <>
      <Mark x={BASELINE_X} y={y} as="other" />
      <path class="compare" d={`M${BASELINE_X} ${y - 6}C${BASELINE_X} ${y - 22} ${to} ${y - 22} ${to} ${y - 9}`} />
    </>
  );
}

interface OutcomeProps {
  readonly y: number;
  readonly outcome: string;
  readonly isMeasured: boolean;
}

function Outcome({ y, outcome, isMeasured }: OutcomeProps) {
  return (
    <>
      {isMeasured ? <path class="measure" d={`M${ORIGIN_X} ${y - 26}v12m0 -6H${MARK_X}m0 -6v12`} /> : null}
      <text class="outcome" x={LEFT} y={y + 5}>
        {outcome}
      </text>
    </>
  );
}
