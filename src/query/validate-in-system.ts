import { error, type Issue, warning } from '../model/issue.ts';
import type { CompiledCodeSystem } from '../terminology/code-system.ts';
import { checkDisplay } from './check-display.ts';
import { checkUse } from './check-use.ts';
import { type CodeValidation, type GivenCoding, placeOf, type ValidateOptions, validation } from './coding.ts';
import { displayIn } from './languages.ts';
import { resolveCodeSystem, type Scope } from './scope.ts';
import { unknownSystemIssue } from './unknown-system.ts';

/**
 * Whether a coding is one of its code system (FHIR `CodeSystem/$validate-code`). Always an answer: that the system is
 * unknown, the code wrong or the display another's stands in its issues (`unknown-system`, `unknown-system-version`,
 * `invalid-code`, `code-in-fragment`, `invalid-display`, `inactive-code`).
 */
export function validateInSystem(scope: Scope, coding: GivenCoding, options: ValidateOptions): CodeValidation {
  const { system: url = '', version, code } = coding;
  const found = resolveCodeSystem(scope, url, version);
  if (!found.ok) {
    return validation(coding, {
      issues: [unknownSystemIssue(scope, coding, options.path)],
      causedByUnknownSystem: version === undefined ? url : `${url}|${version}`,
    });
  }
  const system = found.value.value;
  const concept = system.concept(code);
  if (concept === undefined)
    return validation(coding, { system, issues: [noSuchCodeIssue(system, code, options.path)] });
  const preferred = { value: concept.display, language: system.shape.language };
  return validation(coding, {
    system,
    concept,
    display: displayIn(concept, preferred, options.languages).value,
    issues: [
      ...checkUse(coding, { system, concept }, options),
      ...checkDisplay(coding, { system, concept, preferred: concept.display }, options),
    ],
  });
}

/** That a system lacks a code. A fragment may just not hold it, so there it is only a warning (`code-in-fragment`). */
export function noSuchCodeIssue(system: CompiledCodeSystem, code: string, path: string): Issue {
  const { url, version, content } = system.shape;
  const place = placeOf(path, 'code');
  if (content === 'complete') {
    return error('invalid-code', `Unknown code '${code}' in the CodeSystem '${url}' version '${version}'`, place);
  }
  const message =
    `Unknown Code '${code}' in the CodeSystem '${url}' version '${version}' - note that the code system is labeled ` +
    'as a fragment, so the code may be valid in some other fragment';
  return warning('code-in-fragment', message, place);
}
