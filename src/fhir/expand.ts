import { sha256 } from '../model/digest.ts';
import { keyOf } from '../model/ids.ts';
import { error } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { ValueSetShape } from '../model/shapes.ts';
import { type ExpandedNode, type Expansion, expand } from '../query/expand.ts';
import { findValueSetShape } from '../query/find-in-scope.ts';
import type { Languages } from '../query/languages.ts';
import type { Scope } from '../query/scope.ts';
import type { TerminologyRequest } from '../query/terminology-request.ts';
import { isInactive } from '../terminology/concept-state.ts';
import { type ConceptName, namesOf, preferredName } from '../terminology/displays.ts';
import { descriptiveElements } from './canonical.ts';
import { type DesignationElement, otherNames } from './designations.ts';
import { expansionParameters } from './expansion-parameters.ts';
import {
  type CodeProperty,
  expansionPropertiesOf,
  extensionsOfCode,
  propertiesOfCode,
} from './expansion-properties.ts';
import { sinceOf } from './held.ts';
import { asObject, type Json, listed, type Resource } from './json.ts';
import type { OperationInput, OperationRow } from './operation.ts';
import type { Arguments } from './parameter-row.ts';
import { languagesFor, RESOLUTION_PARAMETERS } from './resolution-parameters.ts';
import { composeElement } from './value-set.ts';
import { valueSetSubject } from './value-set-subject.ts';

/** `ValueSet/$expand` (R5 operations of ValueSet, 4.9.20.1). */
export const expandRow: OperationRow = {
  resource: 'ValueSet',
  code: 'expand',
  levels: ['type', 'instance'],
  definition: 'http://hl7.org/fhir/OperationDefinition/ValueSet-expand',
  parameters: [
    { name: 'url', type: 'uri' },
    { name: 'valueSet', type: 'Resource' },
    // SMART Forms rewrites `url|version` to `url&version=`.
    { name: 'valueSetVersion', type: 'string', aliases: ['version'] },
    { name: 'filter', type: 'string', aliases: ['term'] },
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
    { name: 'exclude-system', type: 'canonical', repeats: true, refused: true },
    { name: 'context', type: 'uri', refused: true },
    { name: 'contextDirection', type: 'code', refused: true },
    ...RESOLUTION_PARAMETERS,
  ],
  answer: (input) => {
    const made = expansionFor(input);
    return made.ok ? ok(expansionResource(made.value, input)) : made;
  },
};

/** An expansion and what it was made with. */
interface Made {
  readonly expansion: Expansion;
  readonly request: TerminologyRequest;
  readonly given: Arguments;
  readonly languages: Languages | undefined;
}

function expansionFor(input: OperationInput): Result<Made> {
  const refused = input.given.texts('designation').find((token) => !LANGUAGE_TOKEN.test(token) && !token.includes('|'));
  if (refused !== undefined) return failed(notAToken(refused));
  const subject = valueSetSubject(input);
  if (!subject.ok) return subject;
  const { valueSet, request } = subject.value;
  const given = withOwnParameters(input.given, valueSet);
  const question = {
    filter: given.text('filter'),
    activeOnly: given.flag('activeOnly'),
    excludeAbstract: given.flag('excludeNotForUI'),
    // Form renderers look at the first level only, so value sets of ours are flat unless a tree is asked for.
    tree: !(given.flag('excludeNested') ?? valueSet.original === undefined) && given.whole('count') === undefined,
    offset: given.whole('offset'),
    count: given.whole('count'),
  };
  const expansion = expand(request, valueSet, { question, limits: input.context.limits });
  if (!expansion.ok) return expansion;
  return ok({ expansion: expansion.value, request, given, languages: languagesFor(input, valueSet) });
}

/** A value set may say itself how it wants to be expanded; what the request says counts more. */
function withOwnParameters(given: Arguments, { parameters = [] }: ValueSetShape): Arguments {
  if (parameters.length === 0) return given;
  const own = (name: string) => parameters.filter((each) => each.name === name).map((each) => each.value);
  const asFlag = (value: unknown) =>
    value === true || value === 'true' ? true : value === undefined ? undefined : false;
  return {
    ...given,
    flag: (name) => given.flag(name) ?? asFlag(own(name)[0]),
    texts: (name) => [...new Set([...given.texts(name), ...own(name).filter((each) => typeof each === 'string')])],
  };
}

const LANGUAGE_TOKEN = /^(?:urn:ietf:bcp:47\|)?([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*)$/;

function notAToken(token: string) {
  const message = `The parameter designation is "${token}"; expected a token such as urn:ietf:bcp:47|de.`;
  return error('invalid-parameter', message, { parameter: 'designation' });
}

function expansionResource(made: Made, input: OperationInput): Resource {
  const { expansion, given } = made;
  const { context, dialect } = input;
  const contains = expansion.nodes.map((node) => containsElement(node, made));
  const offset = given.whole('offset') ?? (given.whole('count') === undefined ? undefined : 0);
  const parameter = expansionParameters(expansion, made);
  return {
    resourceType: 'ValueSet',
    ...describedElements(expansion.valueSet, input, given.flag('includeDefinition') === true),
    expansion: {
      ...merged(
        unclosed(expansion),
        dialect.expansionProperties(expansionPropertiesOf(contains.flatMap((each) => allProperties(each)))),
      ),
      identifier: identifierOf(expansion, parameter, input),
      timestamp: `${context.scope.primary.name.date}T00:00:00Z`,
      total: expansion.total,
      ...(offset === undefined ? {} : { offset }),
      ...listed('parameter', parameter),
      ...listed(
        'contains',
        contains.map((each) => written(each, input)),
      ),
    },
  };
}

/** What an expansion repeats of its value set; its definition only where that was asked for. */
function describedElements(valueSet: ValueSetShape, { context, dialect }: OperationInput, whole: boolean): Json {
  const { original } = valueSet;
  if (original === undefined) {
    const { primary } = context.scope;
    const snapshot = snapshotOf(context.scope, valueSet);
    const described = descriptiveElements({ value: { shape: valueSet }, snapshot }, primary.dictionary.settings);
    const key = keyOf(valueSet.source);
    return {
      ...described,
      // As a read has it: the day since which it is as it is, not that of the release that was asked.
      ...('date' in described ? { date: sinceOf({ key, snapshot }, context) } : {}),
      ...(whole ? { compose: composeElement({ shape: valueSet }, dialect) } : {}),
    };
  }
  const { resourceType: _, expansion: _expansion, text: _text, ...rest } = original;
  const kept = Object.entries(rest).filter(([name]) => whole || REPEATED.has(name.replace(/^_/, '')));
  // FHIR asks for a status in any case.
  return { ...Object.fromEntries(kept), ...(rest.status === undefined ? { status: 'unknown' } : {}) };
}

const REPEATED: ReadonlySet<string> = new Set([
  'language',
  'url',
  'identifier',
  'version',
  'name',
  'title',
  'status',
  'experimental',
  'date',
]);

function snapshotOf(scope: Scope, { url, version }: ValueSetShape) {
  return findValueSetShape(scope, url, version)?.snapshot ?? scope.primary;
}

/** Two parts of one element, either of which may bring extensions. */
function merged(a: Json, b: Json): Json {
  const extension = [a.extension, b.extension].flatMap((each) => (Array.isArray(each) ? each : []));
  return { ...a, ...b, ...listed('extension', extension) };
}

/** An expansion drawn from a fragment may lack codes, and says so. */
function unclosed({ source }: Expansion): Json {
  const fragments = source.systems.filter((system) => system.shape.content === 'fragment');
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
  { valueSet }: Expansion,
  parameter: readonly Json[],
  { context, dialect }: OperationInput,
): string {
  const { url, version, original } = valueSet;
  const { digest } = context.scope.primary.name;
  const hex = sha256(JSON.stringify([digest, dialect.fhirVersion, url, version, original, parameter]));
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

/** A code as `expansion.contains`, its properties still apart: R4 and R5 write those differently. */
interface Contained {
  readonly extensions: readonly Json[];
  readonly element: Json;
  readonly properties: readonly CodeProperty[];
  readonly children: readonly Contained[];
}

function containsElement({ code, children }: ExpandedNode, made: Made): Contained {
  const { system, concept, entry, entryLanguage, versioned } = code;
  const { languages, given } = made;
  const names = namesOf(system, concept, entry, entryLanguage);
  const shown =
    preferredName(names, languages) ?? (languages?.only === true ? undefined : preferredName(names, undefined));
  return {
    extensions: extensionsOfCode(code),
    element: {
      system: system.shape.url,
      ...(versioned && system.shape.version !== '' ? { version: system.shape.version } : {}),
      ...(concept.abstract ? { abstract: true } : {}),
      ...(isInactive(concept) ? { inactive: true } : {}),
      code: concept.code,
      ...(shown === undefined ? {} : { display: shown.value }),
      ...listed('designation', designationsFor(names, shown, given)),
    },
    properties: propertiesOfCode(code, given.texts('property')),
    children: children.map((child) => containsElement(child, made)),
  };
}

function allProperties({ properties, children }: Contained): readonly CodeProperty[] {
  return [...properties, ...children.flatMap(allProperties)];
}

function written({ extensions, element, properties, children }: Contained, input: OperationInput): Json {
  return {
    ...merged(listed('extension', extensions), input.dialect.containsProperties(properties)),
    ...element,
    ...listed(
      'contains',
      children.map((child) => written(child, input)),
    ),
  };
}

function designationsFor(
  names: readonly ConceptName[],
  shown: ConceptName | undefined,
  given: Arguments,
): readonly DesignationElement[] {
  const tokens = given.texts('designation');
  if (given.flag('includeDesignations') !== true && tokens.length === 0) return [];
  const all = otherNames(names, shown);
  return tokens.length === 0 ? all : all.filter((each) => tokens.some((token) => isMeant(each, token)));
}

/** A token names a language, `urn:ietf:bcp:47|de`, or a use, `system|code`. */
function isMeant({ language, use }: DesignationElement, token: string): boolean {
  const wanted = LANGUAGE_TOKEN.exec(token)?.[1];
  const coding = asObject(use);
  return wanted === undefined
    ? `${coding?.system}|${coding?.code}` === token
    : language?.toLowerCase() === wanted.toLowerCase();
}
