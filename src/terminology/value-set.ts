import { error } from '../model/issue.ts';
import { failed, ok } from '../model/result.ts';
import type { ValueSetShape } from '../model/shapes.ts';
import type { CompiledCodeSystem } from './code-system.ts';
import {
  type CompiledImport,
  type ComposeSource,
  type Enumeration,
  enumerate,
  type Member,
  membersOfCode,
} from './enumerate.ts';

/** A value set compiled to the set it means. Nothing is found out before it is asked for, and that only once. */
export interface CompiledValueSet extends CompiledImport {
  readonly shape: ValueSetShape;
  /** The member with this code of this edition of a system, or undefined. Nothing is expanded. */
  readonly member: (system: CompiledCodeSystem, code: string) => Member | undefined;
}

/** Where a value set of a release finds what it is composed of: in that release, by exact versions. */
export interface ReleaseSource {
  readonly codeSystem: (url: string, version: string | undefined) => CompiledCodeSystem | undefined;
  /** Compiled value set of a canonical `url|version`. */
  readonly valueSet: (canonical: string) => CompiledValueSet | undefined;
}

/**
 * Compiles a value set of a release. Its enumeration answers `unknown-system`, `unknown-value-set`, `unknown-code` and
 * what filters answer; members found stay.
 */
export function compileValueSet(shape: ValueSetShape, release: ReleaseSource): CompiledValueSet {
  const source = composeSourceOf(release);
  let made: Enumeration | undefined;
  return {
    shape,
    source,
    enumeration: () => {
      made ??= enumerate(source, shape);
      return made;
    },
    // A code means nothing without its system and edition.
    member: (system, code) =>
      membersOfCode(source, shape, { system: system.shape.url, code }).find((each) => each.system === system),
  };
}

function composeSourceOf({ codeSystem, valueSet }: ReleaseSource): ComposeSource {
  return {
    system: (url, version) => {
      const system = codeSystem(url, version);
      if (system !== undefined) return ok(system);
      return failed(error('unknown-system', `The code system ${url}|${version ?? ''} is not known.`));
    },
    valueSet: (canonical) => {
      const compiled = valueSet(canonical);
      if (compiled !== undefined) return ok({ shape: compiled.shape, isContained: false, compiled });
      return failed(error('unknown-value-set', `The value set ${canonical} is not known.`));
    },
    unknownMember: ({ system, code }) => error('unknown-code', `"${code}" is not a code of ${system}.`),
    unknownCode: (code, { shape: { url, version } }) =>
      error('unknown-code', `"${code}" is not a code of ${url}|${version}.`),
  };
}
