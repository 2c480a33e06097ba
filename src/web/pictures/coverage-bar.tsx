/** A part of a whole, as a bar shows it. */
export interface BarPart {
  /** Class of its colour. */
  readonly name: string;
  readonly count: number;
}

export interface BarSegment extends BarPart {
  readonly x: number;
  readonly width: number;
}

const WIDTH = 600;
const HEIGHT = 18;
/** Between two parts, so that they are told apart without colours. */
const GAP = 3;
/** A part with few codes is still seen. */
const NARROWEST = 4;

/** Where each part stands, from left to right, as wide as its share. Parts without codes have no segment. */
export function barSegments(parts: readonly BarPart[], width = WIDTH): readonly BarSegment[] {
  const shown = parts.filter(({ count }) => count > 0);
  const total = shown.reduce((sum, { count }) => sum + count, 0);
  const free = width - GAP * Math.max(shown.length - 1, 0) - NARROWEST * shown.length;
  let x = 0;
  return shown.map((part) => {
    const segment = { ...part, x, width: NARROWEST + (free * part.count) / total };
    x += segment.width + GAP;
    return segment;
  });
}

/** Shares of a whole in one bar. What it shows stands in words beside it. */
export function CoverageBar({ parts }: { readonly parts: readonly BarPart[] }) {
  return (
    <svg class="coverage-bar" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {barSegments(parts).map(({ name, x, width }) => (
        <rect class={name} x={x.toFixed(1)} y={0} width={width.toFixed(1)} height={HEIGHT} />
      ))}
    </svg>
  );
}
