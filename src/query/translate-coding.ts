import type { MapRelationship } from '../model/definitions.ts';
import { splitCanonical } from '../model/ids.ts';
import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { ConceptMapShape, MapTargetShape, UnmappedShape } from '../model/shapes.ts';
import { type CompiledConceptMap, type CompiledMapGroup, leadsOn } from '../terminology/concept-map.ts';
import { canonicalOfShape } from '../terminology/supplement.ts';
import { compareVersions, matchesVersion } from '../terminology/versions.ts';
import { conceptMapsOf } from './find-in-scope.ts';
import type { Scope } from './scope.ts';

export interface MapCoding {
  readonly system: string;
  readonly version?: string | undefined;
  readonly code: string;
  readonly display?: string | undefined;
}

export interface TranslateCodingQuestion {
  /** Several codings mean the same thing. */
  readonly codings: readonly MapCoding[];
  /** True: the codings are targets, and what leads to them is asked for. */
  readonly reverse: boolean;
  /** System that the answers should be of. */
  readonly answerSystem?: string | undefined;
  readonly sourceScope?: string | undefined;
  readonly targetScope?: string | undefined;
}

/** A pair of codings that a map relates; the relationship is the source's (FHIR R5). */
export interface CodingMatch {
  readonly source: MapCoding;
  readonly target: MapCoding;
  readonly relationship: MapRelationship;
  readonly comment?: string | undefined;
  readonly targetShape?: MapTargetShape;
  /** The group that says so. */
  readonly group: CompiledMapGroup;
  /** `url|version` of the map that was asked. */
  readonly originMap: string;
}

/** A source code of which a map says that it has no target. */
export interface NoMapMatch {
  readonly source: MapCoding;
  readonly comment?: string | undefined;
  readonly originMap: string;
}

export interface CodingTranslation {
  readonly matches: readonly CodingMatch[];
  readonly noMaps: readonly NoMapMatch[];
  /** Maps that were looked into. */
  readonly maps: readonly CompiledConceptMap[];
}

/** True if a translation leads somewhere: `not-related-to` is a warning, no translation. */
export function isTranslated({ matches }: CodingTranslation): boolean {
  return matches.some(({ relationship }) => relationship !== 'not-related-to');
}

/** The map of a canonical, newest version if none is named. Answers `unknown-concept-map`. */
export function findConceptMap(scope: Scope, canonical: string): Result<CompiledConceptMap> {
  const { url, version } = splitCanonical(canonical);
  const all = conceptMapsOf(scope).filter(({ shape }) => shape.url === url);
  const fitting = version === undefined ? all : all.filter(({ shape }) => matchesVersion(version, shape.version));
  const [best] = fitting.toSorted((a, b) => compareVersions(b.shape.version, a.shape.version));
  if (best !== undefined) return ok(best);
  const known = all.length === 0 ? '' : `; known: ${all.map(({ shape }) => shape.version).join(', ')}`;
  return failed(
    error('unknown-concept-map', `A definition for the concept map '${canonical}' could not be found${known}`),
  );
}

/** The maps that could answer where none is named: of each URL the first in the order of the scope. */
export function mapsFor(scope: Scope, question: TranslateCodingQuestion): readonly CompiledConceptMap[] {
  const seen = new Set<string>();
  return conceptMapsOf({ ...scope, others: () => [] }).filter((map) => {
    const { url } = map.shape;
    if (seen.has(url) || !servesScopes(map.shape, question)) return false;
    const serves = question.codings.some((coding) => groupsFor(map, coding, question).length > 0);
    if (serves) seen.add(url);
    return serves;
  });
}

function servesScopes(shape: ConceptMapShape, { sourceScope, targetScope }: TranslateCodingQuestion): boolean {
  return isScope(shape.sourceScope, sourceScope) && isScope(shape.targetScope, targetScope);
}

function isScope(has: string | undefined, wanted: string | undefined): boolean {
  if (wanted === undefined) return true;
  if (has === undefined) return false;
  const [mine, asked] = [splitCanonical(has), splitCanonical(wanted)];
  return (
    mine.url === asked.url &&
    (asked.version === undefined || mine.version === undefined || mine.version === asked.version)
  );
}

/** The groups of a map that are about the coding's system, and lead to the system wanted. */
function groupsFor(
  { groups }: CompiledConceptMap,
  { system, version }: MapCoding,
  { reverse, answerSystem }: TranslateCodingQuestion,
): readonly CompiledMapGroup[] {
  return groups.filter(({ shape }) => {
    const asked = reverse ? [shape.target, shape.targetVersion] : [shape.source, shape.sourceVersion];
    const answers = reverse ? shape.source : shape.target;
    const fits = version === undefined || asked[1] === '' || matchesVersion(version, asked[1] ?? '');
    return asked[0] === system && fits && (answerSystem === undefined || answers === answerSystem);
  });
}

interface Collector {
  readonly matches: CodingMatch[];
  readonly noMaps: NoMapMatch[];
}

/**
 * What codings become by concept maps (FHIR `$translate`), or what becomes them. Says apart that a map has no target
 * for a code, and that it is silent. Answers `unknown-concept-map` and `circular-reference` for a map that hands on to
 * another one.
 */
export function translateCodings(
  scope: Scope,
  maps: readonly CompiledConceptMap[],
  question: TranslateCodingQuestion,
): Result<CodingTranslation> {
  const collector: Collector = { matches: [], noMaps: [] };
  for (const map of maps) {
    for (const coding of question.codings) {
      const done = question.reverse
        ? ok(collectReverse(map, coding, { question, collector }))
        : collectForward(scope, { map, origin: map, path: [map] }, { coding, question, collector });
      if (!done.ok) return done;
    }
  }
  return ok({ ...collector, maps });
}

interface Followed {
  readonly map: CompiledConceptMap;
  /** The map that was asked first. */
  readonly origin: CompiledConceptMap;
  readonly path: readonly CompiledConceptMap[];
}

interface Asked {
  readonly coding: MapCoding;
  readonly question: TranslateCodingQuestion;
  readonly collector: Collector;
}

function collectForward(scope: Scope, followed: Followed, asked: Asked): Result<boolean> {
  const { coding, question, collector } = asked;
  const originMap = canonicalOfShape(followed.origin.shape);
  for (const group of groupsFor(followed.map, coding, question)) {
    const element = group.element(coding.code);
    const source = { system: group.shape.source, code: coding.code };
    if (element === undefined) {
      const done = unmapped(scope, followed, { ...asked, group });
      if (!done.ok) return done;
      continue;
    }
    if (element.noMap || !element.targets.some(leadsOn)) {
      collector.noMaps.push({ source, comment: element.comment, originMap });
    }
    for (const target of element.targets) {
      const to = { system: group.shape.target, code: target.code, display: target.display };
      add(collector, { source, target: to, ...part(target), originMap, group });
    }
  }
  return ok(true);
}

function part(target: MapTargetShape) {
  return { relationship: target.relationship, comment: target.comment, targetShape: target };
}

/** Two codings asked about, and two maps, may say the same. Another relationship or condition is something else. */
function add({ matches }: Collector, match: CodingMatch): void {
  const isKnown = matches.some(
    (each) =>
      each.source.system === match.source.system &&
      each.source.code === match.source.code &&
      each.target.system === match.target.system &&
      each.target.code === match.target.code &&
      each.relationship === match.relationship &&
      each.targetShape?.when === match.targetShape?.when,
  );
  if (!isKnown) matches.push(match);
}

/** What a group does with a code that it has no element for. */
function unmapped(
  scope: Scope,
  followed: Followed,
  { group, coding, question, collector }: Asked & { readonly group: CompiledMapGroup },
): Result<boolean> {
  const { shape } = group;
  const rule = shape.unmapped;
  if (rule === undefined) return ok(false);
  const originMap = canonicalOfShape(followed.origin.shape);
  const source = { system: shape.source, code: coding.code };
  const { relationship } = rule;
  const code = codeOfRule(rule, coding.code);
  if (code !== undefined) {
    add(collector, {
      source,
      target: { system: shape.target, code, display: rule.display },
      relationship,
      originMap,
      group,
    });
    return ok(true);
  }
  if (rule.otherMap === undefined) return ok(false);
  const other = findConceptMap(scope, rule.otherMap);
  if (!other.ok) return other;
  if (followed.path.includes(other.value)) return failed(circle(followed, other.value));
  const next = { map: other.value, origin: followed.origin, path: [...followed.path, other.value] };
  return collectForward(scope, next, { coding, question, collector });
}

function codeOfRule({ mode, code }: UnmappedShape, given: string): string | undefined {
  if (mode === 'use-source-code') return given;
  return mode === 'fixed' ? code : undefined;
}

function circle({ path }: Followed, again: CompiledConceptMap) {
  const names = [...path, again].map(({ shape }) => canonicalOfShape(shape)).join(' to ');
  return error('circular-reference', `Concept maps hand on to each other in a circle: ${names}.`);
}

function collectReverse(
  map: CompiledConceptMap,
  coding: MapCoding,
  { question, collector }: Omit<Asked, 'coding'>,
): boolean {
  const originMap = canonicalOfShape(map.shape);
  for (const group of groupsFor(map, coding, question)) {
    for (const { element, target } of group.sourcesOf(coding.code)) {
      const source = { system: group.shape.source, code: element.code };
      const to = { system: group.shape.target, code: target.code, display: target.display };
      add(collector, { source, target: to, ...part(target), originMap, group });
    }
  }
  return true;
}
