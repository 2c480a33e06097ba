import type { MapRelationship } from '../model/definitions.ts';
import { once } from '../model/once.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { CompiledCodeSystem } from '../terminology/code-system.ts';
import { type CompiledConceptMap, type CompiledMapGroup, TURNED } from '../terminology/concept-map.ts';
import { type MapCode, type MapSide, named, sourceOf, targetOf } from './concept-map.ts';

/** A map that says something, and from which of its sides it was read. */
export interface Saying {
  readonly map: CompiledConceptMap;
  readonly reverse: boolean;
}

/** That a code is related to a code of another system. Several maps may say the same. */
export interface Statement {
  readonly found: MapCode;
  /** What the code asked for is to the code found (FHIR R5): turned round where a map is read in reverse. */
  readonly relationship: MapRelationship;
  readonly comments: readonly string[];
  /** Condition under which it holds. */
  readonly when?: string;
  readonly by: readonly Saying[];
}

/**
 * What crosswalks say of a code in another system. `no-map`: one looked, and there is no code for it. `silent`: none that
 * joins the two systems mentions it.
 */
export interface CodeElsewhere {
  readonly side: MapSide;
  readonly verdict: 'mapped' | 'no-map' | 'silent';
  readonly statements: readonly Statement[];
  /** What maps say of the code itself, a warning for instance. */
  readonly comments: readonly string[];
  /** The maps that join the two systems. */
  readonly maps: readonly Saying[];
}

/** What is said one step further, of a code that means the same. */
export interface CodeFurther {
  readonly via: MapCode & { readonly side: MapSide };
  readonly elsewhere: CodeElsewhere;
}

export interface CodeCrosswalks {
  readonly direct: readonly CodeElsewhere[];
  /** In systems of which no map says anything directly. Never to be read as said of the code itself. */
  readonly further: readonly CodeFurther[];
}

/** What every crosswalk of a release says of a code, and what those further on say of codes that mean the same. */
export function crosswalksOfCode(snapshot: Snapshot, system: CompiledCodeSystem, code: string): CodeCrosswalks {
  const direct = directOf(snapshot, system, code);
  const said = new Set(direct.filter(({ verdict }) => verdict !== 'silent').map(({ side }) => nameOf(side)));
  const further = direct.flatMap(({ side, statements }) => {
    const { system: next } = side;
    if (next === undefined) return [];
    return statements
      .filter(({ relationship, when }) => relationship === 'equivalent' && when === undefined)
      .flatMap(({ found }) =>
        directOf(snapshot, next, found.code)
          .filter((each) => each.side.system !== system && !said.has(nameOf(each.side)))
          .map((elsewhere) => ({ via: { ...found, side }, elsewhere })),
      );
  });
  const reached = new Set(further.filter(saysSomething).map(({ elsewhere }) => nameOf(elsewhere.side)));
  return {
    direct,
    // That a map is silent is only worth telling where nothing else is known of its system.
    further: further.filter((each) => saysSomething(each) || !reached.has(nameOf(each.elsewhere.side))),
  };
}

function saysSomething({ elsewhere }: CodeFurther): boolean {
  return elsewhere.verdict !== 'silent';
}

/** One side of a map, seen from a code system. */
interface Junction extends Saying {
  readonly group: CompiledMapGroup;
  readonly other: MapSide;
}

/** What the maps that join a system to others say of a code, other system by other system. */
export function directOf(snapshot: Snapshot, system: CompiledCodeSystem, code: string): readonly CodeElsewhere[] {
  const junctions = junctionsOf(snapshot, system);
  const sides = new Map(junctions.map(({ other }) => [nameOf(other), other]));
  const found = [...sides].map(([name, side]) => {
    const joining = junctions.filter(({ other }) => nameOf(other) === name);
    return elsewhereOf(side, joining, code);
  });
  return found.toSorted((a, b) => farness(a) - farness(b));
}

/** Classifications in which a code means the same come first, and lists of a value set's own after all classifications. */
function farness({ side, statements }: CodeElsewhere): number {
  const [closest] = statements;
  const isList = side.system !== undefined && side.system.shape.source.kind !== 'code-system';
  return (isList ? FARTHEST : 0) + (closest === undefined ? FARTHEST - 1 : CLOSEST_FIRST[closest.relationship]);
}

function nameOf({ url, version }: MapSide): string {
  return `${url}|${version}`;
}

const JUNCTIONS = new WeakMap<Snapshot, () => ReadonlyMap<CompiledCodeSystem, readonly Junction[]>>();

/** The systems that a map joins to this one. */
export function joinedTo(snapshot: Snapshot, system: CompiledCodeSystem): ReadonlySet<CompiledCodeSystem> {
  return new Set(junctionsOf(snapshot, system).flatMap(({ other }) => other.system ?? []));
}

function junctionsOf(snapshot: Snapshot, system: CompiledCodeSystem): readonly Junction[] {
  const known = JUNCTIONS.get(snapshot) ?? once(() => junctionsBySystem(snapshot));
  JUNCTIONS.set(snapshot, known);
  return known().get(system) ?? [];
}

function junctionsBySystem(snapshot: Snapshot): ReadonlyMap<CompiledCodeSystem, readonly Junction[]> {
  const found = new Map<CompiledCodeSystem, Junction[]>();
  const add = (system: CompiledCodeSystem | undefined, junction: Junction): void => {
    if (system === undefined) return;
    const known = found.get(system);
    if (known === undefined) found.set(system, [junction]);
    else known.push(junction);
  };
  for (const map of snapshot.conceptMaps) {
    for (const group of map.groups) {
      const [source, target] = [sourceOf(snapshot, group), targetOf(snapshot, group)];
      add(source.system, { map, group, reverse: false, other: target });
      add(target.system, { map, group, reverse: true, other: source });
    }
  }
  return found;
}

function elsewhereOf(side: MapSide, junctions: readonly Junction[], code: string): CodeElsewhere {
  const statements = merged(junctions.flatMap((junction) => statementsOf(junction, code)));
  const elements = junctions.flatMap(({ group, reverse }) => (reverse ? [] : (group.element(code) ?? [])));
  const isMapped = statements.some(({ relationship }) => relationship !== 'not-related-to');
  return {
    side,
    verdict: isMapped ? 'mapped' : elements.length > 0 ? 'no-map' : 'silent',
    statements,
    comments: [...new Set(elements.flatMap(({ comment }) => comment ?? []))],
    maps: junctions.map(({ map, reverse }) => ({ map, reverse })),
  };
}

function statementsOf({ map, group, reverse, other }: Junction, code: string): readonly Statement[] {
  const pairs = reverse
    ? group.sourcesOf(code).map(({ element, target }) => ({ found: element.code, target }))
    : (group.element(code)?.targets ?? []).map((target) => ({ found: target.code, target }));
  return pairs.map(({ found, target: { relationship, comment, when } }) => ({
    found: named(other, found),
    relationship: reverse ? TURNED[relationship] : relationship,
    comments: comment === undefined ? [] : [comment],
    ...(when === undefined ? {} : { when }),
    by: [{ map, reverse }],
  }));
}

/** What two maps say alike is said once. Where they differ, both are given. */
function merged(statements: readonly Statement[]): readonly Statement[] {
  const alike = new Map<string, Statement>();
  for (const each of statements) {
    const key = JSON.stringify([each.found.code, each.relationship, each.when]);
    const known = alike.get(key);
    const comments = [...new Set([...(known?.comments ?? []), ...each.comments])];
    alike.set(key, { ...each, comments, by: [...(known?.by ?? []), ...each.by] });
  }
  return [...alike.values()].toSorted((a, b) => CLOSEST_FIRST[a.relationship] - CLOSEST_FIRST[b.relationship]);
}

const CLOSEST_FIRST: { readonly [R in MapRelationship]: number } = {
  equivalent: 0,
  'source-is-narrower-than-target': 1,
  'source-is-broader-than-target': 2,
  'related-to': 3,
  'not-related-to': 4,
};

const FARTHEST = 10;
