import type { Child } from 'hono/jsx';

interface PictureProps {
  readonly width: number;
  readonly height: number;
  /** What it shows, in a few words, and all of it in words: what a reader gets who does not see it. */
  readonly title: string;
  readonly description: string;
  readonly class: string;
  readonly children: Child;
}

/** An SVG in a box of its own that scrolls on narrow screens, with all that it shows in words. */
export function Picture({ width, height, title, description, class: name, children }: PictureProps) {
  return (
    <section class="timeline-box" tabindex={0} aria-label={title}>
      <svg class={name} viewBox={`0 0 ${width} ${height}`} role="img">
        <title>{title}</title>
        <desc>{description}</desc>
        {children}
      </svg>
    </section>
  );
}

interface LinesProps {
  readonly x: number;
  /** Base line of the first line. */
  readonly y: number;
  readonly lines: readonly string[];
  /** From one base line to the next. */
  readonly leading: number;
  readonly class?: string;
}

/** Lines of text, one below the other. */
export function Lines({ x, y, lines, leading, class: name }: LinesProps) {
  return (
    <>
      {lines.map((line, index) => (
        <text x={x} y={y + index * leading} {...(name === undefined ? {} : { class: name })}>
          {line}
        </text>
      ))}
    </>
  );
}

/** What a mark stands for. Each has a shape of its own, so that nobody needs its colour. */
export type MarkRole = 'origin' | 'event' | 'competing' | 'censoring' | 'other';

/** A mark of about 14 units around `x`, `y`. */
export function Mark({ x, y, as }: { readonly x: number; readonly y: number; readonly as: MarkRole }) {
  return <path class={`mark ${as}`} d={SHAPES[as](x, y)} />;
}

const SHAPES: { readonly [R in MarkRole]: (x: number, y: number) => string } = {
  origin: (x, y) => `M${x - 5} ${y - 7}L${x + 7} ${y}L${x - 5} ${y + 7}Z`,
  event: (x, y) => `M${x} ${y - 7}L${x + 7} ${y}L${x} ${y + 7}L${x - 7} ${y}Z`,
  competing: (x, y) => `M${x - 6} ${y - 6}H${x + 6}V${y + 6}H${x - 6}Z`,
  censoring: circle(6),
  other: circle(3),
};

function circle(radius: number): (x: number, y: number) => string {
  return (x, y) =>
    `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
}
