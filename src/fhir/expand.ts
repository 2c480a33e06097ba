import { sha256 } from '../model/digest.ts';
import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import { isInactive } from '../query/concept-status.ts';
import { type Expansion, expand } from '../query/expand.ts';
import { type Display, displayIn } from '../query/languages.ts';
import type { Member } from '../terminology/value-set.ts';
import { descriptiveElements } from './canonical.ts';
import { propertiesOf, propertyValue, uriOfProperty } from './concept-properties.ts';
import { type DesignationElement, otherDesignations } from './designations.ts';
import type { ContainsProperty } from './dialect.ts';
import { expansionParameters } from './expansion-parameters.ts';
import { type Json, listed, type Resource } from './json.ts';
import type { OperationInput, OperationRow } from './operation.ts';
import { subjectOf } from './subject.ts';
import { composeElement } from './value-set.ts';

/** `ValueSet/$expand` (R5 operations of ValueSet, 4.9.20.1). Expansions are flat. */
export const expandRow: OperationRow = {
  resource: 'ValueSet',
  code: 'expand',
  levels: ['type', 'instance'],
  definition: 'http://hl7.org/fhir/OperationDefinition/ValueSet-expand',
  parameters: [
    { name: 'url', type: 'uri' },
    // SMART Forms rewrites `url|version` to `url&version=`.
    { name: 'valueSetVersion', type: 'string', aliases: ['version'] },
    { name: 'filter', type: 'string' },
    { name: 'date', type: 'date' },
    { name: 'offset', type: 'integer' },
    { name: 'count', type: 'integer' },
    { name: 'includeDesignations', type: 'boolean' },
    { name: 'designation', type: 'string', repeats: true },
    { name: 'includeDefinition', type: 'boolean' },
    { name: 'activeOnly', type: 'boolean' },
    { name: 'excludeNested', type: 'boolean' },
    { name: 'excludeNotForUI', type: 'boolean' },
    { name: 'excludePostCoordinated', type: 'boolean' },
    { name: 'displayLanguage', type: 'code' },
    { name: 'property', type: 'code', repeats: true },
    // Clauses of our value sets all name a version, so there is no gap for these to fill.
    { name: 'system-version', type: 'canonical', repeats: true },
    { name: 'default-valueset-version', type: 'canonical', repeats: true },
    { name: 'check-system-version', type: 'canonical', repeats: true, refused: true },
    { name: 'force-system-version', type: 'canonical', repeats: true, refused: true },
    { name: 'exclude-system', type: 'canonical', repeats: true, refused: true },
    { name: 'valueSet', type: 'Resource', refused: true },
    { name: 'context', type: 'uri', refused: true },
    { name: 'contextDirection', type: 'code', refused: true },
    { name: 'useSupplement', type: 'canonical', repeats: true, refused: true },
    { name: 'tx-resource', type: 'Resource', repeats: true, refused: true },
  ],
  answer: (input) => {
    const found = expansionFor(input);
    return found.ok ? ok(expansionResource(found.value, input)) : found;
  },
};

function expansionFor(input: OperationInput): Result<Expansion> {
  const { given, context } = input;
  const { scope, limits } = context;
  const subject = subjectOf(input, { url: 'url', version: 'valueSetVersion' });
  if (!subject.ok) return subject;
  const refused = given.texts('designation').find((token) => !LANGUAGE_TOKEN.test(token) && !token.includes('|'));
  if (refused !== undefined) return failed(notAToken(refused));
  const question = {
    ...subject.value,
    filter: given.text('filter'),
    activeOnly: given.flag('activeOnly'),
    offset: given.whole('offset'),
    count: given.whole('count'),
  };
  return expand(scope, question, limits);
}

const LANGUAGE_TOKEN = /^(?:urn:ietf:bcp:47\|)?([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*)$/;

function notAToken(token: string) {
  const message = `The parameter designation is "${token}"; expected a token such as urn:ietf:bcp:47|de.`;
  return error('invalid-parameter', message, { parameter: 'designation' });
}

function expansionResource(expansion: Expansion, input: OperationInput): Resource {
  const { valueSet, snapshot, total, members } = expansion;
  const { given, dialect } = input;
  const properties = propertyCodes(expansion, input);
  const offset = given.whole('offset') ?? (given.whole('count') === undefined ? undefined : 0);
  const parameter = expansionParameters(expansion, input);
  return {
    resourceType: 'ValueSet',
    ...descriptiveElements({ value: valueSet, snapshot }, snapshot.dictionary.settings),
    ...(given.flag('includeDefinition') === true ? { compose: composeElement(valueSet, dialect) } : {}),
    expansion: {
      ...merged(
        unclosed(expansion),
        dialect.expansionProperties(properties.map((code) => ({ code, ...uriPart(code) }))),
      ),
      identifier: identifierOf(expansion, parameter, input),
      timestamp: `${snapshot.name.date}T00:00:00Z`,
      total,
      ...(offset === undefined ? {} : { offset }),
      parameter,
      ...listed(
        'contains',
        members.map((member) => containsElement(member, expansion, input)),
      ),
    },
  };
}

/** Two parts of one element, either of which may bring extensions. */
function merged(a: Json, b: Json): Json {
  const extension = [a.extension, b.extension].flatMap((each) => (Array.isArray(each) ? each : []));
  return { ...a, ...b, ...listed('extension', extension) };
}

/** An expansion drawn from a fragment may lack codes, and says so. */
function unclosed({ systems }: Expansion): Json {
  const fragments = systems.filter((system) => system.shape.content === 'fragment');
  if (fragments.length === 0) return {};
  const reasons = fragments.map((system) => ({
    url: 'http://hl7.org/fhir/StructureDefinition/valueset-unclosed-reason',
    valueString: `This extension is based on a fragment of the code system ${system.shape.url}`,
  }));
  return {
    extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/valueset-unclosed', valueBoolean: true }, ...reasons],
  };
}

/** The same question to the same release has the same identifier, from any server. */
function identifierOf(
  { valueSet, snapshot }: Expansion,
  parameter: readonly Json[],
  { dialect }: OperationInput,
): string {
  const { url, version } = valueSet.shape;
  const hex = sha256(JSON.stringify([snapshot.name.digest, dialect.fhirVersion, url, version, parameter]));
  // RFC 9562, version 8: bits of our own making, of which 6 tell so.
  const groups = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return `urn:uuid:${groups.join('-')}`;
}

/** Properties to show: those asked for, and the status of codes that are out of use. */
function propertyCodes({ members }: Expansion, { given }: OperationInput): readonly string[] {
  const status = members.some((member) => isInactive(member.concept)) ? ['status'] : [];
  return [...new Set([...given.texts('property'), ...status])];
}

function uriPart(code: string) {
  const uri = uriOfProperty(code);
  return uri === undefined ? {} : { uri };
}

function containsElement(member: Member, expansion: Expansion, input: OperationInput): Json {
  const { system, concept, display } = member;
  const { languages, dialect } = input;
  const shown = displayIn(concept, { value: display, language: system.shape.language }, languages);
  const { url, version } = system.shape;
  const editions = expansion.systems.filter((each) => each.shape.url === url);
  return {
    system: url,
    // Only needed to tell two editions apart; else the parameter used-codesystem says it once.
    ...(editions.length > 1 ? { version } : {}),
    ...(concept.abstract ? { abstract: true } : {}),
    ...(isInactive(concept) ? { inactive: true } : {}),
    code: concept.code,
    display: shown.value,
    ...listed('designation', designationsFor(member, shown, input)),
    ...dialect.containsProperties(propertiesFor(member, input)),
  };
}

function designationsFor(member: Member, shown: Display, { given }: OperationInput): readonly DesignationElement[] {
  const tokens = given.texts('designation');
  if (given.flag('includeDesignations') !== true && tokens.length === 0) return [];
  const all = otherDesignations(member.concept, member.system, shown);
  return tokens.length === 0 ? all : all.filter((each) => tokens.some((token) => isMeant(each, token)));
}

/** A token names a language, `urn:ietf:bcp:47|de`, or a use, `system|code`. */
function isMeant({ language, use }: DesignationElement, token: string): boolean {
  const wanted = LANGUAGE_TOKEN.exec(token)?.[1];
  return wanted === undefined
    ? `${use?.system}|${use?.code}` === token
    : language?.toLowerCase() === wanted.toLowerCase();
}

function propertiesFor({ concept, system }: Member, { given }: OperationInput): readonly ContainsProperty[] {
  const wanted = new Set([...given.texts('property'), ...(isInactive(concept) ? ['status'] : [])]);
  const definition = concept.definition === undefined || !wanted.has('definition') ? [] : [concept.definition];
  return [
    ...definition.map((text) => ({ code: 'definition', value: { valueString: text } })),
    ...propertiesOf(concept, system.shape)
      .filter((property) => wanted.has(property.code))
      .map((property) => ({ code: property.code, value: propertyValue(property) })),
  ];
}
