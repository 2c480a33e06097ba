import { error, type Issue, warning } from '../model/issue.ts';
import type { CompiledCodeSystem } from '../terminology/code-system.ts';
import { checksOf } from '../terminology/version-rules.ts';
import { matchesVersion } from '../terminology/versions.ts';
import { type GivenCoding, placeOf } from './coding.ts';
import { versionsOfSystem } from './find-in-scope.ts';
import type { TerminologyRequest } from './terminology-request.ts';
import type { Notes } from './validation.ts';
import { unknownSystemIssue } from './validation-issues.ts';

interface Versions {
  readonly system: string;
  /** Of the value set's clause. */
  readonly included: string | undefined;
  /** Of the value. */
  readonly given: string | undefined;
}

export interface VersionOutcome {
  readonly system: CompiledCodeSystem | undefined;
  /** The version that was looked for. */
  readonly version: string | undefined;
}

/**
 * The edition in which a coding is looked up for a clause: what the clause says, changed by the request's rules, made
 * exact by the coding's own version where that fits. Notes it if the coding's version is another one, or not known.
 */
export function editionFor(
  request: TerminologyRequest,
  coding: GivenCoding & { readonly system: string },
  { included, path, notes }: { readonly included: string | undefined; readonly path: string; readonly notes: Notes },
): VersionOutcome {
  const versions = { system: coding.system, included, given: coding.version };
  const found = request.system(coding.system, included);
  if (coding.version === undefined) return checked(request, found, { versions, path, notes });
  const wanted = refined(request, found.version, versions);
  const edition = wanted === found.version ? found : request.system(coding.system, wanted);
  noteMismatch(request, { versions, wanted, edition: edition.system }, { path, notes });
  return checked(request, { system: edition.system, version: wanted }, { versions, path, notes });
}

/** The version of the value, where it is one of those that the clause allows. */
function refined(request: TerminologyRequest, wanted: string | undefined, { system, given }: Versions) {
  if (given === undefined) return wanted;
  if (wanted !== undefined) return matchesVersion(wanted, given) ? given : wanted;
  return versionsOfSystem(request.scope, system).includes(given) ? given : undefined;
}

interface Compared {
  readonly versions: Versions;
  readonly wanted: string | undefined;
  readonly edition: CompiledCodeSystem | undefined;
}

interface Where {
  readonly path: string;
  readonly notes: Notes;
}

function noteMismatch(request: TerminologyRequest, compared: Compared, { path, notes }: Where): void {
  const { versions, wanted, edition } = compared;
  const { system, given = '' } = versions;
  if (edition === undefined) {
    if (wanted !== given) notes.add(mismatch(compared, path));
    return;
  }
  if (edition.shape.version === given || matchesVersion(given, edition.shape.version)) return;
  notes.add(mismatch(compared, path));
  if (request.systemIn(system, given) !== undefined) return;
  const { issue, name } = unknownSystemIssue(request.scope, { system, version: given }, path);
  notes.unknownSystems.add(name);
  notes.add(issue);
}

function mismatch({ versions, wanted, edition }: Compared, path: string): Issue {
  const { system, included, given } = versions;
  const place = placeOf(path, 'version');
  const different = `in the ValueSet include is different to the one in the value ('${given}')`;
  if (edition !== undefined && wanted === undefined) {
    const message = `The code system '${system}' version '${edition.shape.version}' for the versionless include ${different}`;
    return warning('version-defaulted', message, place);
  }
  if (edition !== undefined && wanted !== included) {
    const message = `The code system '${system}' version '${wanted}' resulting from the version '${included ?? ''}' ${different}`;
    return error('version-changed', message, place);
  }
  return error('version-mismatch', `The code system '${system}' version '${wanted ?? ''}' ${different}`, place);
}

function checked(
  request: TerminologyRequest,
  outcome: VersionOutcome,
  { versions, path, notes }: Where & { readonly versions: Versions },
): VersionOutcome {
  if (outcome.system === undefined) return outcome;
  for (const issue of versionCheckIssues(request, versions.system, outcome.system)) {
    notes.add({ ...issue, at: placeOf(path, 'version') });
  }
  return outcome;
}

/** Whether an edition is one of those that the request allows. */
export function versionCheckIssues(
  { options, usedRules }: TerminologyRequest,
  url: string,
  { shape }: CompiledCodeSystem,
): readonly Issue[] {
  return checksOf(url, options.systemVersions)
    .filter((rule) => !matchesVersion(rule.version, shape.version))
    .map((rule) => {
      usedRules.add(rule);
      return error(
        'version-refused',
        `The version '${shape.version}' is not allowed for system '${url}': required to be '${rule.version}' by a version-check parameter`,
      );
    });
}
