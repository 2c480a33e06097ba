/** The bounds of a quantity, as the picture of them needs them. */
export interface PicturedRange {
  /** Outside is an error. */
  readonly hard: { readonly min: number; readonly max: number };
  /** Outside is a warning. */
  readonly plausible?: { readonly min: number; readonly max: number } | undefined;
  readonly examples: readonly number[];
}

const WIDTH = 320;
const HEIGHT = 74;
const BAR = { x: 12, y: 30, width: WIDTH - 24, height: 14 };
/** Least distance of two labels that can be read apart. */
const LABEL_ROOM = 70;
/** Nearest that the middle of a label comes to the edge. */
const LABEL_EDGE = 40;

export interface Label {
  readonly text: string;
  readonly x: number;
}

export interface RangeLayout {
  readonly plausible: { readonly x: number; readonly width: number } | undefined;
  /** Of the plausible range, above the bar: its two ends, or both in one where they are too near. */
  readonly labels: readonly Label[];
  readonly ticks: readonly number[];
}

/** Where everything stands on an even scale from the least to the greatest value allowed. */
export function rangeLayout({ hard, plausible, examples }: PicturedRange): RangeLayout {
  const within = (value: number) => Math.min(hard.max, Math.max(hard.min, value));
  const at = (value: number) => BAR.x + ((within(value) - hard.min) / (hard.max - hard.min)) * BAR.width;
  const inside = (x: number) => Math.min(WIDTH - LABEL_EDGE, Math.max(LABEL_EDGE, x));
  const ticks = examples.filter((value) => value >= hard.min && value <= hard.max).map(at);
  if (plausible === undefined) return { plausible: undefined, labels: [], ticks };
  const [from, to] = [at(plausible.min), at(plausible.max)];
  // An interval too narrow for the eye is drawn one unit wide: it is there.
  const band = { x: Math.min(from, BAR.x + BAR.width - 1), width: Math.max(to - from, 1) };
  const labels =
    inside(to) - inside(from) < LABEL_ROOM
      ? [{ text: `${shown(plausible.min)} to ${shown(plausible.max)}`, x: inside((from + to) / 2) }]
      : [
          { text: shown(plausible.min), x: inside(from) },
          { text: shown(plausible.max), x: inside(to) },
        ];
  return { plausible: band, labels, ticks };
}

/** A number as people read it; a year has no comma. */
const NUMBERS = new Intl.NumberFormat('en', { maximumFractionDigits: 6, useGrouping: 'min2' });

function shown(value: number): string {
  return NUMBERS.format(value);
}

/** The values that are allowed, and within them those that are plausible. */
export function RangePicture({ range }: { readonly range: PicturedRange }) {
  const { plausible, labels, ticks } = rangeLayout(range);
  const { hard } = range;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={rangeInWords(range)}>
      <rect class="hard" x={BAR.x} y={BAR.y} width={BAR.width} height={BAR.height} />
      {plausible === undefined ? null : (
        <rect class="plausible" x={plausible.x} y={BAR.y - 3} width={plausible.width} height={BAR.height + 6} />
      )}
      {labels.map(({ text, x }) => (
        <text x={x} y={20} text-anchor="middle">
          {text}
        </text>
      ))}
      {ticks.map((x) => (
        <circle class="example" cx={x} cy={BAR.y + BAR.height / 2} r={3.5} />
      ))}
      <text class="soft" x={BAR.x} y={BAR.y + BAR.height + 22}>
        {shown(hard.min)}
      </text>
      <text class="soft" x={BAR.x + BAR.width} y={BAR.y + BAR.height + 22} text-anchor="end">
        {shown(hard.max)}
      </text>
    </svg>
  );
}

/** What the picture shows, for who cannot see it. */
export function rangeInWords({ hard, plausible, examples }: PicturedRange): string {
  return [
    `Allowed from ${shown(hard.min)} to ${shown(hard.max)}.`,
    ...(plausible === undefined ? [] : [`Plausible from ${shown(plausible.min)} to ${shown(plausible.max)}.`]),
    ...(examples.length === 0 ? [] : [`Examples: ${examples.map(shown).join(', ')}.`]),
  ].join(' ');
}
