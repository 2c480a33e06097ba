import type { ComposeClause, ComposeConcept, Concept, ValueSetShape } from '../model/shapes.ts';
import { clauseHolds, compileClause } from '../terminology/clause.ts';
import type { CompiledCodeSystem } from '../terminology/code-system.ts';
import { isInactive } from '../terminology/concept-state.ts';
import { publicationOf } from '../terminology/publication.ts';
import { canonicalOfShape } from '../terminology/supplement.ts';
import { editionFor } from './check-version.ts';
import type { GivenCoding } from './coding.ts';
import type { TerminologyRequest } from './terminology-request.ts';
import type { Notes, Sighting, ValidateOptions } from './validation.ts';
import {
  abstractIssue,
  caseIssue,
  deprecatedInValueSetIssue,
  noSuchCodeIssue,
  notActiveIssue,
  referenceIssue,
  unknownSystemIssue,
} from './validation-issues.ts';

/** One coding being looked for in a value set, and what is noted on the way. */
export interface Search {
  readonly request: TerminologyRequest;
  readonly options: ValidateOptions;
  readonly coding: GivenCoding;
  readonly path: string;
  readonly notes: Notes;
  readonly sighting: Sighting;
  /** Of value sets that were looked into already: many may be composed of the same ones, over and over. */
  readonly verdicts: Map<ValueSetShape, { readonly verdict: Verdict; readonly sighting: Sighting }>;
}

/** Undefined: it cannot be said, because something that is needed is not known. */
export type Verdict = boolean | undefined;

/**
 * Whether one clause of a value set holds the coding, apart from the value sets that it imports. Why a code is refused is
 * noted.
 */
export function isInClause(search: Search, clause: ComposeClause, valueSet: ValueSetShape): Verdict {
  const { request, coding, path, notes, sighting } = search;
  if (clause.system === undefined) return true;
  if (clause.system !== coding.system) return false;
  const named = { ...coding, system: clause.system };
  const { system, version } = editionFor(request, named, { included: clause.version, path, notes });
  if (system === undefined) return unknownEdition(search, { system: clause.system, version });
  noteReference(search, system, valueSet);
  sighting.system = system;
  const entry = held(search, { clause, system, valueSet });
  if (entry === false) return false;
  sighting.version = system.shape.version;
  return true;
}

function unknownEdition(
  { request, options, path, notes }: Search,
  wanted: { readonly system: string; readonly version: string | undefined },
): Verdict {
  if (options.membershipOnly === true) return false;
  const { issue, name } = unknownSystemIssue(request.scope, wanted, path);
  notes.unknownSystems.add(name);
  notes.add(issue);
  return undefined;
}

function noteReference({ notes }: Search, { shape }: CompiledCodeSystem, valueSet: ValueSetShape): void {
  const referred = { type: 'CodeSystem', name: canonicalOfShape(shape), publication: publicationOf(shape) } as const;
  for (const issue of referenceIssue(referred, publicationOf(valueSet))) notes.add(issue);
}

interface InClause {
  readonly clause: ComposeClause;
  readonly system: CompiledCodeSystem;
  readonly valueSet: ValueSetShape;
}

/** The entry by which a clause holds the code, or whether it does; refused codes are noted. */
function held(search: Search, where: InClause): ComposeConcept | boolean {
  const { coding, options, path, notes, sighting } = search;
  const { clause, system, valueSet } = where;
  const compiled = compileClause(clause, system);
  if (!compiled.ok) return false;
  const concept = system.concept(coding.code);
  if (concept === undefined) return unknownCode(search, system, compiled.value.whole);
  const entry = clauseHolds(compiled.value, coding.code);
  if (entry === false) return false;
  sighting.concept = concept;
  if (entry !== true) {
    sighting.entry = entry;
    sighting.entryLanguage = valueSet.language;
  }
  if (refused(search, where, concept)) return false;
  if (options.membershipOnly !== true) noteUse(search, where, entry);
  for (const issue of caseIssue(system, coding.code, path)) notes.add(issue);
  return entry;
}

function unknownCode({ coding, options, path, notes }: Search, system: CompiledCodeSystem, whole: boolean): boolean {
  if (!whole || options.membershipOnly === true) return false;
  notes.add(noSuchCodeIssue(system, coding.code, path));
  // All of the fragment is meant, so the missing part would be a member too: nobody here can say that the code is not.
  return system.shape.content !== 'complete';
}

function refused({ coding, options, path, notes }: Search, { system, valueSet }: InClause, concept: Concept): boolean {
  if (options.abstractAllowed === false && concept.abstract) {
    if (options.membershipOnly !== true) notes.add(abstractIssue(system, coding.code, path));
    return true;
  }
  const activeOnly = options.activeOnly === true || valueSet.inactive === false;
  if (!activeOnly || !isInactive(concept)) return false;
  notes.add(notActiveIssue(coding.code, path));
  return true;
}

const STANDARDS_STATUS = 'http://hl7.org/fhir/StructureDefinition/structuredefinition-standards-status';
const DEPRECATED = 'http://hl7.org/fhir/StructureDefinition/valueset-deprecated';

function noteUse({ coding, path, notes }: Search, { system, valueSet }: InClause, entry: ComposeConcept | true): void {
  if (entry === true) return;
  const status = entry.extensions?.find((each) => each.url === STANDARDS_STATUS)?.valueCode;
  const isDeprecated = entry.extensions?.some((each) => each.url === DEPRECATED) === true;
  const word = status === 'withdrawn' || status === 'deprecated' ? status : isDeprecated ? 'deprecated' : undefined;
  if (word === undefined) return;
  const named = { system: system.shape.url, code: coding.code, status: word };
  notes.add(deprecatedInValueSetIssue(named, valueSet, path));
}
