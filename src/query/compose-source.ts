import { splitCanonical } from '../model/ids.ts';
import { error, type Issue } from '../model/issue.ts';
import { failed, ok } from '../model/result.ts';
import type { ComposeSource } from '../terminology/enumerate.ts';
import { canonicalOfShape } from '../terminology/supplement.ts';
import { versionCheckIssues } from './check-version.ts';
import { versionsOfSystem } from './find-in-scope.ts';
import type { TerminologyRequest } from './terminology-request.ts';
import { listOfVersions } from './validation-issues.ts';

/**
 * Where the value sets of a request find what they are composed of. Answers `unknown-import`, `system-not-expandable`
 * and their like, and beside a system that was found what the request's version checks say of it.
 */
export function composeSourceOf(request: TerminologyRequest): ComposeSource {
  return {
    system: (url, stated) => {
      const { system, version } = request.system(url, stated);
      if (system === undefined) return failed(notExpandable(request, url, version));
      return ok(system, versionCheckIssues(request, url, system));
    },
    valueSet: (reference, from) => {
      const { shape, canonical, isContained } = request.valueSet(reference, from);
      return shape === undefined ? failed(unknownImport(canonical)) : ok({ shape, isContained });
    },
    unknownMember: ({ system, code }, of) =>
      error('system-not-expandable', `${system}#${code} of the expansion of ${canonicalOfShape(of)} is not known here`),
  };
}

function unknownImport(canonical: string): Issue {
  const { url, version } = splitCanonical(canonical);
  if (version === undefined) {
    return error('unknown-import', `Unable to find imported value set ${url}`);
  }
  return error('unknown-import-version', `Unable to find imported value set ${url} version ${version}`);
}

function notExpandable(request: TerminologyRequest, url: string, version: string | undefined): Issue {
  if (version === undefined) {
    const message = `A definition for CodeSystem '${url}' could not be found, so the value set cannot be expanded`;
    return error('system-not-expandable', message);
  }
  const missing = `A definition for CodeSystem '${url}' version '${version}' could not be found, so the value set cannot be expanded.`;
  const known = versionsOfSystem(request.scope, url);
  return known.length === 0
    ? error('no-system-version-to-expand', `${missing} No versions of this code system are known`)
    : error('system-version-not-expandable', `${missing} Valid versions: ${listOfVersions(known)}`);
}
