/** A definition in the picture of references. */
export interface ReferenceNode {
  readonly title: string;
  /** What its kind is called. */
  readonly kind: string;
  readonly href: string;
}

interface Nodes {
  readonly self: ReferenceNode;
  readonly uses: readonly ReferenceNode[];
  readonly usedBy: readonly ReferenceNode[];
}

interface Sides {
  readonly uses: string;
  readonly usedBy: string;
}

interface Props extends Nodes {
  /** What stands above each side. */
  readonly words?: Sides;
  /** Where the complete lists are. */
  readonly lists?: Sides;
}

/** Most definitions on a side; the list beside the picture is complete. */
export const NODES_A_SIDE = 7;

const BOX = { width: 210, height: 38, gap: 8 };
const WIDTH = 760;
const TOP = 24;
/** Columns: what is used, itself, what uses it. */
const LEFT = 0;
const MIDDLE = (WIDTH - BOX.width) / 2;
const RIGHT = WIDTH - BOX.width;

/** A box of the picture and where it stands. */
export interface PlacedNode {
  readonly node: ReferenceNode;
  readonly x: number;
  readonly y: number;
}

export interface GraphLayout {
  /** What is to be seen: a side without boxes takes no room. */
  readonly x: number;
  readonly width: number;
  readonly height: number;
  readonly self: PlacedNode;
  readonly uses: readonly PlacedNode[];
  readonly usedBy: readonly PlacedNode[];
  /** How many of each side have no box. */
  readonly more: { readonly uses: number; readonly usedBy: number };
}

/** Where the boxes stand: what is used on the left, what uses it on the right, each side centred. */
export function layoutOf({ self, uses, usedBy }: Nodes): GraphLayout {
  const more = { uses: beyond(uses), usedBy: beyond(usedBy) };
  const rows = Math.max(1, rowsOf(uses), rowsOf(usedBy));
  const height = TOP + rows * (BOX.height + BOX.gap);
  const placed = (nodes: readonly ReferenceNode[], x: number) => {
    const free = (height - TOP - rowsOf(nodes) * (BOX.height + BOX.gap)) / 2;
    return nodes.slice(0, NODES_A_SIDE).map((node, row) => ({ node, x, y: TOP + free + row * (BOX.height + BOX.gap) }));
  };
  const [middle] = placed([self], MIDDLE);
  const x = uses.length === 0 ? MIDDLE : LEFT;
  return {
    x,
    width: (usedBy.length === 0 ? MIDDLE + BOX.width : WIDTH) - x,
    height,
    self: middle ?? { node: self, x: MIDDLE, y: TOP },
    uses: placed(uses, LEFT),
    usedBy: placed(usedBy, RIGHT),
    more,
  };
}

function beyond(nodes: readonly ReferenceNode[]): number {
  return Math.max(0, nodes.length - NODES_A_SIDE);
}

/** Boxes of a side, and the line that says how many more there are. */
function rowsOf(nodes: readonly ReferenceNode[]): number {
  return Math.min(nodes.length, NODES_A_SIDE) + (beyond(nodes) > 0 ? 1 : 0);
}

const WORDS: Sides = { uses: 'it uses', usedBy: 'use it' };
const LISTS: Sides = { uses: '#uses', usedBy: '#used-by' };

/**
 * The references of a definition. Hidden from who listens and skipped by the keyboard, because the lists beside it say
 * the same and more.
 */
export function ReferenceGraph({ words = WORDS, lists = LISTS, ...nodes }: Props) {
  const layout = layoutOf(nodes);
  const { x, width, height, self, uses, usedBy, more } = layout;
  return (
    <svg class="graph" width={width} height={height} viewBox={`${x} 0 ${width} ${height}`} aria-hidden="true">
      <Heading x={LEFT} count={uses.length} text={words.uses} />
      <Heading x={RIGHT} count={usedBy.length} text={words.usedBy} />
      {uses.map((each) => (
        <Edge from={each} to={self} />
      ))}
      {usedBy.map((each) => (
        <Edge from={self} to={each} />
      ))}
      <Box placed={self} self />
      {[...uses, ...usedBy].map((placed) => (
        <a href={placed.node.href} tabindex={-1}>
          <Box placed={placed} />
        </a>
      ))}
      <More of={uses} count={more.uses} href={lists.uses} />
      <More of={usedBy} count={more.usedBy} href={lists.usedBy} />
    </svg>
  );
}

function Heading({ x, count, text }: { readonly x: number; readonly count: number; readonly text: string }) {
  if (count === 0) return null;
  return (
    <text class="soft" x={x + BOX.width / 2} y={14} text-anchor="middle">
      {text}
    </text>
  );
}

function Edge({ from, to }: { readonly from: PlacedNode; readonly to: PlacedNode }) {
  const start = { x: from.x + BOX.width, y: from.y + BOX.height / 2 };
  const end = { x: to.x, y: to.y + BOX.height / 2 };
  const bend = (start.x + end.x) / 2;
  return <path class="edge" d={`M${start.x} ${start.y}C${bend} ${start.y} ${bend} ${end.y} ${end.x} ${end.y}`} />;
}

function Box({ placed: { node, x, y }, self = false }: { readonly placed: PlacedNode; readonly self?: boolean }) {
  return (
    <g class={self ? 'box self' : 'box'}>
      <title>{node.title}</title>
      <rect x={x + 0.5} y={y + 0.5} width={BOX.width - 1} height={BOX.height - 1} rx={5} />
      <text x={x + 10} y={y + 16}>
        {shortened(node.title)}
      </text>
      <text class="kind" x={x + 10} y={y + 31}>
        {node.kind}
      </text>
    </g>
  );
}

function More({
  of,
  count,
  href,
}: {
  readonly of: readonly PlacedNode[];
  readonly count: number;
  readonly href: string;
}) {
  const last = of.at(-1);
  if (count === 0 || last === undefined) return null;
  return (
    <a href={href} tabindex={-1}>
      <text x={last.x + 10} y={last.y + BOX.height + BOX.gap + 20}>{`and ${count} more, listed below`}</text>
    </a>
  );
}

/** What fits into a box in letters of medium width. */
const LETTERS = 28;

/** A title cut to what fits, with an ellipsis; whole letters only. */
export function shortened(title: string): string {
  const letters = [...title];
  return letters.length <= LETTERS
    ? title
    : `${letters
        .slice(0, LETTERS - 1)
        .join('')
        .trimEnd()}…`;
}
