type Positions = readonly (readonly [number, number])[];

/** A text with the parts at `positions` (start and length, in UTF-16 units) marked. */
export function Marked({ text, positions }: { readonly text: string; readonly positions: Positions }) {
  return <>{segmentsOf(text, positions).map(({ part, marked }) => (marked ? <mark>{part}</mark> : part))}</>;
}

interface Segment {
  readonly part: string;
  readonly marked: boolean;
}

/** Cuts a text at the positions. Overlapping positions are joined; those outside the text are left out. */
export function segmentsOf(text: string, positions: Positions): readonly Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const [start, length] of positions.toSorted((a, b) => a[0] - b[0])) {
    const end = Math.min(start + length, text.length);
    if (end <= at) continue;
    const from = Math.max(start, at);
    segments.push({ part: text.slice(at, from), marked: false }, { part: text.slice(from, end), marked: true });
    at = end;
  }
  segments.push({ part: text.slice(at), marked: false });
  return segments.filter(({ part }) => part !== '');
}
