import type { MapRelationship } from '../model/definitions.ts';
import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type CompiledConceptMap, type CompiledMapGroup, TURNED } from '../terminology/concept-map.ts';
import { conceptMapOf, type MapCode, type MapSide, named, sourceOf, targetOf } from './concept-map.ts';
import { scopeOf } from './scope.ts';
import {
  type CodingMatch,
  type CodingTranslation,
  isTranslated,
  type MapCoding,
  translateCodings,
} from './translate-coding.ts';

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
 * What a code becomes by a concept map of a release, or what becomes it: `translateCodings`, told with names. A target
 * that is `not-related-to` is given too, so that a reader sees the warning, but makes no code `mapped`. Answers
 * `unknown-definition`, `unknown-concept` for a code that no system of that side holds, and what `translateCodings` does.
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
  const codings = groups.map(({ shape }) =>
    reverse
      ? { system: shape.target, version: shape.targetVersion, code }
      : { system: shape.source, version: shape.sourceVersion, code },
  );
  const translated = translateCodings(scopeOf(snapshot), [map], { codings: distinct(codings), reverse });
  if (!translated.ok) return translated;
  return ok({
    map,
    from,
    asked: named(from, code),
    verdict: verdictOf(translated.value),
    matches: translated.value.matches.map((match) => matchOf(snapshot, match, question)),
    comments: reverse ? [] : groups.flatMap((group) => group.element(code)?.comment ?? []),
  });
}

/** Several groups may lead from one edition to several others. */
function distinct(codings: readonly MapCoding[]): readonly MapCoding[] {
  return [...new Map(codings.map((coding) => [`${coding.system}|${coding.version}`, coding])).values()];
}

function isAsked({ url, version }: MapSide, { system }: TranslateQuestion): boolean {
  return system === undefined || system === url || system === `${url}|${version}`;
}

function verdictOf(translation: CodingTranslation): Translation['verdict'] {
  if (isTranslated(translation)) return 'mapped';
  return translation.noMaps.length > 0 ? 'no-map' : 'unmapped';
}

function speaksOf(group: CompiledMapGroup, { code, reverse }: TranslateQuestion): boolean {
  return reverse ? group.sourcesOf(code).length > 0 : group.element(code) !== undefined;
}

/** A match as it is said from the side of the code asked for. */
function matchOf(snapshot: Snapshot, match: CodingMatch, { reverse }: TranslateQuestion): Match {
  const { group, source, target, relationship, comment, targetShape } = match;
  const to = reverse ? sourceOf(snapshot, group) : targetOf(snapshot, group);
  const when = targetShape?.when;
  return {
    to,
    found: named(to, reverse ? source.code : target.code),
    relationship: reverse ? TURNED[relationship] : relationship,
    ...(comment === undefined ? {} : { comment }),
    ...(when === undefined ? {} : { when }),
  };
}
