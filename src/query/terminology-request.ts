import { splitCanonical } from '../model/ids.ts';
import type { CodeSystemShape, ValueSetShape } from '../model/shapes.ts';
import type { CompiledCodeSystem } from '../terminology/code-system.ts';
import { canonicalOfShape, withSupplements } from '../terminology/supplement.ts';
import { chooseVersion, type VersionRule } from '../terminology/version-rules.ts';
import { isPattern, matchesVersion } from '../terminology/versions.ts';
import { findCodeSystem, findValueSetShape, supplementsOf } from './find-in-scope.ts';
import type { Scope } from './scope.ts';

/** What a request says of how references are resolved. */
export interface ResolutionOptions {
  readonly systemVersions: readonly VersionRule[];
  readonly valueSetVersions: readonly VersionRule[];
  /** Canonicals of supplements to add, each of which must be there and apply. */
  readonly supplements: readonly string[];
}

export const NO_OPTIONS: ResolutionOptions = { systemVersions: [], valueSetVersions: [], supplements: [] };

export interface FoundSystem {
  readonly system: CompiledCodeSystem | undefined;
  /** The version that was looked for, after the rules; undefined: whichever is best. */
  readonly version: string | undefined;
}

/**
 * One request's view of a scope: the one place where its version rules and supplements are applied. It notes which of
 * them were used, for the echo.
 */
export interface TerminologyRequest {
  readonly scope: Scope;
  readonly options: ResolutionOptions;
  /** The system of a reference that states `version`, after the rules. */
  readonly system: (url: string, version: string | undefined) => FoundSystem;
  /** The system in exactly this version (or the best), whatever the rules say. */
  readonly systemIn: (url: string, version: string | undefined) => CompiledCodeSystem | undefined;
  /** The value set of a canonical, or of `#id` within `from`. */
  readonly valueSet: (canonical: string, from: ValueSetShape | undefined) => FoundValueSet;
  /** Supplements that were asked for and applied to nothing. */
  readonly unusedSupplements: () => readonly string[];
  readonly usedRules: Set<VersionRule>;
  /** True once something was found in other releases than the one that answers, or might have been. */
  readonly looksElsewhere: () => boolean;
}

export interface FoundValueSet {
  readonly shape: ValueSetShape | undefined;
  /** The reference as it was looked for: with the version that a rule gave it. */
  readonly canonical: string;
  readonly isContained: boolean;
}

/** Opens a scope for one request. `valueSet` may need supplements itself. */
export function openTerminology(
  scope: Scope,
  options: ResolutionOptions = NO_OPTIONS,
  valueSet?: ValueSetShape,
): TerminologyRequest {
  const wanted = [...options.supplements, ...(valueSet?.supplements ?? [])];
  let isElsewhere = false;
  const used = new Set<string>();
  const usedRules = new Set<VersionRule>();
  const supplemented = new Map<CompiledCodeSystem, CompiledCodeSystem>();
  const complete = (system: CompiledCodeSystem): CompiledCodeSystem => {
    const known = supplemented.get(system);
    if (known !== undefined) return known;
    const supplements = supplementsFor(scope, system, wanted);
    for (const { shape, asked } of supplements) {
      used.add(canonicalOfShape(shape));
      used.add(asked);
    }
    const made =
      supplements.length === 0
        ? system
        : withSupplements(
            system,
            supplements.map(({ shape }) => shape),
          );
    supplemented.set(system, made);
    return made;
  };
  const systemIn = (url: string, version: string | undefined): CompiledCodeSystem | undefined => {
    const found = findCodeSystem(scope, url, version);
    isElsewhere ||= found === undefined || found.snapshot !== scope.primary || isPattern(version ?? '');
    return found === undefined || wanted.length === 0 ? found?.value : complete(found.value);
  };
  return {
    scope,
    options,
    systemIn,
    system: (url, stated) => {
      const { version, rule } = chooseVersion(url, stated, options.systemVersions);
      if (rule !== undefined) usedRules.add(rule);
      return { system: systemIn(url, version), version };
    },
    valueSet: (canonical, from) => {
      const found = findReferred(scope, canonical, { from, options });
      if (found.rule !== undefined) usedRules.add(found.rule);
      isElsewhere ||= found.isElsewhere;
      return found;
    },
    unusedSupplements: () => [...new Set(wanted)].filter((each) => !used.has(each)),
    usedRules,
    looksElsewhere: () => isElsewhere,
  };
}

function findReferred(
  scope: Scope,
  reference: string,
  { from, options }: { readonly from: ValueSetShape | undefined; readonly options: ResolutionOptions },
): FoundValueSet & { readonly rule?: VersionRule | undefined; readonly isElsewhere: boolean } {
  if (reference.startsWith('#')) {
    const shape = from?.contained?.find((each) => each.id === reference.slice(1));
    return { shape, canonical: reference, isContained: true, isElsewhere: false };
  }
  const { url, version: stated } = splitCanonical(reference);
  const { version, rule } = chooseVersion(url, stated, options.valueSetVersions);
  const canonical = version === undefined ? url : `${url}|${version}`;
  const found = findValueSetShape(scope, url, version);
  const isElsewhere = found === undefined || found.snapshot !== scope.primary || isPattern(version ?? '');
  return { shape: found?.value, canonical, isContained: false, rule, isElsewhere };
}

interface WantedSupplement {
  readonly shape: CodeSystemShape;
  readonly asked: string;
}

/** The wanted supplements that are there and add to this edition of the system. */
function supplementsFor(
  scope: Scope,
  { shape: system }: CompiledCodeSystem,
  wanted: readonly string[],
): readonly WantedSupplement[] {
  return supplementsOf(scope, system.url).flatMap((shape) => {
    const asked = wanted.find((each) => each === shape.url || each === canonicalOfShape(shape));
    const edition = splitCanonical(shape.supplements ?? '').version;
    const applies = edition === undefined || matchesVersion(edition, system.version);
    return asked !== undefined && applies ? [{ shape, asked }] : [];
  });
}
