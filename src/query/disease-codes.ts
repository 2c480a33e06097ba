import { once } from '../model/once.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { CompiledCodeSystem } from '../terminology/code-system.ts';
import type { Member } from '../terminology/enumerate.ts';
import { type CodeElsewhere, directOf, joinedTo } from './code-crosswalks.ts';
import type { DiseaseCodes, DiseaseOverview } from './disease.ts';

/** A code of the system that the others are joined to, and what crosswalks say of it in each of them. */
export interface JoinedCode {
  readonly member: Member;
  /** In the order of the systems beside; absent: no map joins the two. */
  readonly elsewhere: readonly (CodeElsewhere | undefined)[];
}

/**
 * The codes of a disease side by side. Rows are codes of one system, because only what a map says of two codes may stand
 * in one row: codes that two rows join through a third system need not mean the same.
 */
export interface JoinedCodes {
  readonly system: CompiledCodeSystem;
  readonly beside: readonly CompiledCodeSystem[];
  readonly rows: readonly JoinedCode[];
  /** Codes of the disease that stand in no row. */
  readonly apart: readonly DiseaseCodes[];
}

const MADE = new WeakMap<Snapshot, Map<string, () => JoinedCodes | undefined>>();

/**
 * The codes of a disease side by side, by the system that maps join to most of the others; undefined if they join none.
 * A snapshot never changes, so they are put together once.
 */
export function joinedCodes(snapshot: Snapshot, { id, codes }: DiseaseOverview): JoinedCodes | undefined {
  const made = MADE.get(snapshot) ?? new Map<string, () => JoinedCodes | undefined>();
  MADE.set(snapshot, made);
  const known = made.get(id) ?? once(() => joined(snapshot, codes));
  made.set(id, known);
  return known();
}

function joined(snapshot: Snapshot, codes: readonly DiseaseCodes[]): JoinedCodes | undefined {
  const [best] = codes
    .map((each) => ({ each, beside: besideOf(snapshot, each, codes) }))
    .toSorted((a, b) => b.beside.length - a.beside.length);
  if (best === undefined || best.beside.length === 0) return undefined;
  const { each, beside } = best;
  const rows = each.members.map((member) => {
    const all = directOf(snapshot, each.system, member.concept.code);
    return { member, elsewhere: beside.map((system) => all.find(({ side }) => side.system === system)) };
  });
  const others = codes.filter(({ system }) => system !== each.system);
  const apart = others.map((other) => ({ ...other, members: other.members.filter((one) => !isIn(rows, one)) }));
  return { system: each.system, beside, rows, apart: apart.filter(({ members }) => members.length > 0) };
}

function besideOf(snapshot: Snapshot, { system }: DiseaseCodes, codes: readonly DiseaseCodes[]) {
  const joined = joinedTo(snapshot, system);
  return codes.map((each) => each.system).filter((other) => other !== system && joined.has(other));
}

function isIn(rows: readonly JoinedCode[], { system, concept }: Member): boolean {
  return rows.some(({ elsewhere }) =>
    elsewhere.some(
      (each) => each?.side.system === system && each.statements.some(({ found }) => found.code === concept.code),
    ),
  );
}
