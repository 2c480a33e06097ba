import type { MapRelationship } from '../model/definitions.ts';
import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { MapTargetShape } from '../model/shapes.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type CompiledConceptMap, type CompiledMapGroup, TURNED } from '../terminology/concept-map.ts';
import { conceptMapOf, type MapCode, type MapSide, named, sourceOf, targetOf } from './concept-map.ts';

export interface TranslateQuestion {
  readonly code: string;
  /** From the map's target to its source. */
  readonly reverse: boolean;
  /** System of the code, `url` or `url|version`; absent: any that the map knows on that side. */
  readonly system?: string;
}

/** A code that the code asked for leads to. */
export interface Match {
  readonly to: MapSide;
  readonly found: MapCode;
  /** What the code asked for is to the code found (FHIR R5): turned round when asked in reverse. */
  readonly relationship: MapRelationship;
  readonly comment?: string;
  /** Condition under which it holds. */
  readonly when?: string;
}

/** What a map says of a code. `no-map`: it was looked at and has no target. `unmapped`: the map is silent. */
export interface Translation {
  readonly map: CompiledConceptMap;
  readonly from: MapSide;
  readonly asked: MapCode;
  readonly verdict: 'mapped' | 'no-map' | 'unmapped';
  readonly matches: readonly Match[];
  /** What the map says of the code itself, a warning for instance. */
  readonly comments: readonly string[];
}

/**
 * What a code becomes by a concept map (FHIR `$translate`), or what becomes it. A target that is `not-related-to` is
 * given too, so that a reader sees the warning, but makes no code `mapped`. Answers `unknown-definition`, and
 * `unknown-concept` for a code that no system of that side holds.
 */
export function translate(snapshot: Snapshot, id: string, question: TranslateQuestion): Result<Translation> {
  const found = conceptMapOf(snapshot, id);
  if (!found.ok) return found;
  const map = found.value;
  const { code, reverse } = question;
  const groups = map.groups.filter((group) => {
    const from = reverse ? targetOf(snapshot, group) : sourceOf(snapshot, group);
    return isAsked(from, question) && (from.system?.concept(code) !== undefined || speaksOf(group, question));
  });
  const [first] = groups;
  if (first === undefined) {
    const sides = map.groups.map((group) => (reverse ? targetOf(snapshot, group) : sourceOf(snapshot, group)));
    const systems = [...new Set(sides.map(({ url, version }) => `${url}|${version}`))].join(', ');
    return failed(error('unknown-concept', `"${code}" is not a code of ${systems}.`, { parameter: 'code' }));
  }
  const from = reverse ? targetOf(snapshot, first) : sourceOf(snapshot, first);
  const matches = groups.flatMap((group) => matchesOf(snapshot, group, question));
  const elements = reverse ? [] : groups.flatMap((group) => group.element(code) ?? []);
  return ok({
    map,
    from,
    asked: named(from, code),
    verdict: verdictOf(matches, elements.length > 0),
    matches,
    comments: elements.flatMap((element) => element.comment ?? []),
  });
}

function isAsked({ url, version }: MapSide, { system }: TranslateQuestion): boolean {
  return system === undefined || system === url || system === `${url}|${version}`;
}

function verdictOf(matches: readonly Match[], wasLookedAt: boolean): Translation['verdict'] {
  if (matches.some((match) => match.relationship !== 'not-related-to')) return 'mapped';
  return wasLookedAt ? 'no-map' : 'unmapped';
}

function speaksOf(group: CompiledMapGroup, { code, reverse }: TranslateQuestion): boolean {
  return reverse ? group.sourcesOf(code).length > 0 : group.element(code) !== undefined;
}

function matchesOf(snapshot: Snapshot, group: CompiledMapGroup, { code, reverse }: TranslateQuestion) {
  if (!reverse) {
    const to = targetOf(snapshot, group);
    return (group.element(code)?.targets ?? []).map((target) => matchOf(to, target.code, target));
  }
  const to = sourceOf(snapshot, group);
  return group.sourcesOf(code).map(({ element, target }) => matchOf(to, element.code, turned(target)));
}

function matchOf(to: MapSide, code: string, { relationship, comment, when }: MapTargetShape): Match {
  return {
    to,
    found: named(to, code),
    relationship,
    ...(comment === undefined ? {} : { comment }),
    ...(when === undefined ? {} : { when }),
  };
}

function turned(target: MapTargetShape): MapTargetShape {
  return { ...target, relationship: TURNED[target.relationship] };
}
