import { error, type Issue, warning } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { Concept } from '../model/shapes.ts';
import type { CompiledCodeSystem } from '../terminology/code-system.ts';
import { isInactive, statusWord } from '../terminology/concept-state.ts';
import { namesOf, preferredName } from '../terminology/displays.ts';
import { publicationOf } from '../terminology/publication.ts';
import { canonicalOfShape } from '../terminology/supplement.ts';
import { checkDisplay } from './check-display.ts';
import { checkMembership } from './check-membership.ts';
import type { Verdict } from './clause-membership.ts';
import { placeOf } from './coding.ts';
import { findValueSetShape, supplementNamed } from './find-in-scope.ts';
import { obstaclesOf } from './prepare-value-set.ts';
import {
  hasErrors,
  type Notes,
  newNotes,
  type PlacedCoding,
  type Sighting,
  type Validation,
  type ValidationQuestion,
} from './validation.ts';
import {
  noSuchCodeIssue,
  notInIssue,
  noValidCodingIssue,
  referenceIssue,
  statusIssue,
  thisOneNotInIssue,
  unknownSystemIssue,
} from './validation-issues.ts';

/** What was found out of one of the codings. */
interface Judged {
  readonly placed: PlacedCoding;
  readonly verdict: Verdict;
  readonly sighting: Sighting;
}

/**
 * Whether codings are in a value set (FHIR `$validate-code`); of several, any is enough. Almost always an answer: what
 * is wrong stands in its issues. Fails only where the question or the value set cannot be used.
 */
export function validateCodings(codings: readonly PlacedCoding[], question: ValidationQuestion): Result<Validation> {
  const { request, valueSet } = question;
  const { fatal, missing } = obstaclesOf(request, valueSet);
  if (fatal.length > 0) return failed(...fatal);
  if (missing !== undefined) return ok(withoutImport(codings, question, missing));
  const notes = newNotes();
  const publication = publicationOf(valueSet);
  const name = canonicalOfShape(valueSet);
  if (question.wholeSystem !== true) {
    for (const issue of referenceIssue({ type: 'ValueSet', name, publication }, publication)) notes.add(issue);
  }
  const judged = codings.map((placed) => judge(placed, question, notes));
  softenUnchecked(judged, question, notes);
  return ok(answerOf(judged, question, notes));
}

function withoutImport(
  codings: readonly PlacedCoding[],
  { request, options }: ValidationQuestion,
  { url, version }: { readonly url: string; readonly version: string | undefined },
): Validation {
  const canonical = version === undefined ? url : `${url}|${version}`;
  const message = `A definition for the value Set '${canonical}' could not be found`;
  const coding = options.mode === 'codeableConcept' ? undefined : codings[0]?.coding;
  const system = coding?.system === undefined ? undefined : request.systemIn(coding.system, undefined);
  return {
    result: false,
    issues: [error('unknown-value-set', message)],
    code: coding?.code,
    system: coding?.system,
    version: coding?.version ?? (system?.shape.version || undefined),
    unknownSystems: [],
    causedByUnknownSystems: [],
  };
}

function judge(placed: PlacedCoding, question: ValidationQuestion, notes: Notes): Judged {
  const { request, valueSet, options } = question;
  const { coding, path } = placed;
  const sighting: Sighting = {};
  const verdict = checkMembership({ request, options, coding, path, notes, sighting, verdicts: new Map() }, valueSet);
  const judged: Judged = { placed, verdict, sighting };
  if (verdict === false && question.wholeSystem !== true && options.mode === 'codeableConcept') {
    notes.add(thisOneNotInIssue(coding, valueSet, path));
  }
  if (verdict === true) noteDisplay(judged, question, notes);
  else if (options.membershipOnly !== true) explain(judged, question, notes);
  return judged;
}

function noteDisplay({ placed, sighting }: Judged, { options }: ValidationQuestion, notes: Notes): void {
  const { system, concept } = sighting;
  if (system === undefined || concept === undefined || options.membershipOnly === true) return;
  const coding = { ...placed.coding, system: placed.coding.system ?? sighting.inferredSystem };
  const named = { coding, system, names: namesOfSighting(sighting, system, concept), path: placed.path };
  for (const issue of checkDisplay(named, options)) notes.add(issue);
}

function namesOfSighting({ entry, entryLanguage }: Sighting, system: CompiledCodeSystem, concept: Concept) {
  return namesOf(system, concept, entry, entryLanguage);
}

/** Why a coding is not in: perhaps its system is no system, or not known, or lacks the code; or its display is wrong. */
function explain(judged: Judged, question: ValidationQuestion, notes: Notes): void {
  const { placed, sighting } = judged;
  const { coding, path } = placed;
  const url = coding.system ?? sighting.inferredSystem;
  if (url === undefined) return;
  const { request } = question;
  if (!isAbsolute(url)) notes.add(relativeIssue(question, path));
  const { system } = request.system(url, coding.version);
  if (system === undefined) {
    noteUnknown({ url, version: coding.version, path }, question, notes);
    return;
  }
  const referred = {
    type: 'CodeSystem',
    name: canonicalOfShape(system.shape),
    publication: publicationOf(system.shape),
  } as const;
  for (const issue of referenceIssue(referred, publicationOf(question.valueSet))) notes.add(issue);
  const concept = system.concept(coding.code);
  if (concept === undefined) {
    if (!saysUnknown(notes, path)) notes.add(noSuchCodeIssue(system, coding.code, path));
    return;
  }
  sighting.system ??= system;
  sighting.concept ??= concept;
  sighting.version ??= system.shape.version;
  const named = { coding, system, names: namesOfSighting(sighting, system, concept), path };
  for (const issue of checkDisplay(named, question.options)) notes.add(issue);
}

/** Once is enough, in whichever edition it was looked for first. */
function saysUnknown({ issues }: Notes, path: string): boolean {
  const { expression } = placeOf(path, 'code');
  return issues.some(
    ({ code, at }) => (code === 'invalid-code' || code === 'code-in-fragment') && at?.expression === expression,
  );
}

function isAbsolute(url: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]*:/.test(url);
}

function relativeIssue({ options }: ValidationQuestion, path: string): Issue {
  const message = 'Coding.system must be an absolute reference, not a local reference';
  const place = options.mode === 'code' ? { expression: 'system' } : placeOf(path, 'system');
  return error('relative-system', message, place);
}

interface UnknownSystem {
  readonly url: string;
  readonly version: string | undefined;
  readonly path: string;
}

function noteUnknown({ url, version, path }: UnknownSystem, { request }: ValidationQuestion, notes: Notes): void {
  const place = placeOf(path, 'system');
  if (findValueSetShape(request.scope, url, undefined) !== undefined) {
    const message = `The Coding references a value set, not a code system ('${url}')`;
    notes.add(error('system-is-value-set', message, place));
    return;
  }
  const supplement = supplementNamed(request.scope, url);
  if (supplement !== undefined) {
    notes.add(supplementIssue(canonicalOfShape(supplement), path));
    return;
  }
  const { issue, name } = unknownSystemIssue(request.scope, { system: url, version }, path);
  notes.unknownSystems.add(name);
  notes.add(issue);
}

/** That a supplement stands where a code system should. */
export function supplementIssue(canonical: string, path: string): Issue {
  const message = `CodeSystem ${canonical} is a supplement, so can't be used as a value in Coding.system`;
  return error('system-is-supplement', message, placeOf(path, 'system'));
}

const UNCHECKED: ReadonlySet<Issue['code']> = new Set([
  'unknown-system',
  'unknown-system-version',
  'no-system-version',
]);

/** Any coding is enough: one that could not be looked at is no fault where another was found. */
function softenUnchecked(judged: readonly Judged[], { options }: ValidationQuestion, notes: Notes): void {
  if (options.mode !== 'codeableConcept' || !judged.some((each) => each.verdict === true)) return;
  for (const { placed, verdict } of judged) {
    if (verdict === true) continue;
    const { expression } = placeOf(placed.path, 'system');
    const { system, version } = placed.coding;
    const message = `The code system '${version === undefined ? system : `${system}|${version}`}' is not known here, so this coding was not checked`;
    const soft = warning('coding-not-checked', message, placeOf(placed.path, 'system'));
    notes.replace((issue) => UNCHECKED.has(issue.code) && issue.at?.expression === expression, soft);
  }
}

function answerOf(judged: readonly Judged[], question: ValidationQuestion, notes: Notes): Validation {
  const { options } = question;
  const chosen = judged.find((each) => each.verdict === true);
  const isOut = chosen === undefined && judged.every((each) => each.verdict === false);
  if (isOut) noteOut(judged, question, notes);
  const shown = chosen ?? (options.mode === 'codeableConcept' ? undefined : judged[0]);
  const state = stateOf(judged, chosen, options.membershipOnly === true);
  if (state !== undefined) notes.add(state.issue);
  const result = chosen !== undefined && !hasErrors(notes.issues);
  const unknown = [...notes.unknownSystems];
  return {
    result,
    issues: gravestFirst(notes.issues),
    ...(shown === undefined ? {} : shownParts(shown, options.languages)),
    ...(state === undefined ? {} : { inactive: state.inactive, status: state.status }),
    unknownSystems: isOut ? unknown : [],
    causedByUnknownSystems: isOut || result ? [] : unknown,
  };
}

/** That nothing was found to be in. Of a code system it is only said where nothing else explains it. */
function noteOut([first]: readonly Judged[], { options, valueSet, wholeSystem }: ValidationQuestion, notes: Notes) {
  if (wholeSystem === true && hasErrors(notes.issues)) return;
  notes.add(
    options.mode === 'codeableConcept' || first === undefined
      ? noValidCodingIssue(valueSet)
      : notInIssue(first.placed.coding, valueSet, first.placed.path),
  );
}

const GRAVITY = { error: 0, warning: 1, information: 2 } as const;

/** The verdict, then what explains it: errors, warnings, remarks. */
function gravestFirst(issues: readonly Issue[]): readonly Issue[] {
  const isVerdict = ({ code, severity }: Issue): boolean =>
    code === 'no-valid-coding' || (code === 'not-in-value-set' && severity === 'error');
  return issues.toSorted(
    (a, b) => GRAVITY[a.severity] - GRAVITY[b.severity] || Number(isVerdict(b)) - Number(isVerdict(a)),
  );
}

function shownParts(
  { placed, sighting }: Judged,
  languages: ValidationQuestion['options']['languages'],
): Pick<Validation, 'code' | 'system' | 'version' | 'display' | 'normalizedCode'> {
  const { coding } = placed;
  const { system, concept } = sighting;
  const names = system === undefined || concept === undefined ? [] : namesOfSighting(sighting, system, concept);
  const name = preferredName(names, languages) ?? preferredName(names, undefined);
  return {
    code: coding.code,
    system: coding.system ?? sighting.inferredSystem,
    version: (sighting.version ?? system?.shape.version ?? coding.version) || undefined,
    display: name?.value,
    normalizedCode: concept === undefined || concept.code === coding.code ? undefined : concept.code,
  };
}

/** Whether the code that is shown may still be used, else the first of which that is known. */
function stateOf(judged: readonly Judged[], chosen: Judged | undefined, membershipOnly: boolean) {
  const relevant = chosen === undefined ? judged : [chosen, ...judged];
  for (const { placed, sighting } of membershipOnly ? [] : relevant) {
    const { concept } = sighting;
    if (concept === undefined) continue;
    const inactive = isInactive(concept);
    const word = statusWord(concept);
    if (!inactive && word?.toLowerCase() !== 'deprecated') continue;
    const issue = statusIssue(concept, placed.coding.code, { path: placed.path, inactive });
    return { issue, ...(inactive ? { inactive } : {}), status: word === 'inactive' ? undefined : word };
  }
  return undefined;
}
