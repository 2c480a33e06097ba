import { ok, type Result } from '../model/result.ts';
import type { Concept } from '../model/shapes.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { conceptsOf } from '../terminology/code-system.ts';
import { type CompiledConceptMap, type CompiledMapGroup, leadsOn } from '../terminology/concept-map.ts';
import { conceptMapOf, type MapCode, type MapSide, named, sourceOf, targetOf } from './concept-map.ts';

/** How far one group of a map reaches. Codes of the source are counted once each. */
export interface GroupCoverage {
  readonly source: MapSide;
  readonly target: MapSide;
  /** Codes of the source that should be mapped: its scope (or whole system), and what the map names beside. */
  readonly sources: number;
  /** With at least one target. */
  readonly mapped: readonly MapCode[];
  /** With more than one target. */
  readonly oneToMany: readonly MapCode[];
  /** Looked at: there is no target. */
  readonly noMap: readonly MapCode[];
  /** The map is silent. */
  readonly unmapped: readonly MapCode[];
  /** Targets by relationship. */
  readonly relationships: ReadonlyMap<string, number>;
  readonly roundTrip: RoundTrip;
}

/** What becomes of the mapped codes on the way there and back. */
export interface RoundTrip {
  /** Id of the map that leads back; absent: this map, read in reverse. */
  readonly by?: string;
  /** Come back as themselves and as nothing else. */
  readonly kept: number;
  /** Come back as others too, as others only, or not at all: recoding them and back loses what they said. */
  readonly lost: readonly MapCode[];
}

export interface Coverage {
  readonly map: CompiledConceptMap;
  readonly groups: readonly GroupCoverage[];
}

/** How far a concept map reaches, group by group, with every code that it loses. Answers `unknown-definition`. */
export function coverage(snapshot: Snapshot, id: string): Result<Coverage> {
  const found = conceptMapOf(snapshot, id);
  if (!found.ok) return found;
  const map = found.value;
  return ok({ map, groups: map.groups.map((group) => groupCoverage(snapshot, map, group)) });
}

function groupCoverage(snapshot: Snapshot, map: CompiledConceptMap, group: CompiledMapGroup): GroupCoverage {
  const [source, target] = [sourceOf(snapshot, group), targetOf(snapshot, group)];
  const all = codesToMap(snapshot, map, group);
  const targetsOf = (code: string) => (group.element(code)?.targets ?? []).filter(leadsOn);
  const codes = (test: (code: string) => boolean) => all.filter(test).map((code) => named(source, code));
  const mapped = codes((code) => targetsOf(code).length > 0);
  return {
    source,
    target,
    sources: all.length,
    mapped,
    oneToMany: codes((code) => targetsOf(code).length > 1),
    noMap: codes((code) => group.element(code) !== undefined && targetsOf(code).length === 0),
    unmapped: codes((code) => group.element(code) === undefined),
    relationships: relationshipsOf(group),
    roundTrip: roundTrip(mapped, group, wayBack(snapshot, group)),
  };
}

/** The scope's codes of this source system, else all its codes that may be values, then what the map names beside. */
function codesToMap(snapshot: Snapshot, map: CompiledConceptMap, group: CompiledMapGroup): readonly string[] {
  const { system } = sourceOf(snapshot, group);
  const scope = map.shape.sourceScope;
  const valueSet = snapshot.valueSets.find(({ shape }) => `${shape.url}|${shape.version}` === scope);
  const members = valueSet
    ?.enumeration()
    .codes.filter((member) => member.system === system)
    .map((member) => member.concept);
  const wanted = members ?? (system === undefined ? [] : [...conceptsOf(system)]).filter(mayBeValue);
  return [...new Set([...wanted.map(({ code }) => code), ...group.shape.elements.map(({ code }) => code)])];
}

function mayBeValue({ abstract, status }: Concept): boolean {
  return !abstract && status !== 'retired';
}

function relationshipsOf(group: CompiledMapGroup): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { targets } of group.shape.elements) {
    for (const { relationship } of targets) counts.set(relationship, (counts.get(relationship) ?? 0) + 1);
  }
  return counts;
}

interface WayBack {
  readonly by?: string;
  readonly sourcesOf: (target: string) => readonly string[];
}

/** A map of the release from this target to this source, where there is one: authors know more than a reversal does. */
function wayBack(snapshot: Snapshot, { shape, sourcesOf }: CompiledMapGroup): WayBack {
  for (const map of snapshot.conceptMaps) {
    const group = map.groups.find((each) => isBackOf(each.shape, shape));
    if (group === undefined) continue;
    return {
      by: map.shape.source.id,
      sourcesOf: (code) => (group.element(code)?.targets ?? []).filter(leadsOn).map((target) => target.code),
    };
  }
  return { sourcesOf: (code) => sourcesOf(code).flatMap((each) => (leadsOn(each.target) ? each.element.code : [])) };
}

function isBackOf(back: CompiledMapGroup['shape'], there: CompiledMapGroup['shape']): boolean {
  return (
    back.source === there.target &&
    back.sourceVersion === there.targetVersion &&
    back.target === there.source &&
    back.targetVersion === there.sourceVersion
  );
}

function roundTrip(mapped: readonly MapCode[], group: CompiledMapGroup, back: WayBack): RoundTrip {
  const lost = mapped.filter(({ code }) => {
    const targets = (group.element(code)?.targets ?? []).filter(leadsOn);
    const returned = new Set(targets.flatMap((target) => back.sourcesOf(target.code)));
    return returned.size !== 1 || !returned.has(code);
  });
  return { ...(back.by === undefined ? {} : { by: back.by }), kept: mapped.length - lost.length, lost };
}
