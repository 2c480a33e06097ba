import { error, type Issue, information } from '../model/issue.ts';
import type { ComposeClause, Concept, ValueSetShape } from '../model/shapes.ts';
import { clauseHolds, compileClause } from '../terminology/clause.ts';
import { membersOfCode } from '../terminology/enumerate.ts';
import { publicationOf } from '../terminology/publication.ts';
import { canonicalOfShape } from '../terminology/supplement.ts';
import { compareVersions } from '../terminology/versions.ts';
import { isInClause, type Search, type Verdict } from './clause-membership.ts';
import { placeOf, wholeOf } from './coding.ts';
import { composeSourceOf } from './compose-source.ts';
import type { TerminologyRequest } from './terminology-request.ts';
import { newNotes, type Sighting, type ValidateOptions } from './validation.ts';
import { noSuchCodeIssue, referenceIssue } from './validation-issues.ts';

/**
 * Whether a value set holds a coding, found out clause by clause: nothing is expanded. Of several clauses the first
 * that holds it decides, editions of a system from the highest down; what is excluded is looked at last.
 */
export function checkMembership(search: Search, valueSet: ValueSetShape): Verdict {
  const known = search.verdicts.get(valueSet);
  const sighting: Sighting = known?.sighting ?? {};
  const verdict = known === undefined ? lookedUp({ ...search, sighting }, valueSet) : known.verdict;
  if (known === undefined) search.verdicts.set(valueSet, { verdict, sighting });
  Object.assign(search.sighting, sighting);
  return verdict;
}

function lookedUp(search: Search, valueSet: ValueSetShape): Verdict {
  const { coding, options, path, notes } = search;
  if (coding.system === undefined && options.inferSystem !== true) {
    notes.add(missingSystemIssue(path));
    return false;
  }
  const placed = coding.system === undefined ? inferred(search, valueSet) : search;
  if (placed === undefined) return false;
  if (valueSet.expansion !== undefined) return inStoredExpansion(placed, valueSet);
  const included = isIncluded(placed, valueSet);
  return included === true && valueSet.exclude.length > 0 ? staysIn(placed, valueSet) : included;
}

function missingSystemIssue(path: string): Issue {
  const message =
    'Coding has no system. A code with no system has no defined meaning, and it cannot be validated. A system should ' +
    'be provided';
  return { severity: 'warning', code: 'missing-system', message, at: wholeOf(path) };
}

function inferred(search: Search, valueSet: ValueSetShape): Search | undefined {
  const systems = inferSystem(search.request, valueSet, search.coding.code);
  const [system] = systems;
  const { code } = search.coding;
  if (systems.length === 1 && system !== undefined) {
    search.sighting.inferredSystem = system;
    return { ...search, coding: { ...search.coding, system }, verdicts: new Map() };
  }
  const unclear = `The System URI could not be determined for the code '${code}' in the ValueSet '${canonicalOfShape(valueSet)}'`;
  search.notes.add(
    systems.length === 0
      ? error('no-system-to-infer', unclear, placeOf('', 'code'))
      : error(
          'cannot-infer-system',
          `${unclear}: value set expansion has multiple matches: [${systems.join(', ')}]`,
          placeOf('', 'code'),
        ),
  );
  return undefined;
}

function isIncluded(search: Search, valueSet: ValueSetShape): Verdict {
  let verdict: Verdict = false;
  for (const clause of clausesFor(search, valueSet)) {
    verdict = isInClause(search, clause, valueSet);
    if (clause.valueSets !== undefined) verdict = isInImports(search, clause, { valueSet, sofar: verdict });
    if (verdict !== false) return verdict;
  }
  return verdict;
}

/** Whether what the value set excludes leaves the code in; if in another edition than it was found in, that is noted. */
function staysIn({ request, coding, sighting }: Search, valueSet: ValueSetShape): boolean {
  const { system = '', code, version } = coding;
  const left = membersOfCode(composeSourceOf(request), valueSet, { system, code });
  if (left.some((each) => each.system.shape.version === sighting.version)) return true;
  const [other] = version === undefined ? left : [];
  if (other === undefined) return false;
  sighting.system = other.system;
  sighting.concept = other.concept;
  sighting.version = other.system.shape.version;
  return true;
}

/** The clauses to look into, in order. */
function clausesFor(search: Search, valueSet: ValueSetShape): readonly ComposeClause[] {
  const { include } = valueSet;
  if (include.length === 1) return include;
  const { version } = search.coding;
  const system = search.coding.system ?? '';
  const isStated = include.some((clause) => clause.system === system && clause.version === version);
  const only = version === undefined ? editionsHolding(search, include, system) : isStated ? [version] : undefined;
  return include
    .filter((clause) => clause.system !== system || only === undefined || only.includes(clause.version ?? ''))
    .toSorted((a, b) =>
      a.system === b.system && a.version !== undefined && b.version !== undefined
        ? compareVersions(b.version, a.version)
        : 0,
    );
}

/**
 * Where clauses name several editions and the coding none: those in which the code is, with the display that was given if
 * there is one, else the highest; undefined if all are as good.
 */
function editionsHolding(
  { request, coding }: Search,
  include: readonly ComposeClause[],
  system: string,
): readonly string[] | undefined {
  const clauses = include.filter((clause) => clause.system === system);
  const named = clauses.map((clause) => clause.version).filter((version) => version !== undefined);
  const versions = [...new Set(named)].sort((a, b) => compareVersions(b, a));
  if (versions.length < 2) return undefined;
  const holding = clauses.filter((clause) => {
    const edition = request.system(system, clause.version).system;
    const compiled = edition === undefined ? undefined : compileClause(clause, edition);
    return compiled?.ok === true && clauseHolds(compiled.value, coding.code) !== false;
  });
  const called = holding.filter((clause) => {
    const concept = request.system(system, clause.version).system?.concept(coding.code);
    return coding.display !== undefined && concept !== undefined && isCalled(concept, coding.display);
  });
  const best = (called.length > 0 ? called : holding).map((clause) => clause.version ?? '');
  if (best.length === clauses.length) return undefined;
  return best.length > 0 ? best : versions.slice(0, 1);
}

function isCalled({ display, designations }: Concept, name: string): boolean {
  return display === name || designations.some((each) => each.value === name);
}

function isInImports(
  search: Search,
  clause: ComposeClause,
  { valueSet, sofar }: { readonly valueSet: ValueSetShape; readonly sofar: Verdict },
): Verdict {
  let verdict = sofar;
  for (const [at, canonical] of (clause.valueSets ?? []).entries()) {
    // What is missing was found before any code was looked at.
    const { shape } = search.request.valueSet(canonical, valueSet);
    if (shape === undefined) return undefined;
    const referred = { type: 'ValueSet', name: canonicalOfShape(shape), publication: publicationOf(shape) } as const;
    for (const issue of referenceIssue(referred, publicationOf(valueSet))) search.notes.add(issue);
    // The code is that of the clause's own system, or of the first value set: the others only narrow.
    const isOwn = clause.system === undefined && at === 0;
    if (verdict === true) verdict = checkMembership(isOwn ? search : { ...search, sighting: {} }, shape);
  }
  return verdict;
}

/** The systems, of those that a value set draws on, in which it holds the code. */
function inferSystem(request: TerminologyRequest, valueSet: ValueSetShape, code: string): readonly string[] {
  const options: ValidateOptions = { mode: 'code', membershipOnly: true };
  return systemsOf(request, valueSet, new Set()).filter((system) => {
    const coding = { system, code };
    const notes = newNotes();
    const search: Search = { request, options, coding, path: '', notes, sighting: {}, verdicts: new Map() };
    return checkMembership(search, valueSet) === true;
  });
}

/** URLs of the systems that a value set names, itself or through others. */
function systemsOf(request: TerminologyRequest, valueSet: ValueSetShape, seen: Set<ValueSetShape>): readonly string[] {
  if (seen.has(valueSet)) return [];
  seen.add(valueSet);
  const own = [...valueSet.include, ...(valueSet.expansion ?? [])].flatMap((each) => each.system ?? []);
  const imported = valueSet.include.flatMap((clause) =>
    (clause.valueSets ?? []).flatMap((canonical) => {
      const { shape } = request.valueSet(canonical, valueSet);
      return shape === undefined ? [] : systemsOf(request, shape, seen);
    }),
  );
  return [...new Set([...own, ...imported])];
}

function inStoredExpansion({ request, coding, path, notes, sighting }: Search, valueSet: ValueSetShape): Verdict {
  const { system = '', version, code } = coding;
  const listed = valueSet.expansion?.find(
    (each) =>
      each.system === system &&
      each.code === code &&
      (version === undefined || each.version === undefined || each.version === version),
  );
  if (listed === undefined) return false;
  const found = request.system(system, listed.version ?? version);
  if (found.system === undefined) {
    notes.add(
      information(
        'unknown-system',
        `The code system ${system} is not known here, only its expansion`,
        placeOf(path, 'system'),
      ),
    );
    return true;
  }
  sighting.system = found.system;
  const concept = found.system.concept(code);
  if (concept === undefined) {
    notes.add(noSuchCodeIssue(found.system, code, path));
    return false;
  }
  sighting.concept = concept;
  sighting.version = found.system.shape.version;
  return true;
}
