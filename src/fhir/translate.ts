import type { MapRelationship } from '../model/definitions.ts';
import { error, type Issue } from '../model/issue.ts';
import { failed, ok, type Result } from '../model/result.ts';
import type { GivenCoding } from '../query/coding.ts';
import {
  type CodingMatch,
  type CodingTranslation,
  findConceptMap,
  isTranslated,
  type MapCoding,
  mapsFor,
  type NoMapMatch,
  type TranslateCodingQuestion,
  translateCodings,
} from '../query/translate-coding.ts';
import { type CompiledConceptMap, compileConceptMap, TURNED } from '../terminology/concept-map.ts';
import { type Json, present, type Resource } from './json.ts';
import type { OperationInput, OperationRow } from './operation.ts';
import type { Arguments } from './parameter-row.ts';
import { type OutParameter, out, parametersResource } from './parameters-out.ts';
import { readConceptMap } from './read-concept-map.ts';
import { RESOLUTION_PARAMETERS } from './resolution-parameters.ts';

/** `ConceptMap/$translate` (R5 operations of ConceptMap, 4.10.17.1; R4 names are taken too). */
export const translateRow: OperationRow = {
  resource: 'ConceptMap',
  code: 'translate',
  levels: ['type', 'instance'],
  definition: 'http://hl7.org/fhir/OperationDefinition/ConceptMap-translate',
  parameters: [
    { name: 'url', type: 'uri' },
    { name: 'conceptMap', type: 'Resource' },
    { name: 'conceptMapVersion', type: 'string' },
    { name: 'sourceCode', type: 'code', aliases: ['code'] },
    { name: 'system', type: 'uri' },
    { name: 'sourceSystem', type: 'uri' },
    { name: 'version', type: 'string', aliases: ['sourceVersion'] },
    { name: 'sourceScope', type: 'uri', aliases: ['source'] },
    { name: 'sourceCoding', type: 'Coding', aliases: ['coding'] },
    { name: 'sourceCodeableConcept', type: 'CodeableConcept', aliases: ['codeableConcept'] },
    { name: 'targetCode', type: 'code', aliases: ['targetcode'] },
    { name: 'targetCoding', type: 'Coding' },
    { name: 'targetCodeableConcept', type: 'CodeableConcept' },
    { name: 'targetScope', type: 'uri', aliases: ['target'] },
    { name: 'targetSystem', type: 'uri', aliases: ['targetsystem'] },
    { name: 'targetVersion', type: 'string' },
    { name: 'reverse', type: 'boolean' },
    { name: 'date', type: 'date' },
    { name: 'displayLanguage', type: 'code' },
    ...RESOLUTION_PARAMETERS,
  ],
  answer,
};

/** How the answer is to be put: R4's `reverse` turns everything round, R5's `targetCode` only the question. */
interface Asked {
  readonly question: TranslateCodingQuestion;
  readonly turned: boolean;
}

function answer(input: OperationInput): Result<Resource> {
  const asked = askedOf(input.given);
  if (!asked.ok) return asked;
  const { question } = asked.value;
  const maps = mapsOf(input, question);
  if (!maps.ok) return maps;
  const translated = translateCodings(input.context.scope, maps.value, question);
  return translated.ok ? ok(translationParameters(translated.value, asked.value, input)) : translated;
}

function mapsOf(input: OperationInput, question: TranslateCodingQuestion): Result<readonly CompiledConceptMap[]> {
  const { given, context, instance } = input;
  const [brought] = given.resources('conceptMap');
  if (brought !== undefined) return ok([compileConceptMap(readConceptMap(brought))]);
  const own = instance === undefined ? undefined : `${instance.url}|${instance.version}`;
  const url = given.text('url') ?? own;
  if (url === undefined) return ok(mapsFor(context.scope, question));
  const version = given.text('conceptMapVersion');
  const found = findConceptMap(context.scope, version === undefined || url.includes('|') ? url : `${url}|${version}`);
  return found.ok ? ok([found.value]) : found;
}

function askedOf(given: Arguments): Result<Asked> {
  const [sourceScope, targetScope] = [given.text('sourceScope'), given.text('targetScope')];
  const sourceSystem = given.text('sourceSystem') ?? given.text('system');
  const targetSystem = given.text('targetSystem');
  const sources = codingsOf(given, 'source', { system: sourceSystem, version: given.text('version') });
  const targets = codingsOf(given, 'target', { system: targetSystem, version: given.text('targetVersion') });
  if (!sources.ok) return sources;
  if (!targets.ok) return targets;
  if (given.flag('reverse') === true && sources.value.length > 0) {
    const scopes = { sourceScope: targetScope, targetScope: sourceScope };
    const question = { codings: sources.value, reverse: true, answerSystem: targetSystem, ...scopes };
    return ok({ question, turned: true });
  }
  const scopes = { sourceScope, targetScope };
  if (sources.value.length > 0) {
    const question = { codings: sources.value, reverse: false, answerSystem: targetSystem, ...scopes };
    return ok({ question, turned: false });
  }
  if (targets.value.length === 0) return failed(nothingToTranslate());
  const question = { codings: targets.value, reverse: true, answerSystem: sourceSystem, ...scopes };
  return ok({ question, turned: false });
}

function nothingToTranslate(): Issue {
  const message =
    'There is nothing to translate: give sourceCode and system, sourceCoding or sourceCodeableConcept, or targetCode ' +
    'and targetSystem, targetCoding or targetCodeableConcept.';
  return error('missing-parameter', message, { parameter: 'sourceCode' });
}

function codingsOf(
  given: Arguments,
  side: 'source' | 'target',
  { system, version }: { readonly system: string | undefined; readonly version: string | undefined },
): Result<readonly MapCoding[]> {
  const concept = given.concept(`${side}CodeableConcept`)?.codings ?? [];
  const coding = given.coding(`${side}Coding`);
  const code = given.text(`${side}Code`);
  const all: readonly GivenCoding[] =
    concept.length > 0
      ? concept
      : coding !== undefined
        ? [coding]
        : code === undefined
          ? []
          : [{ code, system, version }];
  const complete = all.flatMap((each) => (each.system === undefined ? [] : [{ ...each, system: each.system }]));
  if (complete.length === all.length) return ok(complete);
  const name = side === 'source' ? 'system' : 'targetSystem';
  const message = `The parameter ${name} is missing: a code means nothing without its system.`;
  return failed(error('missing-parameter', message, { parameter: name }));
}

function translationParameters(translation: CodingTranslation, asked: Asked, input: OperationInput): Resource {
  const { matches, noMaps, maps } = translation;
  const result = isTranslated(translation);
  return parametersResource([
    out('result', 'valueBoolean', result),
    out('message', 'valueString', result ? undefined : messageOf(translation, maps.length)),
    ...matches.map((match) => matchParameter(match, asked, input)),
    ...noMaps.map((noMap) => noMapParameter(noMap, input)),
  ]);
}

function messageOf({ noMaps }: CodingTranslation, maps: number): string {
  if (noMaps.length > 0) return 'The code was looked at, and has no mapping.';
  return maps === 0 ? 'No concept map is known that covers this.' : 'The concept map says nothing of this code.';
}

function matchParameter(match: CodingMatch, { question, turned }: Asked, { dialect }: OperationInput): OutParameter {
  const { source, target, relationship, comment, originMap, targetShape } = match;
  const shown = turned ? source : target;
  return {
    name: 'match',
    part: [
      { name: 'concept', valueCoding: codingElement(shown) },
      ...relationshipParts(turned ? TURNED[relationship] : relationship, dialect),
      ...(question.reverse && !turned ? [{ name: 'source', valueCoding: codingElement(source) }] : []),
      ...(targetShape?.product ?? []).map(productPart),
      ...(comment === undefined ? [] : [{ name: 'comment', valueString: comment }]),
      { name: 'originMap', valueCanonical: originMap },
    ],
  };
}

function relationshipParts(relationship: MapRelationship, dialect: OperationInput['dialect']): readonly Json[] {
  return Object.entries(dialect.mapRelationship(relationship)).map(([name, valueCode]) => ({ name, valueCode }));
}

/** R4 and R5 name what a mapping also yields by other elements. */
function productPart(product: Json): Json {
  const coding =
    product.valueCoding ?? present({ system: product.system, code: product.value, display: product.display });
  return {
    name: 'product',
    part: [
      { name: 'attribute', valueUri: product.attribute ?? product.property },
      { name: 'value', valueCoding: coding },
    ],
  };
}

function codingElement({ system, version, code, display }: MapCoding): Json {
  return present({ system, version, code, display });
}

/** That there is no target is an answer too, and not the same as silence. */
function noMapParameter({ source, comment, originMap }: NoMapMatch, { dialect }: OperationInput): OutParameter {
  return {
    name: 'match',
    part: [
      ...dialect.noMapMatch,
      { name: 'source', valueCoding: codingElement(source) },
      ...(comment === undefined ? [] : [{ name: 'comment', valueString: comment }]),
      { name: 'originMap', valueCanonical: originMap },
    ],
  };
}
