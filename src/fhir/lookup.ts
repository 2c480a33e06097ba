import { error, type Issue } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { Concept } from '../model/shapes.ts';
import { type LookupAnswer, type LookupQuestion, lookup } from '../query/lookup.ts';
import { openTerminology } from '../query/terminology-request.ts';
import { isInactive } from '../terminology/concept-state.ts';
import { type ConceptName, namesOf, preferredName } from '../terminology/displays.ts';
import { supplementsUsed } from '../terminology/supplement.ts';
import { propertiesOf, propertyValue } from './concept-properties.ts';
import { nameElements } from './designations.ts';
import type { Json, Resource } from './json.ts';
import type { OperationInput, OperationRow } from './operation.ts';
import { type OutParameter, out, parametersResource } from './parameters-out.ts';
import { languagesFor, RESOLUTION_PARAMETERS, resolutionOf } from './resolution-parameters.ts';
import { subjectOf } from './subject.ts';

/** `CodeSystem/$lookup` (R5 operations of CodeSystem, 4.8.17.1; there also at instance level, here in R4 too). */
export const lookupRow: OperationRow = {
  resource: 'CodeSystem',
  code: 'lookup',
  levels: ['type', 'instance'],
  definition: 'http://hl7.org/fhir/OperationDefinition/CodeSystem-lookup',
  parameters: [
    { name: 'code', type: 'code' },
    { name: 'system', type: 'uri', aliases: ['url'] },
    { name: 'version', type: 'string' },
    { name: 'coding', type: 'Coding' },
    { name: 'date', type: 'date' },
    { name: 'displayLanguage', type: 'code' },
    { name: 'property', type: 'code', repeats: true },
    ...RESOLUTION_PARAMETERS,
  ],
  answer: (input) => {
    const question = questionOf(input);
    if (!question.ok) return question;
    const resolution = resolutionOf(input.given);
    if (!resolution.ok) return resolution;
    const found = lookup(openTerminology(input.context.scope, resolution.value), question.value);
    return found.ok ? ok(lookupParameters(found.value, input)) : found;
  },
};

function questionOf(input: OperationInput): Result<LookupQuestion> {
  const { given } = input;
  const coding = given.coding('coding');
  const code = given.text('code') ?? coding?.code;
  if (code === undefined) return failed(missing('code'));
  const subject = subjectOf(input, { url: 'system', version: 'version' }, coding?.system);
  if (!subject.ok) return subject;
  const { url, version } = subject.value;
  return ok({ system: url, version: version ?? coding?.version, code });
}

function missing(parameter: string): Issue {
  return error('missing-parameter', `The parameter ${parameter} is missing: give code and system, or coding.`, {
    parameter,
  });
}

function lookupParameters(answer: LookupAnswer, input: OperationInput): Resource {
  const { concept, system } = answer;
  const { shape } = system;
  const wanted = input.given.texts('property');
  const isWanted = (name: string): boolean => wanted.length === 0 || wanted.includes('*') || wanted.includes(name);
  const names = namesOf(system, concept);
  const shown = preferredName(names, languagesFor(input, undefined)) ?? preferredName(names, undefined);
  return parametersResource([
    // FHIR asks for a name in any case; systems of others need not have one.
    out('name', 'valueString', shape.name || shape.url),
    out('version', 'valueString', shape.version || undefined),
    // FHIR asks for a display in any case.
    out('display', 'valueString', shown?.value ?? concept.code),
    out('definition', 'valueString', isWanted('definition') ? concept.definition : undefined),
    out('abstract', 'valueBoolean', concept.abstract),
    out('system', 'valueUri', shape.url),
    out('code', 'valueCode', concept.code),
    ...(isWanted('designation') ? designationParameters(names) : []),
    ...propertyParameters(answer)
      .filter((property) => isWanted(property.code))
      .map(propertyParameter),
    ...supplementsUsed(system).map((canonical) => out('used-supplement', 'valueCanonical', canonical)),
  ]);
}

/** All its names, the one shown among them: which language that is in is said nowhere else. */
function designationParameters(names: readonly ConceptName[]): readonly OutParameter[] {
  return nameElements(names).map(({ language, use, value, source }) => ({
    name: 'designation',
    part: [
      out('language', 'valueCode', language),
      out('use', 'valueCoding', use),
      out('value', 'valueString', value),
      out('source', 'valueCanonical', source),
    ].filter((part) => part !== undefined),
  }));
}

interface FoundProperty {
  readonly code: string;
  readonly value: Json;
  readonly description?: string;
}

function propertyParameters({ concept, system, parents, children }: LookupAnswer): readonly FoundProperty[] {
  const own = propertiesOf(concept, system.shape).filter(({ code }) => !COMPUTED.has(code) || isDeclared(code, system));
  return [
    ...relatives('parent', parents),
    ...relatives('child', children),
    ...(isDeclared('inactive', system) ? [] : [{ code: 'inactive', value: { valueBoolean: isInactive(concept) } }]),
    ...own.map((property) => ({ code: property.code, value: propertyValue(property) })),
  ];
}

/** Given for every code here, so not taken from its properties once more. */
const COMPUTED: ReadonlySet<string> = new Set(['parent', 'inactive']);

function isDeclared(code: string, { shape }: LookupAnswer['system']): boolean {
  return shape.properties.some((each) => each.code === code);
}

function relatives(code: string, concepts: readonly Concept[]): readonly FoundProperty[] {
  return concepts.map((each) => ({ code, value: { valueCode: each.code }, description: each.display }));
}

function propertyParameter({ code, value, description }: FoundProperty): OutParameter {
  return {
    name: 'property',
    part: [
      { name: 'code', valueCode: code },
      { name: 'value', ...value },
      ...(description === undefined ? [] : [{ name: 'description', valueString: description }]),
    ],
  };
}
